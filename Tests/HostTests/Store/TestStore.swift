import Cryptography
import FoundationEssentials
import SQLite

@testable import Host

/// The stores that the contract is checked against; a store on another database is one more case.
enum StoreKind: CaseIterable, Sendable {
    case file, memory
}

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let reading = Atom(Moment(milliseconds: 1_800_000_000_000))
    var now: Moment { reading.value }
    func advance(by span: Duration) { reading.change { $0 = $0 + span } }
}

/// A store with a course, a learner and a session, and what is needed to break it.
struct TestStore: Sendable {
    let store: SQLiteStore
    let clock: TestClock
    let folder: TemporaryFolder
    let path: String?
    let learner: AccountID
    let session: SessionID

    static let patience = Duration.seconds(3600)

    init(
        _ kind: StoreKind = .file,
        adjust: (inout DatabaseSettings) -> Void = { _ in }
    ) async throws {
        let folder = try TemporaryFolder()
        let path = kind == .file ? folder.path("store.db") : nil
        let clock = TestClock()
        var settings = DatabaseSettings(path.map { .file($0) } ?? .memory)
        adjust(&settings)
        let store = try await SQLiteStore(settings, rules: Self.rules(clock))
        _ = try await store.importCourse(.sample)
        let learner = try await store.create(NewAccount(name: "Ada", email: "ada@example.org", roles: [.learner])).id
        let opened = try await store.open(
            Opening(learner: learner, key: .fresh(), course: "algebra-1", module: "lines")
        )
        self.init(
            store: store,
            clock: clock,
            folder: folder,
            path: path,
            learner: learner,
            session: opened.session.id
        )
    }

    private init(
        store: SQLiteStore,
        clock: TestClock,
        folder: TemporaryFolder,
        path: String?,
        learner: AccountID,
        session: SessionID
    ) {
        self.store = store
        self.clock = clock
        self.folder = folder
        self.path = path
        self.learner = learner
        self.session = session
    }

    static func rules(_ clock: TestClock) -> StoreRules { StoreRules(now: { clock.now }, patience: patience) }

    /// The same file in a new store, as after a restart of the host.
    func restarted() async throws -> TestStore {
        store.close()
        let again = try await SQLiteStore(path, rules: Self.rules(clock))
        return TestStore(
            store: again,
            clock: clock,
            folder: folder,
            path: path,
            learner: learner,
            session: session
        )
    }

    func message(_ text: String, key: CommandKey = .fresh(), in session: SessionID? = nil) -> LearnerMessage {
        LearnerMessage(
            session: session ?? self.session,
            author: learner,
            command: CommandStamp(key, meaning: text.utf8),
            body: JSON.object(text: text)
        )
    }

    func log(for audience: Audience = .staff) async throws -> [Entry] {
        try await store.entries(of: session, after: 0, for: audience, limit: 100_000).entries
    }
}

extension JSON {
    static func object(text: String) -> [UInt8] { JSON(members: [("text", .string(text))]).bytes }
}

extension StoreID {
    static func fresh() -> StoreID { StoreID(.random(.system)) }
}

extension TurnEnding {
    /// Nobody could answer.
    static let failure = TurnEnding(.failed, kind: .turnEnded, body: Array(#"{"outcome":"failed","ms":1}"#.utf8))

    static func answer(_ text: String) -> TurnEnding {
        TurnEnding(.answered, kind: .message, body: JSON.object(text: text), revision: "r1", trace: Array("[]".utf8))
    }
}

extension CatalogueCourse {
    static let sample = CatalogueCourse(
        id: "algebra-1",
        title: "Algebra 1",
        language: "en",
        subject: "mathematics",
        welcome: "# Welcome\n\nLetters *for* numbers, such as $x$.",
        modules: [
            CatalogueModule(
                id: "lines",
                title: "Lines",
                passages: [
                    CataloguePassage(anchor: "slope", title: "Slope", text: "Rise over run."),
                    CataloguePassage(anchor: "intercept", title: "Intercept", text: "Where the line meets the axis."),
                ]
            ),
            CatalogueModule(
                id: "factors",
                title: "Factoring",
                passages: [CataloguePassage(anchor: "roots", title: "Roots", text: "A line crosses where it is zero.")]
            ),
        ]
    )
}
