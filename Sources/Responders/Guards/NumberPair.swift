/// Two numbers that make a third with the words around them: "one more than six", "the sum of 3 and 4", "15 is 5 too many".
struct NumberPair {
    private let first, second: Double
    /// The words that matter, of the same sentence: some before the first, all in between, some behind the second.
    private let before, middle, after: ArraySlice<String>

    init(_ first: SaidNumber, _ second: SaidNumber, in words: [String]) {
        (self.first, self.second) = (first.value, second.value)
        let before = words[max(0, first.place.lowerBound - 6)..<first.place.lowerBound]
        self.before = before.lastIndex(where: Self.isEnd).map { before[($0 + 1)...] } ?? before
        var middle = words[first.place.upperBound..<second.place.lowerBound].filter { !SpokenSums.fillers.contains($0) }
        // The sign belongs to the number behind it.
        if second.value < 0, middle.last.map({ $0 == "-" || NumberWords.signs.contains($0) }) == true {
            middle.removeLast()
        }
        // "Seven than" without anything between is said of no sum.
        let isBare = middle.count == 1 && words[first.place.upperBound] != middle[0] && Self.than.contains(middle[0])
        self.middle = isBare || middle.contains(where: Self.isEnd) ? [] : middle[...]
        after = words[second.place.upperBound...].prefix(8).prefix { !Self.isEnd($0) }
    }

    private static func isEnd(_ word: String) -> Bool { SpokenSums.ends.contains(word) }

    /// What is calculated from both.
    var calculated: Double? {
        guard let head = middle.first, let tail = middle.last else { return nil }
        if Self.than.contains(tail) {
            if Self.more.contains(head) { return first + second }
            if Self.less.contains(head) { return second - first }
        }
        if middle.count == 1, Self.less.contains(head) || head == "from" && says(Self.takenAway) {
            return second - first
        }
        if Self.joined.contains(head), middle.count == 1, let named = nameOfBoth { return named }
        if middle.count <= 3, Self.joined.contains(head) || middle.count <= 2 {
            if middle.contains(where: Self.adding.contains) { return first + second }
            if Self.takenAway.contains(tail) { return first - second }
        }
        return nil
    }

    /// What "the sum of" or "the number between" is, of two numbers that are joined by "and".
    private var nameOfBoth: Double? {
        if says(["sum", "summe", "somme"]) { return first + second }
        if says(["product", "produkt", "produit"]) { return first * second }
        if says(["difference", "differenz"]) { return abs(first - second) }
        if says(["quotient"]) { return first / second }
        guard says(Self.inBetween) else { return nil }
        return inTheMiddle ?? (says(Self.primes) ? onlyPrime : nil)
    }

    /// What both point at from either side, or the one away from the other.
    var pointedAt: Double? {
        guard let tail = middle.last else { return nil }
        // "more than six but less than eight"
        if Self.than.contains(tail), middle.contains(where: Self.less.contains), says(Self.more), first < second {
            return inTheMiddle
        }
        // "not 7 and not 9, but the number between them"
        if let place = after.firstIndex(where: Self.inBetween.contains),
            after[(place + 1)...].first.map(Self.both.contains) == true
        {
            return inTheMiddle
        }
        // "not 4, but one more"
        if says(Self.negations), let word = after.first, after.dropFirst().first.map(Self.than.contains) != true {
            if Self.more.contains(word) { return first + second }
            if Self.less.contains(word) { return first - second }
        }
        // "15 is five too many"
        for words in [middle, after] {
            guard let place = words.firstIndex(where: Self.too.contains),
                let word = words[(place + 1)...].first
            else { continue }
            let (small, large) = (min(first, second), max(first, second))
            if Self.much.contains(word) { return large - small }
            if Self.little.contains(word) { return large + small }
        }
        return nil
    }

    private func says(_ words: Set<String>) -> Bool { before.contains(where: words.contains) }

    private var inTheMiddle: Double? { abs(second - first) == 2 ? (first + second) / 2 : nil }

    /// The prime number between two small numbers, if there is one and no other.
    private var onlyPrime: Double? {
        guard first >= 0, second <= 100, first + 1 < second, first == first.rounded(), second == second.rounded() else {
            return nil
        }
        let found = (Int(first) + 1..<Int(second)).filter { number in
            number > 1 && !(2..<number).contains { number.isMultiple(of: $0) }
        }
        return found.count == 1 ? Double(found[0]) : nil
    }

    private static let primes: Set = ["prime", "primzahl", "premier", "primo"]
    private static let than: Set = ["than", "als", "que", "di"]
    private static let more: Set = [
        "more", "greater", "larger", "bigger", "higher", "older", "above", "over", "mehr", "grosser", "alter", "plus",
        "mas",
        "longer", "later", "further", "beyond",
    ]
    private static let less: Set = [
        "less", "fewer", "smaller", "lower", "younger", "below", "under", "short", "shy", "weniger", "kleiner", "moins",
        "menos", "shorter", "earlier",
    ]
    private static let joined: Set = ["and", "und", "et", "y", "e", ","]
    private static let adding: Set = ["add", "added", "plus", "another", "addiere", "ajoute", "suma", "increased"]
    private static let takenAway: Set = [
        "subtract", "subtracted", "minus", "take", "taken", "away", "remove", "removed", "decreased", "reduced",
    ]
    private static let inBetween: Set = ["between", "zwischen", "entre"]
    private static let negations: Set = ["not", "t", "nicht", "pas", "no", "kein", "keine"]
    private static let both: Set = ["them", "these", "those", "both", "the", "beiden", "ihnen"]
    private static let too: Set = ["too", "zu"]
    private static let much: Set = [
        "many", "much", "big", "large", "high", "far", "great", "viel", "viele", "gross", "hoch",
    ]
    private static let little: Set = ["few", "little", "small", "low", "wenig", "wenige", "klein", "niedrig"]
}
