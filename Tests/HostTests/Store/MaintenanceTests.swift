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

    @Test(arguments: [
        ("DELETE FROM entry WHERE seq = 5", "1 sessions have a gap in their log."),
        ("UPDATE entry SET prev = 1 WHERE seq = 4", "1 entries name the wrong entry as the one before them."),
        ("DELETE FROM tutoring_session", "1 logs belong to no session."),
        ("INSERT INTO turn (entry, outcome) VALUES (999, 'failed')", "1 turns have no question."),
        ("UPDATE turn SET ending = 1 WHERE ending = 3", "1 turns ended without an entry that says how."),
        (
            "INSERT INTO turn_checkpoint (turn, text) VALUES (2, 'x')",
            "1 half answers belong to no question that is still open."
        ),
        (
            "UPDATE entry SET key = (SELECT key FROM entry WHERE seq = 2), author = 1 WHERE seq = 4",
            "1 commands were recorded twice."
        ),
        ("DELETE FROM entry_key", "52 old commands could be done a second time, because their keys were not kept."),
        (
            "UPDATE tutoring_session SET learner = 77",
            "1 rows of tutoring_session refer to rows of account that are not there."
        ),
    ])
    func `each thing that should not be is found`(damage: String, sentence: String) async throws {
        let it = try await TestStore(.file)
        for number in 0..<100 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        it.store.close()
        let path = try #require(it.path)
        try Connection(path).execute("PRAGMA foreign_keys = OFF; " + damage)
        let again = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        #expect(try await again.examine().map(\.sentence).contains(sentence))
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
        try await store.checkpoint(turn, "Bec")
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
