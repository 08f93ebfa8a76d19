import Cryptography

@testable import Host

/// A store with a course, its questions, and a child who practises them.
struct PracticeSchool: Sendable {
    let store: SQLiteStore
    let clock = TestClock()
    let child: AccountID
    private let folder: TemporaryFolder

    init(_ kind: StoreKind = .file, questions: [PracticeQuestion] = .sums) async throws {
        folder = try TemporaryFolder()
        let clock = clock
        store = try await SQLiteStore(
            kind == .file ? folder.path("practice.db") : nil,
            rules: StoreRules(now: { clock.now }, patience: .seconds(3600))
        )
        _ = try await store.importCourse(.sample)
        _ = try await store.importQuestions(questions, into: "algebra-1", replacing: true)
        child = try await store.create(NewAccount(name: "Ada", roles: [.learner])).id
        try await store.enrol(child, in: "algebra-1", to: .learn)
    }

    /// Every file of the store, with what is in it.
    func contents() throws -> [(name: String, bytes: [UInt8])] {
        try Rim.listDirectory(folder.root).map { ($0, try Rim.readFile(folder.path($0))) }
    }

    func fetch(_ limit: Int = 5, subject: String? = nil, subtopic: String? = nil) async throws -> FetchedQuestions {
        try await store.fetchQuestions(
            PracticeWish(child: child, subject: subject, subtopic: subtopic, limit: limit)
        )
    }

    /// An answer to one of ``sums``, right or wrong.
    func attempt(
        _ question: BankedQuestion,
        right: Bool = true,
        in session: PracticeID? = nil,
        key: CommandKey = .fresh(),
        seconds: Int = 1
    ) -> NewAttempt {
        NewAttempt(
            session: session,
            question: question.id,
            key: key,
            answer: .text(right ? question.question.rightAnswers[0] : "-1"),
            time: .seconds(seconds)
        )
    }

    @discardableResult
    func answer(
        _ question: BankedQuestion,
        right: Bool = true,
        in session: PracticeID? = nil,
        key: CommandKey = .fresh(),
        seconds: Int = 1
    ) async throws -> AttemptOutcome {
        let attempt = attempt(question, right: right, in: session, key: key, seconds: seconds)
        return try await store.record([attempt], of: child)[0]
    }
}

extension AttemptOutcome {
    var attempt: Attempt? { if case .recorded(let attempt, _) = self { attempt } else { nil } }
    var isDuplicate: Bool { if case .recorded(_, true) = self { true } else { false } }
    var refusal: AttemptRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension [PracticeQuestion] {
    /// Twelve sums: six in each of two parts of a topic.
    static let sums: [PracticeQuestion] = (0..<12).map(PracticeQuestion.sum)
}

extension PracticeQuestion {
    fileprivate static func sum(_ number: Int) -> PracticeQuestion {
        let subtopic = number < 6 ? "Small numbers" : "Large numbers"
        let mistake = AcceptedNumber(Double(number * number + 100), AnswerWeight.none, remark: "That is a product.")
        return PracticeQuestion(
            name: "Sum \(number)",
            category: QuestionCategory(subject: "Math", topic: "Addition", subtopic: subtopic),
            text: "What is \(number) + \(number)?",
            kind: .number([AcceptedNumber(Double(number * 2)), mistake]),
            hints: ["Count on from \(number).", "Use your fingers."]
        )
    }
}
