/// Numbers that are told by other numbers: "one more than six", "half of seventy", "the whole number between 3 and 5".
struct SpokenSums {
    /// What is told so, and where.
    let told: [Told]

    struct Told {
        let value: Double
        let place: Range<Int>
        /// Whether nobody says so who does not mean this number.
        var isSure = false
    }

    init(_ words: [String], _ numbers: [SaidNumber]) {
        var told: [Told] = []
        var previous: SaidNumber?
        for number in numbers {
            for value in Self.around(number, words) {
                // Where the words before it begin, so that "is twice 5" is seen to follow "is".
                let start = (1...4).first { back in
                    let place = number.place.lowerBound - back
                    return place < 0 || !Self.fillers.contains(words[place]) && !Self.leading.contains(words[place])
                }.map { max(0, number.place.lowerBound - $0 + 1) }
                let place = (start ?? number.place.lowerBound)..<number.place.upperBound
                told.append(Told(value: value, place: place))
            }
            if let last = previous, last.place.upperBound <= number.place.lowerBound,
                number.place.lowerBound - last.place.upperBound <= 8
            {
                let place = last.place.lowerBound..<number.place.upperBound
                let pair = NumberPair(last, number, in: words)
                if let value = pair.pointedAt { told.append(Told(value: value, place: place, isSure: true)) }
                if let value = pair.calculated { told.append(Told(value: value, place: place)) }
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

    /// Whether it is about numbers that follow each other, and not about steps.
    private static func isCounted(_ before: ArraySlice<String>) -> Bool { before.contains(where: counted.contains) }

    private static let groups: [String: Double] = [
        "tens": 10, "dozen": 12, "dozens": 12, "hundred": 100, "hundreds": 100, "thousand": 1_000, "thousands": 1_000,
    ]
    static let ends: Set = [".", "!", "?", ":", ";"]
    static let fillers: Set = [
        "the", "a", "an", "of", "by", "is", "exactly", "just", "it", "that", "right", "directly", "immediately",
        "number", "years", "dollars", "one's", "then", "der", "die", "das", "le", "la", "el", "von", "de", "to", "them",
        "als", "que", "comes", "which", "integer", "whole",
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
    private static let counted: Set = [
        "number", "integer", "digit", "right", "just", "directly", "immediately", "comes", "zahl", "direkt", "nombre",
        "numero", "one",
    ]
}
