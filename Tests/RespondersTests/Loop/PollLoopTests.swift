import CSpawn
import Glibc
import Locking
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A poll loop` {
    private let loop = PollLoop()

    @Test func `runs closures in order, also those given from within`() async throws {
        let heard = Lock<[Int]>([])
        let end = Promise<Void>()
        loop.run { [loop] in
            loop.run { heard.withLock { $0.append(2) } }
            loop.run {
                heard.withLock { $0.append(3) }
                end.settle(.success(()))
            }
            heard.withLock { $0.append(1) }
        }
        try await end.value()
        #expect(heard.withLock { $0 } == [1, 2, 3])
    }

    @Test func `calls timers when they are due, soonest first, and never when cancelled`() async throws {
        let heard = Lock<[String]>([])
        let end = Promise<Void>()
        loop.run { [loop] in
            _ = loop.schedule(after: .milliseconds(20)) { end.settle(.success(())) }
            _ = loop.schedule(after: .milliseconds(10)) { heard.withLock { $0.append("second") } }
            let never = loop.schedule(after: .milliseconds(5)) { heard.withLock { $0.append("never") } }
            _ = loop.schedule(after: .milliseconds(5)) { heard.withLock { $0.append("first") } }
            never.cancel()
            // Both are due when the first one runs.
            let rival = Lock<LoopTimer?>(nil)
            _ = loop.schedule(after: .milliseconds(1)) { rival.withLock { $0?.cancel() } }
            rival.withLock { $0 = loop.schedule(after: .milliseconds(1)) { heard.withLock { $0.append("rival") } } }
            usleep(3_000)
        }
        try await end.value()
        #expect(heard.withLock { $0 } == ["first", "second"])
    }

    @Test func `watches descriptors until told to stop`() async throws {
        var ends: [Int32] = [-1, -1]
        #expect(spawn_pipe(&ends, O_NONBLOCK | O_CLOEXEC) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer {
            close(reading)
            close(writing)
        }
        let (seen, end) = (Lock(0), Promise<Void>())
        loop.run { [loop] in
            loop.watch(writing, for: .writing) { ready in
                #expect(ready == .writing)
                loop.unwatch(writing)
                write(writing, "x", 1)
            }
            loop.watch(reading, for: .reading) { ready in
                #expect(ready == .reading)
                seen.withLock { $0 += 1 }
                // Still readable: without this it would be called for ever.
                loop.unwatch(reading)
                _ = loop.schedule(after: .milliseconds(5)) { end.settle(.success(())) }
            }
        }
        try await end.value()
        #expect(seen.withLock { $0 } == 1)
    }

    @Test func `ends its thread when nobody owns it any more`() async throws {
        final class Witness: Sendable {
            let gone: Promise<Void>
            init(_ gone: Promise<Void>) { self.gone = gone }
            deinit { gone.settle(.success(())) }
        }
        let gone = Promise<Void>()
        do {
            let loop = PollLoop()
            let witness = Witness(gone)
            loop.run { _ = loop.schedule(after: .seconds(3_600)) { _ = witness } }
        }
        try await gone.value()
    }
}
