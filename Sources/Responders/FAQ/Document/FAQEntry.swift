/// A question people often ask, in all its phrasings, with its answer.
public struct FAQEntry: Sendable, Equatable, Identifiable {
    /// What the entry is called in traces, sources and tests; made from the question where the file gives none.
    public var id: String
    /// The question, and below it other ways to ask it.
    public var ask: [String]
    /// Words that point to this entry without being part of a question.
    public var keywords: [String] = []
    /// Nudges that come before the answer, the mildest first.
    public var hints: [String] = []
    /// The answer, in Markdown.
    public var answer: String
    /// The only module in which the question means this; `nil` for the whole course.
    public var module: String?
    /// Where that stands in the file, if it is known.
    var moduleLine: Int?
    /// Questions that must find this entry.
    ///
    /// They are no phrasings: they check that strangers' words are understood.
    public var tests: [String] = []
    /// Where each of them stands in the file; the beginning of the entry counts where that is not known.
    var testLines: [Int] = []
    /// Where the entry begins in its file.
    public var line = 1

    public init(id: String, ask: [String], answer: String) {
        self.id = id
        self.ask = ask
        self.answer = answer
    }

    func line(ofTest place: Int) -> Int { testLines.indices.contains(place) ? testLines[place] : line }

    public var question: String { ask.first ?? id }

    /// The question with its module: what tells it from the same question in another.
    var questionInModule: String? { module.map { "\(question) (\($0))" } }
}
