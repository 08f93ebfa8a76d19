import Locking
import Pipeline

/// Courses straight from their files, for commands that run without a host.
struct PaperCatalogue: Sendable {
    let store: SQLiteStore
    let course: Course?

    init(shell: Shell, folder: String, course: String?, module: String?) async throws {
        store = try await SQLiteStore(nil, rules: StoreRules(now: Rim.now, patience: .seconds(86_400)))
        guard let course else {
            self.course = nil
            return
        }
        let files = CourseFolder(shell: shell)
        for path in (try? files.courses(below: folder)) ?? [] { _ = try await store.importCourse(try files.read(path)) }
        guard let known = try? await store.course(course) else {
            let others = try await store.courses().map(\.id)
            throw Complaint(("there is no course \"\(course)\"" + didYouMean(course, others)).ended, .misuse)
        }
        if let module, !known.modules.contains(where: { $0.id == module }) {
            let hint = didYouMean(module, known.modules.map(\.id))
            throw Complaint(("\(course) has no module \"\(module)\"" + hint).ended, .misuse)
        }
        self.course = Course(known, module: module)
    }
}

/// What was said in a conversation that is kept nowhere.
final class SpokenHistory: HistoryReader {
    private let state = Lock<(messages: [PastMessage], hints: HintLevel)>(([], HintLevel()))

    var hints: HintLevel { state.withLock { $0.hints } }

    func note(_ question: String, _ answer: String, _ ending: Ending) {
        state.withLock { state in
            let turn = "\(state.messages.count)"
            state.messages.append(PastMessage(author: .learner, text: question, turn: turn))
            if !answer.isEmpty { state.messages.append(PastMessage(author: .assistant, text: answer, turn: turn)) }
            if case .answered(let attribution, _) = ending.result, let hint = attribution.hint {
                state.hints.levels[hint.subject] = hint.level
            }
        }
    }

    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] { state.withLock { Array($0.messages.suffix(limit)) } }
}

/// Courses from files and history from the conversation so far; nobody practises on paper.
struct PaperReader: StoredPassages, HistoryReader, NoPractice {
    let catalogue: PaperCatalogue
    let history: SpokenHistory
    var texts: any PassageStore { catalogue.store }

    func course(of session: Identifier<TutoringSession>) -> Course? { catalogue.course }

    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] {
        try await history.latestMessages(in: session, before: turn, limit: limit)
    }
}
