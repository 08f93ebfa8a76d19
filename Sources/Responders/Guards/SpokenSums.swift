/// Numbers that are told by other numbers: "one more than six", "half of seventy", "the whole number between 3 and 5".
struct SpokenSums {
    /// What is told so, and where.
    let told: [(value: Double, place: Range<Int>)]

    init(_ words: [String], _ numbers: [SaidNumber]) {
        guard !numbers.isEmpty else {
            told = []
            return
        }
        var told: [(Double, Range<Int>)] = []
        var previous: SaidNumber?
        for number in numbers {
            for value in Self.around(number, words) {
                // Where the words before it begin, so that "is twice 5" is seen to follow "is".
                let start = (1...4).first { back in
                    let place = number.place.lowerBound - back
                    return place < 0 || !Self.fillers.contains(words[place]) && !Self.leading.contains(words[place])
                }.map { max(0, number.place.lowerBound - $0 + 1) }
                told.append((value, (start ?? number.place.lowerBound)..<number.place.upperBound))
            }
            if let last = previous, last.place.upperBound <= number.place.lowerBound,
                number.place.lowerBound - last.place.upperBound <= 8
            {
                for value in Self.between(last, number, words) {
                    told.append((value, last.place.lowerBound..<number.place.upperBound))
                }
            }
            // Of readings that overlap the longest is the one to go on from.
            if previous.map({ $0.place.overlaps(number.place) && $0.place.count > number.place.count }) != true {
                previous = number
            }
        }
        self.told = told
    }

    /// What one number makes with the words around it.
    private static func around(_ number: SaidNumber, _ words: [String]) -> [Double] {
        let (first, end) = (number.place.lowerBound, number.place.upperBound)
        var before = words[max(0, first - 5)..<first]
        if let cut = before.lastIndex(where: { ends.contains($0) }) { before = before[(cut + 1)...] }
        let after = words[end...].prefix(2)
        let value = number.value
        var told: [Double] = []
        let near = before.filter { !fillers.contains($0) }.suffix(2)
        if let last = near.last {
            if doubles.contains(last) { told.append(value * 2) }
            if triples.contains(last) { told.append(value * 3) }
            // "a third of 63"
            if before.last == "of" || before.last == "von" || before.last == "de",
                let part = NumberWords.denominator(of: last), part >= 2
            {
                told.append(value / part)
            } else if last == "half" || last == "halb" {
                told.append(value / 2)
            }
            if opposites.contains(last) { told.append(-value) }
            if successors.contains(last) || following.contains(last) && isCounted(before) { told.append(value + 1) }
            if predecessors.contains(last) || preceding.contains(last) && isCounted(before) { told.append(value - 1) }
        }
        if let next = after.first {
            if next == "doubled" || next == "verdoppelt" { told.append(value * 2) }
            if next == "tripled" { told.append(value * 3) }
            if next == "halved" || next == "halbiert" { told.append(value / 2) }
            if next == "squared" { told.append(value * value) }
            // "twenty tens"
            if let group = groups[next] { told.append(value * group) }
        }
        // "a dozen and a half" is no twelve and a half.
        let own = words[number.place]
        if own.last == "half", let group = own.lazy.compactMap({ groups[$0] }).first, value == group + 0.5 {
            told.append(group * 1.5)
        }
        return told
    }

