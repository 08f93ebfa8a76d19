/// What the learner has been practising, and the question the conversation is about, if it is about one.
///
/// The key to a question is never in here: what a part has not seen, it cannot give away.
public struct Practice: Codable, Sendable, Equatable, ContextKey {
    public static let name = "practice"
    public static let facts: [Fact] = [
        .number("practice.attempts", of: Practice.self, "how many of the learner's latest attempts are known") {
            Double($0.recent.count)
        },
        .number("practice.accuracy", of: Practice.self, "how many per cent of those were right") { practice in
            practice.accuracy.map(Double.init)
        },
        .number("practice.wrong_streak", of: Practice.self, "how many of the latest attempts in a row were wrong") {
            Double($0.wrongStreak)
        },
        .number(
            "practice.mastery",
            of: Practice.self,
            "how likely it is, from 0 to 1, that the learner has mastered what they practised last"
        ) { $0.mastery },
        .text("practice.question", of: Practice.self, "the name of the practice question the conversation is about") {
            $0.question?.name
        },
        .number("practice.tries", of: Practice.self, "how often the learner has tried that question") {
            $0.question.map { Double($0.tries) }
        },
        .number("practice.hints", of: Practice.self, "how many of that question's hints the learner has had") {
            $0.question.map { Double($0.hintsTaken) }
        },
    ]

    /// The latest attempts, newest first.
    public var recent: [PracticeAttempt]
    /// The question the conversation is about.
    public var question: PracticeTask?
    /// How likely it is that the skill of the question, or of the latest attempt, is mastered.
    public var mastery: Double?

    public init(recent: [PracticeAttempt], question: PracticeTask? = nil, mastery: Double? = nil) {
        self.recent = recent
        self.question = question
        self.mastery = mastery
    }

    /// A whole percentage; `nil` without attempts.
    public var accuracy: Int? {
        guard !recent.isEmpty else { return nil }
        return (recent.count { $0.isCorrect } * 200 + recent.count) / (recent.count * 2)
    }

    public var wrongStreak: Int { recent.prefix { !$0.isCorrect }.count }
}

/// An answer the learner gave.
public struct PracticeAttempt: Codable, Sendable, Equatable {
    public var question: String
    public var skill: String
    public var answer: String
    public var isCorrect: Bool
    /// How many hints had been taken before.
    public var hints: Int

    public init(question: String, skill: String, answer: String, isCorrect: Bool, hints: Int = 0) {
        self.question = question
        self.skill = skill
        self.answer = answer
        self.isCorrect = isCorrect
        self.hints = hints
    }
}

/// A practice question as its learner sees it, with its worked hints.
public struct PracticeTask: Codable, Sendable, Equatable {
    public var id: String
    public var name: String
    public var text: String
    public var skill: String
    public var hints: [String]
    public var hintsTaken: Int
    public var tries: Int

    public init(
        id: String,
        name: String,
        text: String,
        skill: String,
        hints: [String] = [],
        hintsTaken: Int = 0,
        tries: Int = 0
    ) {
        self.id = id
        self.name = name
        self.text = text
        self.skill = skill
        self.hints = hints
        self.hintsTaken = hintsTaken
        self.tries = tries
    }
}
