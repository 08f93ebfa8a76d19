import Synchronization

/// A clock that moves when a test moves it.
final class HandClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private let milliseconds = Atomic<Int64>(0)

    var now: Instant { Instant(offset: .milliseconds(milliseconds.load(ordering: .sequentiallyConsistent))) }
    var minimumResolution: Duration { .milliseconds(1) }

    func advance(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        milliseconds.wrappingAdd(
            seconds * 1000 + attoseconds / 1_000_000_000_000_000,
            ordering: .sequentiallyConsistent
        )
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        while now < deadline { try await Task.sleep(for: .milliseconds(1)) }
    }
}
