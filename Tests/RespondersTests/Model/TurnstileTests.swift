import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A turnstile` {
    @Test func `never lets more through than it has places`() async throws {
        let turnstile = Turnstile()
        let crowd = Lock((inside: 0, most: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await turnstile.pass(as: Identifier("l\(number % 7)"), of: 3) {
                        crowd.withLock { $0 = ($0.inside + 1, max($0.most, $0.inside + 1)) }
                        await Task.yield()
                        crowd.withLock { $0.inside -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(crowd.withLock { $0.most } <= 3)
        #expect(crowd.withLock { $0.inside } == 0)
    }

    @Test func `lets in all it has places for once somebody may pass who knows of more`() async throws {
        let turnstile = Turnstile()
        let (isIn, mayLeave) = (Signal(), Signal())
        let inside = Counter()
        let first = Task {
            try await turnstile.pass(as: Identifier("a"), of: 1) {
                isIn.signal()
                await mayLeave.arrival()
            }
        }
        await isIn.arrival()
        // All stay until all are in.
        let stay: @Sendable () async -> Void = {
            _ = inside.next()
            while inside.count < 9, !Task.isCancelled { await Task.yield() }
        }
        let others = (0..<8).map { number in
            Task { try await turnstile.pass(as: Identifier("l\(number)"), of: 1) { await stay() } }
        }
        while turnstile.waiting < 8, !Task.isCancelled { await Task.yield() }
        try await turnstile.pass(as: Identifier("z"), of: 10) { await stay() }
        for other in others { try await other.value }
        mayLeave.signal()
        try await first.value
        #expect(turnstile.waiting == 0)
    }

    @Test func `is waited at no longer than there is time`() async throws {
        let (turnstile, clock) = (Turnstile(), HandClock())
        let (isIn, mayLeave) = (Signal(), Signal())
        let first = Task {
            try await turnstile.pass(as: Identifier("a"), of: 1) {
                isIn.signal()
                await mayLeave.arrival()
            }
        }
        await isIn.arrival()
        let second = Task {
            try await turnstile.pass(as: Identifier("b"), of: 1, within: .seconds(3), on: clock) {}
        }
        while turnstile.waiting < 1, !Task.isCancelled { await Task.yield() }
        await clock.sleeper(within: .seconds(3))
        clock.advance(by: .seconds(3))
        await #expect(throws: Turnstile.Crowded.self) { try await second.value }
        mayLeave.signal()
        try await first.value
        try await turnstile.pass(as: Identifier("c"), of: 1) {}
    }

    @Test func `turns away whom it has no room for, and forgets whoever leaves the queue`() async throws {
        let turnstile = Turnstile(room: 1)
        let (isIn, mayLeave) = (Signal(), Signal())
        let first = Task {
            try await turnstile.pass(as: Identifier("a"), of: 1) {
                isIn.signal()
                await mayLeave.arrival()
            }
        }
        await isIn.arrival()
        let second = Task { try await turnstile.pass(as: Identifier("b"), of: 1) {} }
        // One of the two that come now finds no room; which one depends on the second's arrival.
        var turnedAway = 0
        while turnedAway == 0 {
            let third = Task { try await turnstile.pass(as: Identifier("c"), of: 1) {} }
            third.cancel()
            if case .failure(let error) = await third.result, error is Turnstile.Crowded { turnedAway += 1 }
        }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        mayLeave.signal()
        try await first.value
        try await turnstile.pass(as: Identifier("d"), of: 1) {}
    }
}
