import Cryptography
import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
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
        ("UPDATE entry SET prev = 1 WHERE seq = 4", "1 entries name the wrong entry as the one before them.", true),
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
            "1 half answers belong to no question that is still open.", true
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
            "53 old commands could be done a second time, because their keys were not kept.", true
        ),
        (
            "UPDATE tutoring_session SET learner = 77",
            "1 rows of tutoring_session refer to rows of account that are not there.", false
        ),
        (
            "INSERT INTO enrolment SELECT 77, course, manner FROM enrolment LIMIT 1",
            "1 rows refer to something that is gone, and would have gone or been changed with it.", true
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

    @Test func `a backup made under load comes back as it was, under another epoch`() async throws {
        let it = try await TestStore(.file)
        let backup = it.folder.path("backup.db")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<8 {
                group.addTask {
                    var number = 0
                    while !Task.isCancelled {
                        _ = try await it.store.accept(it.message("\(caller) \(number)"), ending: .answer("!"))
                        number += 1
                    }
                }
            }
            while try await it.store.session(it.session).head < 100 {}
            try await it.store.backUp(to: backup) { _ in }
            group.cancelAll()
        }
        let epoch = it.store.epoch
        let log = try await it.log()
        it.store.close()
        let path = try #require(it.path)
        try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock))
        let restored = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        let page = try await restored.entries(of: it.session, after: 0, for: .staff, limit: 100_000)
        #expect(page.entries.count >= 100)
        #expect(page.entries[...] == log.prefix(page.entries.count))
        #expect(try await restored.examine() == [])
        #expect(restored.epoch != epoch)
        // What was there before is kept: whoever restores by mistake has lost nothing.
        let kept = try Connection(path + ".before-restore", writable: false)
        #expect(try kept.first("SELECT count(*) FROM entry") { $0.integer(0) } == Int64(log.count))
    }

    @Test func `how far a backup has come is told once for each hundredth`() {
        let percents = Percents()
        let told = (0...5000).filter { percents.isNew(BackupProgress(copied: $0, pages: 5000)) }
        #expect(told.count == 101 && told.first == 0 && told.last == 5000)
        #expect(BackupProgress(copied: 0, pages: 0).percent == 100)
        #expect(BackupProgress(BackupProgress(copied: 7, pages: 9).described) == BackupProgress(copied: 7, pages: 9))
    }

    @Test func `a damaged database is put aside by a restore, and a damaged backup is refused`() async throws {
        let it = try await TestStore(.file)
        _ = try await it.store.accept(it.message("Why?"), ending: .answer("Because."))
        let (path, backup) = (try #require(it.path), it.folder.path("backup.db"))
        try await it.store.backUp(to: backup) { _ in }
        it.store.close()
        try TemporaryFolder.write(path, Array(repeating: 0x5a, count: 20_000))
        try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock))
        let again = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        #expect(try await again.entries(of: it.session, after: 0, for: .staff, limit: 10).entries.count == 3)
        again.close()
        #expect(try TemporaryFolder.read(path + ".damaged").count == 20_000)
        try TemporaryFolder.write(backup, Array(repeating: 0x5a, count: 20_000))
        #expect(throws: StoreError.self) {
            try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock))
        }
        let still = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        #expect(try await still.entries(of: it.session, after: 0, for: .staff, limit: 10).entries.count == 3)
    }

    @Test func `a database that a host has open is not replaced`() async throws {
        let it = try await TestStore(.file)
        let backup = it.folder.path("backup.db")
        try await it.store.backUp(to: backup) { _ in }
        #expect(throws: StoreError.self) {
            try SQLiteStore.restore(try #require(it.path), from: backup, rules: TestStore.rules(it.clock))
        }
        #expect(try await it.store.accept(it.message("Why?")).message.seq == 2)
    }

    @Test(arguments: StoreKind.allCases)
    func `conversations are kept as long as their course says after they ended`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        try await it.store.setRetention(.seconds(86_400), of: "algebra-1")
        for number in 0..<1500 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        let other = try await it.store.open(
            Opening(learner: it.learner, key: .fresh(), course: "algebra-1", module: "factors")
        ).session.id
        _ = try await it.store.setState(.closed, of: it.session, reason: "done", by: nil, command: nil)
        it.clock.advance(by: .seconds(86_399))
        #expect(try await !it.store.sweepRetained())
        it.clock.advance(by: .seconds(1))
        var pieces = 0
        while try await it.store.sweepRetained() { pieces += 1 }
        #expect(pieces == 2)
        await #expect(throws: StoreError.unknownSession) { _ = try await it.store.session(it.session) }
        #expect(try await it.store.session(other).state == .active)
        #expect(try await it.store.examine() == [])
    }

    @Test func `a full disk loses nothing that was accepted, and the same key works when there is room`() async throws {
        let it = try await TestStore(.file) { $0.mostPages = 120 }
        var accepted: [LearnerMessage] = []
        var refused: LearnerMessage?
        while refused == nil {
            let message = it.message("\(accepted.count) " + String(repeating: "x", count: 2000))
            do {
                _ = try await it.store.accept(message, ending: .answer("!"))
                accepted.append(message)
            } catch {
                #expect(error.retry)
                refused = message
            }
        }
        #expect(accepted.count > 10)
        let log = try await it.log()
        #expect(log.count == accepted.count * 2 + 1)
        try await it.store.database.write { db, _ in try db.execute("PRAGMA max_page_count = 100000") }
        let message = try #require(refused)
        let after = try await it.store.accept(message, ending: .answer("!"))
        #expect(!after.duplicate && after.message.seq == Int64(log.count + 1))
        for message in accepted { #expect(try await it.store.accept(message).duplicate) }
        #expect(try await it.store.examine() == [])
    }

    @Test func `no verb of an ordinary day walks through a whole table`() async throws {
        let it = try await TestStore(.file) { $0.readers = 1 }
        let store = it.store
        for number in 0..<100 { _ = try await store.accept(it.message("\(number)"), ending: .answer("!")) }
        let turn = try await store.accept(it.message("Why?")).turn
        try await store.checkpoint([(turn, "Bec")])
        _ = try await store.unfinished(after: nil, limit: 10)
        _ = try await store.end(turn, .answer("Because."))
        _ = try await store.turn(turn)
        _ = try await store.reopen(turn, by: it.learner, command: CommandStamp(.fresh(), meaning: "again".utf8))
        _ = try await store.setState(.paused, of: it.session, reason: "left", by: nil, command: nil)
        _ = try await store.changeContext(of: it.session, course: "algebra-1", module: nil, by: nil, command: nil)
        _ = try await store.restore(it.session, for: .everyone, limit: 50)
        _ = try await store.entries(of: it.session, before: 50, for: .everyone, limit: 10)
        _ = try await store.sessions(of: it.learner, before: nil, limit: 10)
        _ = try await store.standing(of: it.learner)
        _ = try await store.account(email: "ada@example.org")
        _ = try await store.sweepExpired(limit: 10)
        _ = try await store.pauseAbandoned(limit: 10)
        #expect(try await store.database.write { db, _ in db.wastefulStatements() } == [])
        #expect(try await store.database.read { db in db.wastefulStatements() } == [])
    }
}
