/// One way to read a text, and all that it says in numbers: worked out once, however many answers it is held against.
struct LeakReading {
    let words: [String]
    let numbers: [SaidNumber]
    /// Calculations that are written out.
    let sums: [Arithmetic]
    let spoken: SpokenSums
    let familiar: [(value: Double, place: Range<Int>)]
    let equations: [LinearEquation]
    /// Where the numbers of the items of a list stand.
    let items: Set<Int>
    /// Where sentences end, in order: looked for once, or a text without full stops would cost its square.
    private let stops: [Int]

    init(_ text: String) { self.init(words: LeakWords(text).words) }

    init(words: [String]) {
        self.words = words
        numbers = SaidNumber.all(in: words)
        sums = Arithmetic.all(in: words, numbers)
        spoken = SpokenSums(words, numbers)
        familiar = FamiliarCounts.told(in: words)
        items = ListItems.places(in: words)
        equations = LinearEquation.all(in: words)
        stops = words.indices.filter { words[$0].endsSentence }
    }

    /// Where the sentence stands that something stands in.
    func sentence(around place: Range<Int>) -> Range<Int> {
        let (before, after) = (firstStop(from: place.lowerBound), firstStop(from: place.upperBound))
        return (before > 0 ? stops[before - 1] + 1 : 0)..<(after < stops.count ? stops[after] : words.endIndex)
    }

    /// Whether what stands there is part of a question.
    func isAsked(_ place: Int) -> Bool {
        let next = firstStop(from: place)
        return next < stops.count && words[stops[next]] == "?"
    }

    /// The first of the stops that stands there or later.
    private func firstStop(from place: Int) -> Int {
        var (low, high) = (0, stops.count)
        while low < high {
            let middle = (low + high) / 2
            if stops[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension String {
    /// Whether a word is the mark that ends a sentence.
    var endsSentence: Bool { utf8.count == 1 && (self == "." || self == "!" || self == "?") }
}
