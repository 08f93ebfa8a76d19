internal import Pipeline

/// An entry as answers tell it: what is the same for every learner is put together once.
final class TellableEntry: Sendable {
    let id: String
    let question: String
    /// The same where another module may have an entry for it.
    let questionInModule: String
    let hints: [String]
    let answer: FAQAnswer
    /// Where the answer stands.
    let sources: [String]
    /// How well the entry fits its own question.
    let certainty: [String]

    init(_ entry: FAQEntry, in file: String) {
        (id, question, hints) = (entry.id, entry.question, entry.hints)
        questionInModule = entry.questionInModule ?? entry.question
        answer = FAQAnswer(entry.answer)
        sources = ["\(file)#\(entry.id)"]
        certainty = [Self.fit(entry.question, Scoring.certain)]
    }

    /// The entry and how well it fits, with two digits after the point.
    func fit(_ odds: Float) -> String { Self.fit(question, odds) }

    private static func fit(_ question: String, _ odds: Float) -> String {
        "“\(question)” (\((Scoring.score(odds: odds) * 100).rounded() / 100))"
    }
}
