import Responders

/// Makes up questions that look like a school's, the same ones every time.
struct PlausibleWords {
    private var state: UInt64
    private var words: [String]

    private static let openings = ["How do I", "When is the", "What is", "Why does the", "Where can I find", "Can I"]
    private static let everyday = [
        "homework", "test", "answer", "lesson", "week", "page", "exercise", "question", "class", "project", "grade",
        "teacher", "number", "example", "report",
    ]

    /// So many different words has a text of the size of ten thousand entries, more or less.
    private static let vocabulary = 20_000

    init(seed: UInt64) {
        state = seed
        words = []
        let consonants = [
            "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl", "gr", "ch",
        ]
        let vowels = ["a", "e", "i", "o", "u", "ea", "ou"]
        while words.count < Self.vocabulary {
            let syllables = 2 + next(3)
            let word = (0..<syllables).map { _ in consonants[next(consonants.count)] + vowels[next(vowels.count)] }
            words.append(word.joined() + ["", "n", "r", "s", "t"][next(5)])
        }
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    /// Few words are frequent and most are rare, as in any text.
    private mutating func word() -> String {
        if next(3) == 0 { return Self.everyday[next(Self.everyday.count)] }
        let bound = 1 + next(words.count)
        return words[next(bound)]
    }

    mutating func question() -> String {
        var question = Self.openings[next(Self.openings.count)]
        for _ in 0..<(3 + next(4)) { question += " " + word() }
        return question
    }

    mutating func entry(_ number: Int) -> FAQEntry {
        let text = question()
        var answer = ""
        for _ in 0..<40 { answer += word() + " " }
        var entry = FAQEntry(id: "entry-\(number)", ask: [text + "?", question(), question()], answer: answer)
        entry.keywords = [word(), word(), word()]
        return entry
    }

    /// The same question as a pupil might write it: other order, chatter, one slip.
    mutating func paraphrase(of entry: FAQEntry) -> String {
        var words = entry.question.dropLast().split(separator: " ").map(String.init)
        words.swapAt(words.count - 1, words.count - 2)
        if let last = words.last, last.count > 6 { words[words.count - 1] = String(last.dropLast(3) + last.suffix(2)) }
        return "hi sorry quick question, " + words.joined(separator: " ").lowercased() + " pls"
    }
}
