public import Pipeline

/// What counts as an answer to a practice question: the one thing a reply must not hold.
public struct AnswerKey: Sendable, Equatable, Codable {
    /// The question as learners read it.
    public var question: String
    /// Every answer that is right, as it is written in the bank.
    public var answers: [String]
    /// Whether a statement holds, where that is the question.
    public var truth: Bool?

    /// What else one could choose, or is on the way to be right: to name it gives nothing away.
    public var others: [String]

    public init(question: String, answers: [String], truth: Bool? = nil, others: [String] = []) {
        (self.question, self.answers, self.truth, self.others) = (question, answers, truth, others)
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        question = try values.decode(String.self, forKey: .question)
        answers = try values.decode([String].self, forKey: .answers)
        truth = try values.decodeIfPresent(Bool.self, forKey: .truth)
        others = try values.decodeIfPresent([String].self, forKey: .others) ?? []
    }
}

/// Reads the keys to practice questions; only guards ask.
public protocol AnswerKeyReader: Sendable {
    /// The key to the question a conversation is about, if it is about one.
    func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey?

    /// The keys to all questions of a course.
    func answerKeys(of course: String) async throws -> [AnswerKey]
}
