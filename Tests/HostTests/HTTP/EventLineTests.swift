import Testing

@testable import Host

/// A line that is an answer over HTTP, and how it holds back whoever has much to say.
@Suite(.timeLimit(.minutes(5))) struct `A stream of events` {
    private let line = EventLine()

    /// A line on which more waits than another frame is put behind.
    private init() { line.tell("pile", [UInt8](repeating: UInt8(ascii: "x"), count: 140_000)) }

    private func sender() -> Task<Void, any Error> {
        Task { [line] in try await line.send(.ack("1") { _ in }) }
    }

    @Test func `takes what waits for room once there is room`() async throws {
        let before = line.backlog
        let senders = [sender(), sender()]
        for _ in 0..<100 { await Task.yield() }
        #expect(line.backlog == before)
        line.wrote(1000)
        for _ in 0..<100 { await Task.yield() }
        #expect(line.backlog == before - 1000)
        line.wrote(20_000)
        for sender in senders { try await sender.value }
        #expect(line.backlog > before - 21_000)
    }

    @Test func `lets go of what waits for room when it ends, or whoever waits does`() async throws {
        let cancelled = sender()
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        let left = sender()
        for _ in 0..<100 { await Task.yield() }
        line.finish()
        await #expect(throws: CancellationError.self) { try await left.value }
        await #expect(throws: CancellationError.self) { try await sender().value }
    }
}
