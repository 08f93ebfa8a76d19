import SQLite
import Testing

@testable import Host

/// What keeps a store going for years: room, age, and the cost of an ordinary day.
@Suite(.timeLimit(.minutes(5)))
struct StoreEnduranceTests {
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

    @Test func `who asks whether writing works has something new written each time, or nothing would be`() async throws
    {
        let it = try await TestStore()
        func written() async throws -> [UInt8]? {
            try await it.store.read { db in
                try db.first("SELECT value FROM setting WHERE name = 'probe'") { $0.bytes(0) }
            }
        }
        try await it.store.probe()
        let before = try await written()
        try await it.store.probe()
        #expect(try await written() != before)
    }

    @Test func `no verb of an ordinary day walks through a whole table`() async throws {
        let it = try await TestStore(.file) { $0.readers = 1 }
        let store = it.store
        for number in 0..<100 { _ = try await store.accept(it.message("\(number)"), ending: .answer("!")) }
        let turn = try await store.accept(it.message("Why?")).turn
        try await store.checkpoint([(turn, "Bec")])
        _ = try await store.unfinished(after: nil, limit: 10)
        _ = try await store.end(turn, .failure)
        _ = try await store.turn(turn)
        _ = try await store.accepted(CommandStamp(.fresh(), meaning: "new".utf8), by: it.learner, in: it.session)
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
