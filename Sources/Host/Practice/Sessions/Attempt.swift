/// An answer on its way into the store, checked already.
package struct NewAttempt: Sendable {
    /// The session it was made in; `nil` for the one that is open.
    package var session: PracticeID?
    package var question: QuestionID
    package var command: CommandStamp
    package var answer: GivenAnswer
    /// How long the client says it took.
    package var time: Duration
    /// When the client says it was made.
    package var clientAt: Moment?

    package init(
        session: PracticeID? = nil,
        question: QuestionID,
        key: CommandKey,
        answer: GivenAnswer,
        time: Duration,
        clientAt: Moment? = nil
    ) {
        self.session = session
        self.question = question
        self.answer = answer
        self.time = time
        self.clientAt = clientAt
        command = CommandStamp(key, meaning: "\(question) \(answer.stored)".utf8)
    }
}

/// An attempt as it is kept.
package struct Attempt: Sendable, Equatable {
    package let key: CommandKey
    package let session: PracticeID
    package let question: QuestionID
    package let name: String
    package let category: QuestionCategory
    /// What was answered, in words.
    package let words: String
    package let remark: String?
    package let isCorrect: Bool
    /// How many hints had been taken before.
    package let hints: Int
    package let milliseconds: Int64
    package let at: Moment
}

extension [Attempt] {
    /// How many questions were not right when they were tried last: a question that was tried three times is one.
    package var unsolved: Int {
        reduce(into: [QuestionID: Bool]()) { last, attempt in last[attempt.question] = attempt.isCorrect }
            .count { !$0.value }
    }
}

/// What became of an attempt.
package enum AttemptOutcome: Sendable, Equatable {
    case recorded(Attempt, duplicate: Bool)
    case refused(AttemptRefusal)
}

/// Why an attempt was not recorded.
package enum AttemptRefusal: Error, Sendable, Equatable {
    case unknownQuestion
    case unknownSession
    case keyConflict
    case unreadable(String)

    package var sentence: String {
        switch self {
        case .unknownQuestion: "There is no such question."
        case .unknownSession: "There is no such practice session."
        case .keyConflict: StoreError.keyConflict.sentence
        case .unreadable(let what): "The answer \(what)."
        }
    }
}
