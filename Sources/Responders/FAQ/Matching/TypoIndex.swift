/// Finds the known words a mistyped one may have meant.
///
/// Every known word is filed under what is left of its beginning when letters are dropped. Two words within the same
/// number of slips share such a remainder, so looking one up takes a few dozen steps, however many words there are.
/// A remainder is kept as a hash: what is found is measured again, so a clash costs time and never an answer.
struct TypoIndex {
    /// How a word may be read, and by how many slips.
    struct Reading {
        var number: Int32
        var slips: Int
        var isFiller: Bool
    }

    private struct Known {
        var letters: [UInt32]
        var number: Int32
        var isFiller: Bool
    }

    /// Only the beginning is filed, which bounds the remainders of one word.
    private static let prefix = 7
    private static let lengths = 4...Slips.longest

    private var words: [Known] = []
    /// The words by the hash of their remainders, bucket after bucket.
    private var hashes: [UInt32] = []
    private var filed: [Int32] = []
    /// Where the bucket of a hash's first bits begins.
    private var buckets: [Int32] = [0, 0]
    private var shift: UInt32 = 31

    init(_ known: [(text: String, number: Int32, isFiller: Bool)]) {
        var pairs: [UInt64] = []
        // In the order of their letters, whatever order they came in.
        for word in known.sorted(by: { $0.text < $1.text }) {
            let letters = word.text.unicodeScalars.map(\.value)
            guard Self.lengths.contains(letters.count) else { continue }
            let index = UInt64(words.count)
            words.append(Known(letters: letters, number: word.number, isFiller: word.isFiller))
            Self.remainders(of: letters) { pairs.append(UInt64($0) << 32 | index) }
        }
        pairs.sort()
        hashes = pairs.map { UInt32($0 >> 32) }
        filed = pairs.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
        // About one hash to a bucket.
        while shift > 8, hashes.count >> (32 - Int(shift)) > 0 { shift -= 1 }
        buckets = [Int32](repeating: 0, count: (1 << (32 - Int(shift))) + 1)
        for hash in hashes { buckets[Int(hash >> shift) + 1] += 1 }
        for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
    }

    /// The likeliest reading of a word that is not known; `nil` when none is likely.
    ///
    /// Pupils seldom miss the first letter, and a short word with another letter in it is usually another word: four
    /// letters may only be swapped, one slip is for five and more, two are for eight and more.
    func reading(of text: String) -> Reading? {
        let letters = text.unicodeScalars.map(\.value)
        guard Self.lengths.contains(letters.count) else { return nil }
        var best: Reading?
        var measured: [Int32] = []
        Self.remainders(of: letters) { hash in
            let bucket = Int(hash >> shift)
            for place in Int(buckets[bucket])..<Int(buckets[bucket + 1])
            where hashes[place] == hash && !measured.contains(filed[place]) {
                measured.append(filed[place])
                let word = words[Int(filed[place])]
                guard let slips = Self.likelySlips(letters, word.letters) else { continue }
                let reading = Reading(number: word.number, slips: slips, isFiller: word.isFiller)
                if best.map({ Self.isLikelier(reading, $0) }) ?? true { best = reading }
            }
        }
        return best
    }

    /// The same slips: a word of the entries is likelier than an everyday one.
    private static func isLikelier(_ one: Reading, _ other: Reading) -> Bool {
        (one.slips, one.isFiller ? 1 : 0, one.number) < (other.slips, other.isFiller ? 1 : 0, other.number)
    }

    private static func likelySlips(_ typed: [UInt32], _ known: [UInt32]) -> Int? {
        let shorter = min(typed.count, known.count)
        let allowed = shorter < 8 ? 1 : 2
        guard abs(typed.count - known.count) <= allowed else { return nil }
        guard typed[0] == known[0] || (typed[0] == known[1] && typed[1] == known[0]) else { return nil }
        if shorter == 4 { return Slips.isSwap(typed, known) ? 1 : nil }
        let slips = Slips.count(typed, known)
        return slips <= allowed ? slips : nil
    }

    /// The hashes of a word's beginning with none, one, and for long words two letters dropped.
    private static func remainders(of letters: [UInt32], _ body: (UInt32) -> Void) {
        let count = min(letters.count, prefix)
        func hash(skipping first: Int, _ second: Int) -> UInt32 {
            var hash: UInt32 = 2_166_136_261
            for index in 0..<count where index != first && index != second {
                hash = (hash ^ letters[index]) &* 16_777_619
            }
            // The last step spreads what differs late over the first bits, which choose the bucket.
            return (hash ^ (hash >> 15)) &* 0x9E37_79B1
        }
        // No letter has the place -1, so nothing is skipped there.
        body(hash(skipping: -1, -1))
        for first in 0..<count {
            body(hash(skipping: first, -1))
            guard letters.count >= 8 else { continue }
            for second in 0..<first { body(hash(skipping: first, second)) }
        }
    }
}

/// How many slips of the finger lie between two words.
enum Slips {
    /// Longer words are not compared.
    static let longest = 32

    /// Letters left out, put in, changed, or swapped with their neighbour.
    ///
    /// Both words must be at most ``longest`` long.
    static func count(_ a: [UInt32], _ b: [UInt32]) -> Int {
        var before = InlineArray<33, UInt8>(repeating: 0)
        var previous = InlineArray<33, UInt8>(repeating: 0)
        var row = InlineArray<33, UInt8>(repeating: 0)
        for j in 0...b.count { previous[j] = UInt8(truncatingIfNeeded: j) }
        for i in a.indices {
            row[0] = UInt8(truncatingIfNeeded: i + 1)
            for j in b.indices {
                var slips = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { slips = min(slips, before[j - 1] + 1) }
                row[j + 1] = slips
            }
            (before, previous) = (previous, row)
        }
        return Int(previous[b.count])
    }

    /// Whether the words differ by two neighbours that changed places.
    static func isSwap(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        guard a.count == b.count, let first = a.indices.first(where: { a[$0] != b[$0] }), first + 1 < a.count else {
            return false
        }
        return a[first] == b[first + 1] && a[first + 1] == b[first]
            && a[(first + 2)...].elementsEqual(b[(first + 2)...])
    }
}
