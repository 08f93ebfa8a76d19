import Locking

/// A clock that says when the turn that is being replayed was asked, so that limits in time hold as they did.
///
/// What waits for it waits in real time. In a replay where parts really are asked, it goes on during the turn.
final class ReplayClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private let isLive: Bool
    private let state: Lock<(base: Duration, since: ContinuousClock.Instant)>

    init(isLive: Bool) {
        self.isLive = isLive
        state = Lock((.zero, .now))
    }

    /// Sets the clock to the moment of a turn; it never goes back.
    func turn(to moment: Moment) {
        state.withLock { state in
            let base = Duration.milliseconds(moment.milliseconds)
            let reached = isLive ? state.base + state.since.duration(to: .now) : state.base
            state = (max(base, reached), .now)
        }
    }

    var now: Instant {
        let (base, since) = state.withLock { $0 }
        return Instant(offset: isLive ? base + since.duration(to: .now) : base)
    }

    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: now.duration(to: deadline), tolerance: tolerance, clock: .continuous)
    }
}
