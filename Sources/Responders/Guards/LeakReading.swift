/// One way to read a text, and all that it says in numbers: worked out once, however many answers it is held against.
struct LeakReading {
    let words: [String]
    let numbers: [SaidNumber]
    /// Calculations that are written out.
    let sums: [Arithmetic]
    let spoken: SpokenSums
    let equations: [LinearEquation]

    init(_ text: String) { self.init(words: LeakWords(text).words) }

    init(words: [String]) {
        self.words = words
        numbers = SaidNumber.all(in: words)
        sums = Arithmetic.all(in: words, numbers)
        spoken = SpokenSums(words, numbers)
        equations = LinearEquation.all(in: words)
    }

    private static let stops: Set = [".", "!", "?"]

    /// The words of the sentence that something stands in.
    func sentence(around place: Range<Int>) -> [String] {
        let start = words[..<place.lowerBound].lastIndex { Self.stops.contains($0) }.map { $0 + 1 } ?? 0
        let end = words[place.upperBound...].firstIndex { Self.stops.contains($0) } ?? words.endIndex
        return Array(words[start..<end])
    }

    /// Whether what stands there is part of a question.
    func isAsked(_ place: Int) -> Bool { words[place...].first { Self.stops.contains($0) } == "?" }
}
