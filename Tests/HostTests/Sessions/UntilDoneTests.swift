import Locking
import PipelineTesting
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct UntilDoneTests {
    @Test func `what a store cannot do for now is tried again, with longer and longer pauses`() async throws {
        let clock = NotedPauses()
        let room = try await Classroom([], turns: clock)
        var answers: [Result<Int, StoreError>] = Array(repeating: .failure(.unavailable("away", retry: true)), count: 8)
        answers.append(.success(7))
        let found = await room.host.runner.untilDone(unless: { false }) { () throws(StoreError) in
            try answers.removeFirst().get()
        }
        #expect(found == 7)
        #expect(clock.pauses.map(\.wholeMilliseconds) == [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
    }

    @Test func `what can never be done, or is of no use any more, is not tried again`() async throws {
        let clock = NotedPauses()
        let room = try await Classroom([], turns: clock)
        for (error, isOver) in [(StoreError.unknownTurn, false), (.unavailable("away", retry: true), true)] {
            let found: Int? = await room.host.runner.untilDone(unless: { isOver }) { () throws(StoreError) in
                throw error
            }
            #expect(found == nil)
        }
        #expect(clock.pauses.isEmpty)
    }

    @Test func `a pause ends with what it is for, and not when an answer is stopped that is to be written down`()
        async throws
    {
        let clock = HandClock()
        let room = try await Classroom([], turns: clock)
        let (tried, tell) = AsyncStream<Void>.makeStream()
        let isOver = Lock(true)
        let waiting = { @Sendable in
            await room.host.runner.untilDone(unless: { Task.isCancelled && isOver.withLock { $0 } }) {
                () throws(StoreError) in
                tell.yield()
                throw StoreError.unavailable("away", retry: true)
            }
        }
        var tries = tried.makeAsyncIterator()
        let over = Task(operation: waiting)
        await tries.next()
        over.cancel()
        await over.value

        isOver.withLock { $0 = false }
        let stopped = Task(operation: waiting)
        await tries.next()
        stopped.cancel()
        let ticking = Task {
            while !Task.isCancelled {
                clock.advance(by: .milliseconds(250))
                await Task.yield()
            }
        }
        for _ in 0..<2 { await tries.next() }
        isOver.withLock { $0 = true }
        await stopped.value
        ticking.cancel()
    }

    @Test func `a question whose patience ran out waits for a store that cannot be read, and is not forgotten`()
        async throws
    {
        let clock = NotedPauses()
        let room = try await DeskRoom(patience: 60, turns: clock)
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Anybody?"])
        _ = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        room.lesson.school.clock.advance(by: .seconds(61))
        let overdue = try await room.lesson.school.store.takeOverdue(limit: 1).parted
        let parted = try #require(overdue.first)
        room.lesson.school.store.close()
        let (stream, pauses) = AsyncStream<Void>.makeStream()
        clock.tell { pauses.yield() }
        let going = Task {
            await room.clock.goOn(parted, on: nil)
            pauses.finish()
        }
        var paused = stream.makeAsyncIterator()
        for _ in 0..<3 { #expect(await paused.next() != nil) }
        // The end of the host ends it; the turn is in the store, and runs at the next start.
        going.cancel()
        await going.value
    }
}

/// A clock on which no time has to pass, and that notes how long somebody wanted to wait.
private final class NotedPauses: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset = Swift.Duration.zero
        func advanced(by duration: Swift.Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
        static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private let state = Lock<(pauses: [Swift.Duration], tell: @Sendable () -> Void)>(([], {}))

    var now: Instant { Instant() }
    var minimumResolution: Swift.Duration { .milliseconds(1) }
    var pauses: [Swift.Duration] { state.withLock { $0.pauses } }

    func tell(_ listener: @escaping @Sendable () -> Void) { state.withLock { $0.tell = listener } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let tell = state.withLock { state in
            state.pauses.append(deadline.offset)
            return state.tell
        }
        tell()
    }
}
