import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct SafetyCopiesTests {
    @Test func `running answers are written down again and again, and those that have ended are not`() async throws {
        let it = try await TestStore(.memory)
        let copies = SafetyCopies(store: it.store, clock: ContinuousClock(), every: .milliseconds(5))
        let (running, ended) = (StreamedReply(), StreamedReply())
        let turn = try await it.store.accept(it.message("Why?")).turn
        running.open(turn)
        ended.open(TurnID(session: turn.session, seq: 999))
        for reply in [running, ended] {
            #expect(reply.take(.text("Because")).wantsCopy)
            copies.add(reply)
        }
        ended.change { $0.isOver = true }
        #expect(!running.take(.text(" it")).wantsCopy)
        while try await it.store.turn(turn).checkpoint != "Because it", !Task.isCancelled { await Task.yield() }
        #expect(running.take(.text(" is.")).wantsCopy)
        copies.add(running)
        while try await it.store.turn(turn).checkpoint != "Because it is.", !Task.isCancelled { await Task.yield() }
        #expect(ended.copy() == nil)
    }

    @Test func `a turn that is no more keeps no other from being written down`() async throws {
        let it = try await TestStore(.memory)
        let turn = try await it.store.accept(it.message("Why?")).turn
        try await it.store.checkpoint([(TurnID(session: turn.session, seq: 999), "lost"), (turn, "Because")])
        #expect(try await it.store.turn(turn).checkpoint == "Because")
    }
}
