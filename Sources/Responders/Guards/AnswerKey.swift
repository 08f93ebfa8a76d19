public import Pipeline

/// What counts as an answer to a practice question: the one thing a reply must not hold.
public struct AnswerKey: Sendable, Equatable, Codable {
    /// The question as learners read it.
    public var question: String
    /// Every answer that is right, as it is written in the bank.
    public var answers: [String]
    /// Whether a statement holds, where that is the question.
    public var truth: Bool?

    public init(question: String, answers: [String], truth: Bool? = nil) {
        (self.question, self.answers, self.truth) = (question, answers, truth)
    }
}

/// Reads the keys to practice questions; only guards ask.
public protocol AnswerKeyReader: Sendable {
    /// The key to the question a conversation is about, if it is about one.
    func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey?

    /// The keys to all questions of a course.
    func answerKeys(of course: String) async throws -> [AnswerKey]
}
