import Synchronization

/// A clock that moves when a test moves it.
public final class HandClock: Clock, Sendable {
    public struct Instant: InstantProtocol {
        var offset: Duration
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let waking: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant(offset: .zero)
        /// Whoever sleeps, by the number they got when they lay down.
        var sleepers: [Int: Sleeper] = [:]
        var beds = 0
    }

    private let state = Mutex(State())

    public init() {}

    public var now: Instant { state.withLock { $0.now } }
    public var minimumResolution: Duration { .nanoseconds(1) }

    /// Moves the clock on, and wakes those whose time has come, the earliest first.
    public func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
        }
        for (_, sleeper) in due { sleeper.waking.resume() }
    }

    /// Waits until somebody sleeps whom the clock wakes when it is moved on by as much.
    ///
    /// Whoever is about to sleep counts from the time at which they do, so a clock that is moved too early wakes nobody.
    public func sleeper(within duration: Duration) async {
        while !hasSleeper(within: duration), !Task.isCancelled { await Task.yield() }
    }

    private func hasSleeper(within duration: Duration) -> Bool {
        state.withLock { state in
            state.sleepers.values.contains { $0.deadline <= state.now.advanced(by: duration) }
        }
    }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            state.beds += 1
            return state.beds
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waking in
                let ending: Result<Void, any Error>? = state.withLock { state in
                    if deadline <= state.now { return .success(()) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.sleepers[number] = Sleeper(deadline: deadline, waking: waking)
                    return nil
                }
                if let ending { waking.resume(with: ending) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.waking.resume(throwing: CancellationError())
        }
    }
}
