/// Finds the known words a mistyped one may have meant.
///
/// Every known word is filed under itself and under what is left of its beginning when letters are dropped. Two words
/// within the same number of slips share such a remainder, so a look-up costs a few dozen searches, however many words
/// there are. A remainder is kept as a hash: what is found is measured again, so a clash costs time and never an answer.
struct TypoIndex {
    /// How a word may be read, and by how many slips.
    struct Reading { var number: Int32, slips: Int, isFiller: Bool }

    private struct Filed { var hash: UInt32, word: Int32 }

    /// Only the beginning is filed, which bounds the remainders of one word.
    private static let prefix = 7
    private static let shortest = 4
    private static let longest = 32

    private var words: [(letters: [UInt32], number: Int32, isFiller: Bool)] = []
    private var filed: [Filed] = []

    init(_ known: [(text: String, number: Int32, isFiller: Bool)]) {
        for word in known {
            let letters = word.text.unicodeScalars.map(\.value)
            guard (Self.shortest...Self.longest).contains(letters.count) else { continue }
            let index = Int32(words.count)
            words.append((letters, word.number, word.isFiller))
            Self.remainders(of: letters) { filed.append(Filed(hash: $0, word: index)) }
        }
        filed.sort { ($0.hash, $0.word) < ($1.hash, $1.word) }
    }

    /// The likeliest reading of a word that is not known; `nil` when none is likely.
    ///
    /// Pupils seldom miss the first letter, and a short word with another letter in it is usually another word:
    /// four letters may only be swapped, one slip is for five and more, two are for eight and more.
    func reading(of text: String) -> Reading? {
        let letters = text.unicodeScalars.map(\.value)
        guard (Self.shortest...Self.longest).contains(letters.count) else { return nil }
        let allowed = Self.allowedSlips(letters.count)
        var best: Reading?
        Self.remainders(of: letters) { hash in
            for filed in filed[firstFiled(hash)...] {
                guard filed.hash == hash else { break }
                let word = words[Int(filed.word)]
                guard word.letters[0] == letters[0] || Self.startsSwapped(word.letters, letters) else { continue }
                let slips = Self.slips(letters, word.letters, atMost: allowed)
                guard slips <= min(allowed, Self.allowedSlips(word.letters.count)) else { continue }
                if letters.count == 4 || word.letters.count == 4 {
                    guard letters.count != word.letters.count || Self.isSwap(letters, word.letters) else { continue }
                    guard letters.count + word.letters.count > 8 || Self.isSwap(letters, word.letters) else { continue }
                }
                // The same slips: a word of the entries is likelier than an everyday one; then the smaller number.
                if let found = best,
                    (found.slips, found.isFiller ? 1 : 0, found.number) <= (slips, word.isFiller ? 1 : 0, word.number)
                {
                    continue
                }
                best = Reading(number: word.number, slips: slips, isFiller: word.isFiller)
            }
        }
        return best
    }

    private static func allowedSlips(_ length: Int) -> Int { length < 8 ? 1 : 2 }

    private func firstFiled(_ hash: UInt32) -> Int {
        var low = 0
        var high = filed.count
        while low < high {
            let middle = (low + high) / 2
            if filed[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The hashes of a word's beginning with none, one, and for long words two letters dropped.
    private static func remainders(of letters: [UInt32], _ body: (UInt32) -> Void) {
        let count = min(letters.count, prefix)
        // Hashing goes letter by letter, skipping up to two; the numbers differ from any index, so -1 skips nothing.
        func hash(skipping first: Int, _ second: Int) -> UInt32 {
            var hash: UInt32 = 2_166_136_261
            for index in 0..<count where index != first && index != second {
                hash = (hash ^ letters[index]) &* 16_777_619
            }
            return hash
        }
        body(hash(skipping: -1, -1))
        for first in 0..<count {
            body(hash(skipping: first, -1))
            guard letters.count >= 8 else { continue }
            for second in 0..<first { body(hash(skipping: first, second)) }
        }
    }

    private static func startsSwapped(_ a: [UInt32], _ b: [UInt32]) -> Bool { a[0] == b[1] && a[1] == b[0] }

    private static func isSwap(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        guard a.count == b.count, let first = a.indices.first(where: { a[$0] != b[$0] }), first + 1 < a.count else {
            return false
        }
        return a[first] == b[first + 1] && a[first + 1] == b[first]
            && a[(first + 2)...].elementsEqual(b[(first + 2)...])
    }

    /// Letters left out, put in, changed, or swapped with their neighbour; counting stops above `limit`.
    static func slips(_ a: [UInt32], _ b: [UInt32], atMost limit: Int) -> Int {
        guard abs(a.count - b.count) <= limit else { return limit + 1 }
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            var smallest = i + 1
            for j in b.indices {
                var slips = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { slips = min(slips, before[j - 1] + 1) }
                row.append(slips)
                smallest = min(smallest, slips)
            }
            if smallest > limit { return limit + 1 }
            (before, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
