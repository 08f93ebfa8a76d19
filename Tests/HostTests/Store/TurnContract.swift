import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct TurnContract {
    @Test(arguments: StoreKind.allCases)
    func `a turn ends once, and whoever ends it again learns how`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let turn = try await it.store.accept(it.message("Why?")).turn
        let first = try await it.store.end(turn, .answer("Because."))
        let second = try await it.store.end(turn, TurnEnding(.stopped, kind: .turnEnded, body: Array("{}".utf8)))
        #expect(first.isFirst && !second.isFirst)
        #expect(second.entry == first.entry)
        #expect(try await it.log().count == 3)
        #expect(try await it.store.turn(turn).outcome == .answered)
    }

    @Test(arguments: StoreKind.allCases)
    func `of a hundred endings at once one is written`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let turn = try await it.store.accept(it.message("Why?")).turn
        let firsts = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask { try await it.store.end(turn, .answer("\(number)")).isFirst }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(firsts == 1)
        #expect(try await it.log().count == 3)
    }

    @Test(arguments: StoreKind.allCases)
    func `a turn keeps its question, its place, its trace and its revision`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let accepted = try await it.store.accept(it.message("Why?"))
        it.clock.advance(by: .seconds(3))
        var ending = TurnEnding.answer("Because.")
        ending.trace = Array(#"[{"part":"faq"}]"#.utf8)
        ending.revision = "9f3c"
        let ended = try await it.store.end(accepted.turn, ending)
        let turn = try await it.store.turn(accepted.turn)
        #expect(turn.message == accepted.message)
        #expect(turn.learner == it.learner)
        #expect(turn.context == SessionContext(course: "algebra-1", module: "lines", version: 1))
        #expect(turn.ending == ended.entry)
        #expect(turn.endedAt == turn.openedAt + .seconds(3))
        #expect(turn.trace == ending.trace)
        #expect(turn.revision == "9f3c")
        #expect(turn.checkpoint == nil && turn.continues == nil)
    }

    @Test func `what a host left unfinished is found after a restart, with what had been said`() async throws {
        let before = try await TestStore(.file)
        let open = try await before.store.accept(before.message("still open"))
        let done = try await before.store.accept(before.message("done"))
        let half = try await before.store.accept(before.message("half"))
        _ = try await before.store.accept(before.message("instant"), ending: .answer("!"))
        _ = try await before.store.end(done.turn, .answer("!"))
        try await before.store.checkpoint([(half.turn, "The slope")])
        try await before.store.checkpoint([(half.turn, "The slope is ris")])
        let it = try await before.restarted()
        let turns = try await it.store.unfinished(after: nil, limit: 10)
        #expect(turns.map(\.id) == [open.turn, half.turn])
        #expect(turns.map(\.checkpoint) == [nil, "The slope is ris"])
        #expect(turns.map(\.message) == [open.message, half.message])
        #expect(try await it.store.unfinished(after: open.turn, limit: 10).map(\.id) == [half.turn])
        _ = try await it.store.end(half.turn, TurnEnding(.interrupted, kind: .message, body: JSON.object(text: "…")))
        #expect(try await it.store.unfinished(after: nil, limit: 10).map(\.id) == [open.turn])
        #expect(try await it.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `a checkpoint after the ending says nothing any more`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let turn = try await it.store.accept(it.message("Why?")).turn
        try await it.store.checkpoint([(turn, "Bec")])
        _ = try await it.store.end(turn, .answer("Because."))
        try await it.store.checkpoint([(turn, "Because")])
        #expect(try await it.store.turn(turn).checkpoint == nil)
        #expect(try await it.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `a question asked again is a new turn with the old question, and leaves no gap for the learner`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        let first = try await it.store.accept(it.message("Why?"), ending: .failure)
        let stamp = CommandStamp(.fresh(), meaning: "again".utf8)
        let again = try await it.store.reopen(first.turn, by: it.learner, command: stamp)
        let repeated = try await it.store.reopen(first.turn, by: it.learner, command: stamp)
        #expect(repeated.duplicate && repeated.turn == again.turn)
        #expect(again.message.audience == .staff)
        let third = try await { () async throws -> Accepted in
            _ = try await it.store.end(again.turn, .failure)
            return try await it.store.reopen(again.turn, by: nil, command: nil)
        }()
        let turn = try await it.store.turn(third.turn)
        #expect(turn.message == first.message)
        #expect(turn.continues == again.turn)
        let seen = try await it.log(for: .everyone)
        #expect(seen.map(\.seq) == [1, 2, 3, 5])
        #expect(seen.map { $0.previous(for: .everyone) } == [0, 1, 2, 3])
        #expect(try await it.log(for: .staff).map { $0.previous(for: .staff) } == [0, 1, 2, 3, 4, 5])
    }

    @Test(arguments: StoreKind.allCases)
    func `a question that is still being answered is not asked again`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let turn = try await it.store.accept(it.message("Why?")).turn
        await #expect(throws: StoreError.turnStillRuns) {
            _ = try await it.store.reopen(turn, by: it.learner, command: nil)
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `a question that was answered, or is being answered by another turn, is not asked again`(_ kind: StoreKind)
        async throws
    {
        let it = try await TestStore(kind)
        let first = try await it.store.accept(it.message("Why?"), ending: .failure).turn
        let second = try await it.store.reopen(first, by: it.learner, command: nil).turn
        await #expect(throws: StoreError.turnStillRuns) {
            _ = try await it.store.reopen(first, by: it.learner, command: nil)
        }
        _ = try await it.store.end(second, .failure)
        let third = try await it.store.reopen(second, by: it.learner, command: nil).turn
        _ = try await it.store.end(third, .answer("Because."))
        for turn in [first, second, third] {
            await #expect(throws: StoreError.turnAnswered) {
                _ = try await it.store.reopen(turn, by: it.learner, command: nil)
            }
        }
        #expect(try await it.log().filter { $0.kind == .turnReopened }.count == 2)
    }

    @Test func `a damaged file in which turns go on with each other in a ring holds nobody up`() async throws {
        let it = try await TestStore()
        let first = try await it.store.accept(it.message("Why?"), ending: .failure).turn
        let second = try await it.store.reopen(first, by: it.learner, command: nil).turn
        try await it.store.database.write { db, _ in
            try db.run(
                "UPDATE turn SET continues = CASE WHEN continues IS NULL THEN ? ELSE continues END",
                .integer(second.seq)
            )
        }
        #expect(try await it.store.turn(second).id == second)
        let ending = TurnEnding.parked(TicketDraft(queue: "default"))
        await #expect(throws: Never.self) { _ = try await it.store.end(second, ending) }
    }

    @Test(arguments: StoreKind.allCases)
    func `a turn that never was is unknown to every verb, and nothing is written down for it`(_ kind: StoreKind)
        async throws
    {
        let it = try await TestStore(kind)
        let answered = try await it.store.accept(it.message("Why?"), ending: .answer("Because."))
        let strangers = [
            TurnID(session: it.session, seq: 99), TurnID(session: .fresh(), seq: 2),
            // The opening of the session and the answer are entries, but they opened no turn.
            TurnID(session: it.session, seq: 1), try #require(answered.ending).id,
        ]
        for turn in strangers {
            await #expect(throws: StoreError.unknownTurn) { _ = try await it.store.turn(turn) }
            await #expect(throws: StoreError.unknownTurn) { _ = try await it.store.end(turn, .answer("!")) }
            // There is nothing to tell: what is written down together with others must not fail them.
            try await it.store.checkpoint([(turn, "!")])
            await #expect(throws: StoreError.unknownTurn) {
                _ = try await it.store.reopen(turn, by: nil, command: nil)
            }
        }
        #expect(try await it.log().count == 3)
    }

    @Test(arguments: [
        "", ".", ".1", "x.1", "0192c3d4-0000-7000-8000-000000000001", "0192c3d4-0000-7000-8000-000000000001.",
    ])
    func `what names no entry is not read as one`(_ text: String) {
        #expect(EntryID(text) == nil)
        #expect(EntryID("0192c3d4-0000-7000-8000-000000000001.0") == nil)
        #expect(EntryID("0192c3d4-0000-7000-8000-000000000001.-1") == nil)
        #expect(EntryID("0192c3d4-0000-7000-8000-000000000001.41")?.seq == 41)
    }
}
