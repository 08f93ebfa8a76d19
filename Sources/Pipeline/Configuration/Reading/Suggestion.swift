/// `; did you mean "…"?` when one of the candidates is close to the word, else what there is, else nothing.
func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
    let candidates = candidates.sorted()
    if let nearest = nearest(to: word, among: candidates) { return "; did you mean \"\(nearest)\"?" }
    guard !candidates.isEmpty else { return "" }
    guard candidates.count > 12 else { return "; there is " + candidates.map { "\"\($0)\"" }.joined(separator: ", ") }
    return "; there is " + candidates.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + " and more"
}

/// The candidate that a slip of the finger turns into `word`.
func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(limit + 1))
    guard letters.count <= limit else { return nil }
    let allowed = max(1, letters.count / 3)
    return
        candidates
        .map { (candidate: $0, distance: distance(letters, Array($0.lowercased().unicodeScalars.prefix(limit + 1)))) }
        .filter { $0.distance <= allowed }
        .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?.candidate
}

/// Longer words are not compared, so that comparing costs next to nothing.
private let limit = 64

/// How many letters have to be put in, left out, changed or swapped with their neighbour.
private func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    guard !one.isEmpty, !other.isEmpty else { return max(one.count, other.count) }
    var before: [Int] = []
    var row = Array(0...other.count)
    for i in one.indices {
        var next = [i + 1]
        for j in other.indices {
            var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (one[i] == other[j] ? 0 : 1))
            if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { cost = min(cost, before[j - 1] + 1) }
            next.append(cost)
        }
        (before, row) = (row, next)
    }
    return row[other.count]
}
