import Pipeline
import Responders
import SQLite
import Testing

@testable import Host

/// A file in which learners have used models, made by the version before drafts were paid for by courses.
@Suite(.timeLimit(.minutes(5))) struct `The step that makes courses pay for drafts` {
    private let clock = TestClock()
    private let folder: TemporaryFolder
    private var path: String { folder.path("host.db") }
    private static let rows: StaticString = "SELECT id, learner, course, at, tokens, is_open FROM token_use ORDER BY id"

    init() throws {
        folder = try TemporaryFolder()
        let before = Array(Migration.all.prefix { $0.name != Migration.draftBudgets.name })
        try #require(before.count < Migration.all.count)
        let now = clock.now.milliseconds
        let path = folder.path("host.db")
        try Database(DatabaseSettings(.file(path)), migrations: before) { 0 }.close()
        try Connection(path).execute(
            """
            INSERT INTO account (id, uuid, name, email, created_at) VALUES
                (3, x'01900000000070008000000000000003', 'Ada', 'ada@example.org', 1),
                (5, x'01900000000070008000000000000005', 'Bob', 'bob@example.org', 1);
            INSERT INTO course (id, slug, title, language, subject) VALUES (2, 'algebra-1', 'Algebra', 'en', 'maths');
            INSERT INTO token_use (id, learner, course, at, tokens, is_open) VALUES
                (4, 3, 2, \(now - 1000), 70, 0), (7, 3, NULL, \(now - 900), 30, 0),
                (9, 5, 2, \(now - 800), 400, 1), (11, 5, NULL, \(now - 700), 5, 0);
            """
        )
    }

    private func openStore() async throws -> SQLiteStore {
        try await SQLiteStore(path, rules: TestStore.rules(clock))
    }

    @Test func `keeps every row as it was`() async throws {
        let before = try Connection(path).all(Self.rows) { $0.columns }
        #expect(before.count == 4)
        try await openStore().close()
        let after = try Connection(path)
        #expect(try after.all(Self.rows) { $0.columns } == before)
        let names = try after.all("SELECT name FROM sqlite_schema WHERE name LIKE 'token_use%' ORDER BY name") {
            $0.text(0)
        }
        #expect(names == ["token_use", "token_use_by_course", "token_use_by_learner"])
        #expect(try after.all("PRAGMA foreign_key_check") { $0.text(0) }.isEmpty)
    }

    @Test func `leaves learners and courses with what they had left, and lets a course pay for a draft`() async throws {
        let store = try await openStore()
        try await store.releaseOrphanedTokens()
        let hour = TokenLimits(learner: 100, course: 75, per: .seconds(3600))
        let ada = try await store.account(email: "ada@example.org")?.id.description ?? ""
        let bob = try await store.account(email: "bob@example.org")?.id.description ?? ""
        func reserve(_ learner: String?, course: String?) async throws -> TokenReservation? {
            let person = learner.map { Identifier<Learner>($0) }
            return try await store.reserve(
                1,
                for: TokenSpender(turn: Identifier("t"), learner: person, course: course),
                within: hour
            )
        }
        // She had used all of it; what a crash had set aside for him is given back, and the course has 5 left.
        #expect(try await reserve(ada, course: nil) == nil)
        let his = try #require(try await reserve(bob, course: nil))
        try await store.settle(his, used: 1)
        let draft = try #require(try await reserve(nil, course: "algebra-1"))
        try await store.settle(draft, used: 5)
        #expect(try await reserve(nil, course: "algebra-1") == nil)
    }

    @Test func `takes what a person used with the person, as before`() async throws {
        try await openStore().close()
        let file = try Connection(path)
        try file.execute("PRAGMA foreign_keys = ON; DELETE FROM account WHERE id = 3")
        #expect(try file.all("SELECT id FROM token_use ORDER BY id") { $0.integer(0) } == [9, 11])
    }
}