    /// What two numbers make with the words between them.
    private static func between(_ first: SaidNumber, _ second: SaidNumber, _ words: [String]) -> [Double] {
        let middle = words[first.place.upperBound..<second.place.lowerBound].filter { !fillers.contains($0) }
        guard !middle.isEmpty, !middle.contains(where: ends.contains) else { return [] }
        let (a, b) = (first.value, second.value)
        var before = words[max(0, first.place.lowerBound - 6)..<first.place.lowerBound]
        if let cut = before.lastIndex(where: { ends.contains($0) }) { before = before[(cut + 1)...] }
        let (head, tail) = (middle[0], middle[middle.count - 1])
        if than.contains(tail) {
            if middle.count == 1, words[first.place.upperBound] != tail { return [] }
            if more.contains(head) { return [a + b] }
            if less.contains(head) { return [b - a] }
        }
        if middle.count == 1, less.contains(head) || head == "from" && before.contains(where: takenAway.contains) {
            return [b - a]
        }
        if joined.contains(head), middle.count == 1 {
            if before.contains("sum") || before.contains("summe") || before.contains("somme") { return [a + b] }
            if before.contains("product") || before.contains("produkt") || before.contains("produit") { return [a * b] }
            if before.contains("difference") || before.contains("differenz") { return [abs(a - b)] }
            if before.contains("quotient") { return [a / b] }
            if before.contains(where: inBetween.contains), abs(b - a) == 2 { return [(a + b) / 2] }
            if before.contains(where: inBetween.contains), before.contains(where: primes.contains),
                let prime = onlyPrime(between: a, b)
            {
                return [prime]
            }
        }
        if middle.count <= 3, joined.contains(head) || middle.count <= 2 {
            let verb = tail
            if adding.contains(verb) || middle.contains(where: adding.contains) { return [a + b] }
            if takenAway.contains(verb) { return [a - b] }
        }
        // "more than six but less than eight"
        if than.contains(tail), middle.contains(where: less.contains), before.contains(where: more.contains), b - a == 2
        {
            return [a + 1]
        }
        return []
    }

    /// The prime number between two small numbers, if there is one and no other.
    private static func onlyPrime(between a: Double, _ b: Double) -> Double? {
        guard a >= 0, b <= 100, a + 1 < b, a == a.rounded(), b == b.rounded() else { return nil }
        let found = (Int(a) + 1..<Int(b)).filter { number in
            number > 1 && !(2..<number).contains { number.isMultiple(of: $0) }
        }
        return found.count == 1 ? Double(found[0]) : nil
    }

    /// Whether it is about numbers that follow each other, and not about steps.
    private static func isCounted(_ before: ArraySlice<String>) -> Bool { before.contains(where: counted.contains) }

    private static let groups: [String: Double] = [
        "tens": 10, "dozen": 12, "dozens": 12, "hundred": 100, "hundreds": 100, "thousand": 1_000, "thousands": 1_000,
    ]
    private static let primes: Set = ["prime", "primzahl", "premier", "primo"]
    private static let ends: Set = [".", "!", "?", ":", ";"]
    private static let fillers: Set = [
        "the", "a", "an", "of", "by", "is", "exactly", "just", "it", "that", "right", "directly", "immediately",
        "number", "years", "dollars", "one's", "then", "der", "die", "das", "le", "la", "el", "von", "de", "to", "them",
        "als", "que", "comes", "which", "integer", "whole",
    ]
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
    private static let doubles: Set = [
        "twice", "double", "doubled", "doppelt", "doppelte", "double", "doble", "zweimal",
    ]
    private static let triples: Set = ["thrice", "triple", "dreimal", "dreifache"]
    private static let leading = doubles.union(triples).union(successors).union(predecessors).union(following)
        .union(preceding).union(opposites).union(["half", "halb", "third", "quarter", "tenth"])
    private static let opposites: Set = ["opposite", "gegenzahl", "oppose", "opuesto", "negation"]
    private static let successors: Set = ["successor", "nachfolger", "successeur", "sucesor"]
    private static let predecessors: Set = ["predecessor", "vorganger", "predecesseur", "predecesor"]
    private static let following: Set = ["after", "following", "follows", "nach", "apres", "despues", "behind"]
    private static let preceding: Set = ["before", "preceding", "precedes", "vor", "avant", "antes"]
    private static let inBetween: Set = ["between", "zwischen", "entre"]
    private static let counted: Set = [
        "number", "integer", "digit", "right", "just", "directly", "immediately", "comes", "zahl", "direkt", "nombre",
        "numero", "one",
    ]
}
