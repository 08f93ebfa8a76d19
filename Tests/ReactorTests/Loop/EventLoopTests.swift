import Glibc
import Locking
import Synchronization
import Testing

@testable import Reactor

/// An actor whose executor is a loop.
private actor Pinned {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    private var count = 0

    init(loop: EventLoop) { self.loop = loop }

    func add() -> (count: Int, isOnLoop: Bool) {
        count += 1
        return (count, loop.isCurrent)
    }
}

@Suite(.timeLimit(.minutes(5))) struct EventLoopTests {
    private func withLoop<Result>(_ body: (EventLoop) async throws -> Result) async rethrows -> Result {
        let loop = EventLoop()
        loop.start()
        let result = try await body(loop)
        await loop.stop()
        return result
    }

    @Test func `a timer that is too far away for the clock never comes`() async {
        await withLoop { loop in
            let hasCome = Lock(false)
            await withUnsafeContinuation { continuation in
                loop.submit {
                    let far = loop.after(.seconds(Int64.max)) { hasCome.withLock { $0 = true } }
                    _ = loop.after(.milliseconds(1)) {
                        loop.cancel(far)
                        continuation.resume()
                    }
                }
            }
            #expect(!hasCome.withLock { $0 })
        }
    }

    @Test func `what is submitted runs on the loop, in order`() async {
        await withLoop { loop in
            let seen = Lock<[Int]>([])
            await withUnsafeContinuation { continuation in
                for index in 0..<1000 { loop.submit { seen.withLock { $0.append(loop.isCurrent ? index : -1) } } }
                loop.submit { continuation.resume() }
            }
            #expect(seen.withLock { $0 } == Array(0..<1000))
            #expect(!loop.isCurrent)
        }
    }

    @Test func `what is submitted before the start waits for it`() async {
        let loop = EventLoop()
        await withUnsafeContinuation { continuation in
            loop.submit { continuation.resume() }
            loop.start()
        }
        await loop.stop()
    }

    @Test func `what is wanted for the end of a turn at the end of a turn does not wait for an event`() async {
        await withLoop { loop in
            await withUnsafeContinuation { continuation in
                loop.submit { loop.whenTurnEnds { loop.whenTurnEnds { continuation.resume() } } }
            }
        }
    }

    /// Something that has bytes to write once it is made dirty.
    private final class Writer: Pollable {
        let written: () -> Void

        init(written: @escaping () -> Void) { self.written = written }

        override func settle() { written() }
    }

    @Test func `what a descriptor's readiness causes is written before the next one is told`() async throws {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let both = ends
        defer { for descriptor in both { close(descriptor) } }
        let story = Lock<[String]>([])
        await withLoop { loop in
            await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                loop.submit {
                    for descriptor in both {
                        loop.watch(descriptor, for: .writable) { _ in
                            loop.unwatch(descriptor)
                            story.withLock { $0.append("told") }
                            let writer = Writer {
                                story.withLock { $0.append("written") }
                                if story.withLock({ $0.count }) == 4 { continuation.resume() }
                            }
                            loop.settleLater(writer)
                        }
                    }
                }
            }
        }
        #expect(story.withLock { $0 } == ["told", "written", "told", "written"])
    }

    @Test func `a loop that never started is stopped at once`() async { await EventLoop().stop() }

    @Test func `tasks that prefer the loop run on it, and so do actors they call`() async {
        await withLoop { loop in
            actor Plain {
                func isOn(_ loop: EventLoop) -> Bool { loop.isCurrent }
            }
            let (task, actor) = await Task(executorPreference: loop) {
                (loop.isCurrent, await Plain().isOn(loop))
            }.value
            #expect(task)
            #expect(actor)
        }
    }

    @Test func `an actor can live on a loop`() async {
        await withLoop { loop in
            let actor = Pinned(loop: loop)
            for expected in 1...10 {
                let (count, isOnLoop) = await actor.add()
                #expect(count == expected)
                #expect(isOnLoop)
            }
        }
    }

    @Test func `a sleep lasts as long as asked, on the loop and off it`() async throws {
        try await withLoop { loop in
            let start = ContinuousClock.now
            try await loop.sleep(for: .milliseconds(20))
            try await Task(executorPreference: loop) { try await loop.sleep(for: .milliseconds(20)) }.value
            #expect(ContinuousClock.now - start >= .milliseconds(40))
        }
    }

    @Test func `a cancelled sleep ends at once`() async throws {
        await withLoop { loop in
            for isOnLoop in [true, false] {
                let sleep = Task(executorPreference: isOnLoop ? loop : nil) {
                    try await loop.sleep(for: .seconds(3600))
                }
                sleep.cancel()
                await #expect(throws: CancellationError.self) { try await sleep.value }
            }
        }
    }

    @Test func `a timer that is taken back does not fire`() async throws {
        await withLoop { loop in
            let fired = Atomic(0)
            await withUnsafeContinuation { continuation in
                loop.submit {
                    let timer = loop.after(.milliseconds(1)) { fired.add(1, ordering: .relaxed) }
                    _ = loop.after(.milliseconds(5)) { continuation.resume() }
                    loop.cancel(timer)
                }
            }
            #expect(fired.load(ordering: .relaxed) == 0)
        }
    }

    @Test func `a descriptor that is unwatched is not heard of again`() async throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer {
            close(reading)
            close(writing)
        }
        await withLoop { loop in
            let calls = Atomic(0)
            await withUnsafeContinuation { continuation in
                loop.submit {
                    loop.watch(reading, for: .readable) { events in
                        #expect(events.contains(.readable))
                        calls.add(1, ordering: .relaxed)
                        // The byte is left unread, so the descriptor stays ready.
                        loop.unwatch(reading)
                        _ = loop.after(.milliseconds(5)) { continuation.resume() }
                    }
                    _ = write(writing, "x", 1)
                }
            }
            #expect(calls.load(ordering: .relaxed) == 1)
        }
    }

    @Test func `a descriptor that cannot be watched is told to have failed`() async throws {
        // The kernel watches no directories.
        let directory = open("/", O_RDONLY)
        try #require(directory >= 0)
        defer { close(directory) }
        await withLoop { loop in
            let events = await withUnsafeContinuation { continuation in
                loop.submit { loop.watch(directory, for: .readable) { continuation.resume(returning: $0) } }
            }
            #expect(events == .failed)
        }
    }

    @Test func `a watch can change what it waits for`() async throws {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let (here, there) = (ends[0], ends[1])
        defer {
            close(here)
            close(there)
        }
        await withLoop { loop in
            let events = await withUnsafeContinuation { continuation in
                loop.submit {
                    loop.watch(here, for: .readable) { _ in continuation.resume(returning: Readiness.readable) }
                    loop.watch(here, for: .writable) { events in
                        loop.unwatch(here)
                        continuation.resume(returning: events)
                    }
                }
            }
            #expect(events == .writable)
        }
    }

    @Test func `a stuck loop shows its lag while it is stuck and after`() {
        let load = LoopLoad()
        let second: Int64 = 1_000_000_000
        load.turnBegan(at: 10 * second)
        #expect(load.lag(at: 13 * second) == 3 * second)
        load.turnEnded(at: 14 * second)
        #expect(load.lag(at: 14 * second) == 4 * second)
        load.turnBegan(at: 15 * second)
        load.turnEnded(at: 15 * second + 5)
        #expect(load.lag(at: 15 * second + 6) == 4 * second)
        load.turnBegan(at: 16 * second)
        load.turnEnded(at: 16 * second + 7)
        #expect(load.lag(at: 16 * second + 9) == 7)
        #expect(load.lag(at: 30 * second) == 0)
        #expect(load.busyTime == .nanoseconds(4 * second + 12))
        #expect(load.turns == 3)
    }
}
