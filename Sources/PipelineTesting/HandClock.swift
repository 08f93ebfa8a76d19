import Synchronization

/// A clock that moves when a test moves it.
public final class HandClock: Clock, Sendable {
    public struct Instant: InstantProtocol {
        var offset: Duration
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private let milliseconds = Atomic<Int64>(0)

    public init() {}

    public var now: Instant { Instant(offset: .milliseconds(milliseconds.load(ordering: .sequentiallyConsistent))) }
    public var minimumResolution: Duration { .milliseconds(1) }

    public func advance(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        milliseconds.wrappingAdd(
            seconds * 1000 + attoseconds / 1_000_000_000_000_000,
            ordering: .sequentiallyConsistent
        )
    }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        while now < deadline { try await Task.sleep(for: .milliseconds(1)) }
    }
}
