import Cryptography
import FoundationEssentials
import Host

/// A database in which children have practised: each 50 answers in every session.
struct PracticeLoad: Sendable {
    typealias Step = @Sendable (PracticeLoad, AccountID) async throws -> Void

    let store: SQLiteStore
    let children: [AccountID]
    let sessions: [AccountID: PracticeID]
    let questions: [BankedQuestion]
    let stored: Int

    init(children count: Int, rounds: Int, in workspace: Workspace) async throws {
        stored = count * rounds * 50
        var rules = StoreRules(now: { .present }, patience: .seconds(3600))
        rules.practice = PracticeLimits(idle: .seconds(1 << 30), pause: .seconds(1 << 30))
        store = try await SQLiteStore(workspace.path("host.db"), rules: rules)
        let module = CatalogueModule(
            id: "m",
            title: "M",
            passages: [CataloguePassage(anchor: "a", title: "A", text: "Text.")]
        )
        _ = try await store.importCourse(
            CatalogueCourse(id: "c", title: "C", language: "en", subject: "Sums", modules: [module])
        )
        let bank = (0..<60).map { number in
            PracticeQuestion(
                name: "Sum \(number)",
                category: QuestionCategory(
                    subject: "Sums",
                    topic: "Topic \(number / 20)",
                    subtopic: "Part \(number / 5)"
                ),
                text: "What is \(number) + \(number)?",
                kind: .number([AcceptedNumber(Double(2 * number))]),
                hints: ["Count."]
            )
        }
        _ = try await store.importQuestions(bank, into: "c", replacing: true)
        questions = try await store.questions(of: "c")
        var children: [AccountID] = []
        for number in 0..<count {
            let child = try await store.create(NewAccount(name: "Child \(number)", roles: [.learner])).id
            try await store.enrol(child, in: "c", to: .learn)
            children.append(child)
        }
        self.children = children
        sessions = try await Self.fill(store, children, questions, rounds)
    }

    private static func fill(
        _ store: SQLiteStore,
        _ children: [AccountID],
        _ questions: [BankedQuestion],
        _ rounds: Int
    ) async throws -> [AccountID: PracticeID] {
        try await withThrowingTaskGroup(of: [(AccountID, PracticeID)].self) { group in
            for part in 0..<16 {
                group.addTask {
                    var last: [(AccountID, PracticeID)] = []
                    for index in stride(from: part, to: children.count, by: 16) {
                        for round in 0..<rounds {
                            guard
                                let session = try await store.fetchQuestions(
                                    PracticeWish(child: children[index], limit: 5)
                                ).session
                            else { continue }
                            let attempts = (0..<50).map { attempt(questions, round * 50 + $0) }
                            _ = try await store.record(attempts, of: children[index])
                            if round < rounds - 1 { _ = try await store.change(.end, session.id) }
                            if round == rounds - 1 { last.append((children[index], session.id)) }
                        }
                    }
                    return last
                }
            }
            return try await group.reduce(into: [:]) { all, part in
                for (child, session) in part { all[child] = session }
            }
        }
    }

    private static func attempt(_ questions: [BankedQuestion], _ number: Int) -> NewAttempt {
        let question = questions[number % questions.count]
        return NewAttempt(
            question: question.id,
            // As clients make them, by the time.
            key: CommandKey(.timed(milliseconds: Moment.present.milliseconds, .system)),
            answer: .text(number.isMultiple(of: 3) ? "-1" : question.question.rightAnswers[0]),
            time: .seconds(1)
        )
    }

    func attempt() -> NewAttempt { Self.attempt(questions, Int.random(in: 0..<1000)) }

    /// Has callers do something over and over, each for another child every time.
    func measure(
        _ callers: Int,
        _ bounds: Bounds,
        _ run: @escaping Step
    ) async throws -> Figures {
        let clock = ContinuousClock()
        let (start, before) = (clock.now, Usage.now)
        let end = start.advanced(by: bounds.time)
        let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for _ in 0..<callers {
                group.addTask {
                    var latencies: [Duration] = []
                    while clock.now < end {
                        let child = children[Int.random(in: 0..<children.count)]
                        latencies.append(try await clock.measure { try await run(self, child) })
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Figures(
            label: "\(callers) callers, \(stored) attempts stored",
            operations: latencies.count,
            time: start.duration(to: clock.now),
            used: Usage.now - before,
            latencies: latencies
        )
    }
}

extension Moment {
    /// Now, by the machine's clock.
    static var present: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
