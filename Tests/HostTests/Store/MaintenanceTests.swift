import Cryptography
import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct MaintenanceTests {
    @Test func `a store in use has no symptoms`() async throws {
        let it = try await TestStore(.file)
        for number in 0..<100 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        _ = try await it.store.accept(it.message("open"))
        _ = try await it.store.setState(.paused, of: it.session, reason: "left", by: nil, command: nil)
        #expect(try await it.store.examine() == [])
    }

    /// What may be wrong, how it is told, and whether it can be put right.
    static let damages = [
        ("DELETE FROM entry WHERE seq = 5", "1 sessions have a gap in their log.", false),
        ("UPDATE entry SET prev = 1 WHERE seq = 4", "1 entries name the wrong predecessor.", true),
        (
            "INSERT INTO entry (session, seq, prev, kind, audience, body, at) VALUES (99, 1, 0, 'message', 0, '{}', 1)",
            "1 logs belong to no session.", true
        ),
        ("INSERT INTO turn (entry, outcome) VALUES (999, 'failed')", "1 turns have no question.", true),
        (
            "UPDATE turn SET ending = 1 WHERE ending = 3", "1 turns ended without an entry that says how.", true
        ),
        (
            """
            UPDATE turn SET outcome = 'answered', ending = 77 WHERE outcome IS NULL
            """,
            "1 turns ended without an entry that says how.", true
        ),
        (
            "INSERT INTO turn_checkpoint (turn, text) VALUES (2, 'x')",
            "1 half answers do not belong to any open question.", true
        ),
        (
            """
            UPDATE entry SET author = 1, (key, fingerprint) = (SELECT key, fingerprint FROM entry WHERE seq = 2)
            WHERE seq = 4
            """,
            "1 commands were recorded twice.", true
        ),
        (
            "DELETE FROM entry_key",
            "53 old commands could be carried out a second time, because their keys were not kept.", true
        ),
        (
            "UPDATE tutoring_session SET learner = 77",
            "1 rows of tutoring_session refer to missing rows of account.", false
        ),
        (
            "INSERT INTO enrolment SELECT 77, course, manner FROM enrolment LIMIT 1",
            "1 rows refer to something that has been removed, and should have been removed or changed with it.", true
        ),
    ]

    /// A store with a long conversation, whose last question is open, in which something was done that nobody may do.
    private func damaged(_ damage: String) async throws -> (TestStore, SQLiteStore) {
        let it = try await TestStore(.file)
        try await it.store.enrol(it.learner, in: "algebra-1", to: .learn)
        for number in 0..<100 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        _ = try await it.store.accept(it.message("open"))
        it.store.close()
        try Connection(try #require(it.path)).execute("PRAGMA foreign_keys = OFF; " + damage)
        return (it, try await SQLiteStore(it.path, rules: TestStore.rules(it.clock)))
    }

    @Test(arguments: damages)
    func `each thing that should not be is found, and explained`(
        damage: String,
        sentence: String,
        isCurable: Bool
    ) async throws {
        let (it, again) = try await damaged(damage)
        defer { withExtendedLifetime(it) {} }
        let symptom = try #require(try await again.examine().first { $0.sentence == sentence })
        #expect(symptom.isCurable == isCurable && !symptom.meaning.isEmpty)
    }

    @Test(arguments: damages)
    func `what can be put right is, and what cannot is left as it was`(
        damage: String,
        sentence: String,
        isCurable: Bool
    ) async throws {
        let (it, again) = try await damaged(damage)
        let before = try await again.examine()
        let repair = try await again.repair()
        if isCurable {
            #expect(repair.cured.map(\.sentence).contains(sentence))
            #expect(repair.left == [] && repair.cured == before)
            // What was there is kept, as it was.
            let kept = try Connection(try #require(repair.copy), writable: false)
            #expect(try kept.symptoms(at: it.clock.now) == before)
        } else {
            #expect(repair.left.map(\.sentence) == [sentence])
            #expect((repair.copy == nil) == repair.cured.isEmpty)
        }
        // The store goes on: what was asked can be asked again, and a new question is answered.
        #expect(try await again.examine() == repair.left)
        guard isCurable else { return }
        _ = try await again.accept(it.message("And now?"), ending: .answer("!"))
        #expect(try await again.examine() == [])
    }

    @Test func `an answer that is still in the log is found again by the turn that lost it`() async throws {
        let (it, again) = try await damaged("UPDATE turn SET ending = 1 WHERE ending = 3")
        _ = try await again.repair()
        let turn = try await again.turn(TurnID(session: it.session, seq: 2))
        #expect(turn.outcome == .answered && turn.ending?.seq == 3)
    }

    @Test func `an index that misses rows is made anew from them`() async throws {
        let it = try await TestStore(.file)
        it.store.close()
        let path = try #require(it.path)
        // While the index is not in the schema, a row is added that it then does not know.
        try Connection(path).execute(
            """
            PRAGMA writable_schema = ON;
            CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'token_use_by_learner';
            DELETE FROM sqlite_schema WHERE name = 'token_use_by_learner';
            PRAGMA writable_schema = RESET;
            INSERT INTO token_use (learner, at, tokens, is_open) SELECT id, 1, 1, 0 FROM account LIMIT 1;
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_schema SELECT * FROM kept;
            PRAGMA writable_schema = RESET
            """
        )
        let again = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        let symptoms = try await again.examine()
        #expect(symptoms.count >= 1 && symptoms.allSatisfy(\.isCurable), "\(symptoms)")
        #expect(try await again.repair().left == [])
    }

    @Test func `a question without an ending is a symptom after an hour`() async throws {
        let it = try await TestStore(.file)
        _ = try await it.store.accept(it.message("Why?"))
        it.clock.advance(by: .seconds(3601))
        #expect(try await it.store.examine().count == 1)
    }
}
