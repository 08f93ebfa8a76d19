import Cryptography
import FoundationEssentials
import Host
import SQLite
import Synchronization

/// A store under callers that each ask again as soon as they were answered.
struct StoreLoad: Sendable {
    typealias Step = @Sendable (StoreLoad, Int, @escaping StoreReply<TurnID>) -> Void

    let store: SQLiteStore
    let learner: AccountID
    let sessions: [SessionID]
    let answer: TurnEnding
    private let question: [UInt8]
    /// A client's own key costs the store nothing, so it should cost the measurement nothing either.
    private static let keys = Atomic<UInt64>(0)

    /// A question and an answer of ordinary length.
    init(callers: Int, in folder: Workspace) async throws {
        let rules = StoreRules(
            now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
            patience: .seconds(86_400)
        )
        store = try await SQLiteStore(folder.path("host.db"), rules: rules)
        // Called as one of the examples is, so that a host goes on with these sessions.
        let course = CatalogueCourse(
            id: "algebra-1",
            title: "Algebra 1",
            language: "en",
            subject: "Mathematics",
            modules: [CatalogueModule(id: "unit-2", title: "Unit 2", passages: [])]
        )
        _ = try await store.importCourse(course)
        let learner = try await store.create(NewAccount(name: "Load")).id
        try await store.enrol(learner, in: course.id, to: .learn)
        let store = store
        let sessions = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for _ in 0..<callers {
                group.addTask {
                    let opening = Opening(
                        learner: learner,
                        key: CommandKey(.random(.system)),
                        course: "algebra-1",
                        module: "unit-2",
                        onePerModule: false
                    )
                    return try await store.open(opening).session.id
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        self.learner = learner
        self.sessions = sessions
        let words = String(repeating: "How do I factor x^2-5x+6? ", count: 4)
        question = Array("{\"role\":\"learner\",\"text\":\"\(words)\"}".utf8)
        answer = TurnEnding(
            .answered,
            kind: .message,
            body: Array("{\"role\":\"tutor\",\"by\":{\"kind\":\"faq\"},\"text\":\"\(words)\",\"rev\":\"9f3c\"}".utf8),
            revision: "9f3c",
            trace: Array(#"[{"part":"faq","ms":0.1,"did":"answered"}]"#.utf8)
        )
    }

    func message(from caller: Int) -> LearnerMessage { message(in: sessions[caller], caller) }

    func message(in session: SessionID, _ caller: Int = 0) -> LearnerMessage {
        LearnerMessage(
            session: session,
            author: learner,
            command: CommandStamp(
                CommandKey(UniqueID(high: UInt64(caller), low: Self.keys.add(1, ordering: .relaxed).newValue)),
                meaning: EmptyCollection()
            ),
            body: question
        )
    }

    static func measure(
        _ callers: Int,
        _ bounds: Bounds,
        messagesBefore: Int = 0,
        _ step: @escaping Step
    ) async throws -> Figures {
        let folder = try Workspace()
        let load = try await StoreLoad(callers: callers, in: folder)
        try await load.fill(messagesBefore)
        let commits = load.store.meter.commits
        let before = Usage.now
        let start = ContinuousClock.now
        let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for caller in 0..<callers {
                group.addTask { try await load.caller(caller, until: start + bounds.time, step) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        var figures = Figures(
            label: "\(callers) callers" + (messagesBefore > 0 ? " after \(messagesBefore) messages each" : ""),
            operations: latencies.count,
            time: start.duration(to: .now),
            used: Usage.now - before,
            latencies: latencies
        )
        let made = load.store.meter.commits - commits
        if made > 0 { figures.notes.append("\(rounded(Double(latencies.count) / Double(made))) per commit") }
        load.store.close()
        return figures
    }

    /// One caller's life; its next question goes out on the thread that brought the last answer, as in a reactor.
    private func caller(_ number: Int, until end: ContinuousClock.Instant, _ step: @escaping Step) async throws
        -> [Duration]
    {
        try await withUnsafeThrowingContinuation { continuation in
            Caller(load: self, number: number, end: end, step: step) { continuation.resume(with: $0) }.next()
        }
    }

    /// Has every session hear so many messages, questions and answers.
    func fill(_ messages: Int) async throws {
        guard messages > 0 else { return }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in sessions.indices {
                group.addTask {
                    for _ in 0..<messages / 2 { _ = try await store.accept(message(from: caller), ending: answer) }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// One caller, from answer to question to answer.
private final class Caller: Sendable {
    private let load: StoreLoad
    private let number: Int
    private let end: ContinuousClock.Instant
    private let step: StoreLoad.Step
    private let finish: @Sendable (Result<[Duration], any Error>) -> Void
    private let latencies = Mutex<[Duration]>([])

    init(
        load: StoreLoad,
        number: Int,
        end: ContinuousClock.Instant,
        step: @escaping StoreLoad.Step,
        finish: @escaping @Sendable (Result<[Duration], any Error>) -> Void
    ) {
        self.load = load
        self.number = number
        self.end = end
        self.step = step
        self.finish = finish
    }

    func next() {
        let begin = ContinuousClock.now
        step(load, number) { [self] result in
            let now = ContinuousClock.now
            if case .failure(let error) = result { return finish(.failure(error)) }
            latencies.withLock { $0.append(begin.duration(to: now)) }
            if now < end { next() } else { finish(.success(latencies.withLock { $0 })) }
        }
    }
}
