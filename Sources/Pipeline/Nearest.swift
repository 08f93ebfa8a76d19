/// The candidate that somebody who wrote `word` most likely meant; `nil` when none is close.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let near = candidates.map { (name: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
        .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let near, near.distance <= max(1, min(word.count, near.name.count) / 2) else { return nil }
    return near.name
}

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour to get from one to the other.
private func editDistance(_ a: String, _ b: String) -> Int {
    // Long words are compared by their beginnings: nobody mistypes a novel, and hostile input must not cost a square.
    let (a, b) = (Array(a.unicodeScalars.prefix(64)), Array(b.unicodeScalars.prefix(64)))
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
        var next = [i + 1]
        for j in b.indices {
            var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
            next.append(cost)
        }
        (before, row) = (row, next)
    }
    return row[b.count]
}
