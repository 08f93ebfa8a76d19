import Locking
import Reactor
import Responders

/// The reactor's loop as responders see it.
///
/// Chains are put together before the server is, so what parts want done before there is a loop waits for it.
final class PartLoop: EventLoopPort {
    private let state = Lock<(loop: EventLoop?, waiting: [@Sendable () -> Void])>((nil, []))

    /// Gives the parts their loop; done once, before the first turn.
    func bind(to loop: EventLoop) {
        let waiting = state.withLock { state in
            state.loop = loop
            defer { state.waiting = [] }
            return state.waiting
        }
        for body in waiting { loop.submit(body) }
    }

    func run(_ body: @escaping @Sendable () -> Void) {
        let loop = state.withLock { state in
            if state.loop == nil { state.waiting.append(body) }
            return state.loop
        }
        loop?.submit(body)
    }

    func watch(
        _ descriptor: Int32,
        for interest: Directions,
        _ ready: @escaping @Sendable (Directions) -> Void
    ) {
        var wanted: Readiness = []
        if interest.contains(.reading) { wanted.insert(.readable) }
        if interest.contains(.writing) { wanted.insert(.writable) }
        state.withLock(\.loop)?.watch(descriptor, for: wanted) { events in
            var seen: Directions = []
            let hasFailed = events.contains(.failed) || events.contains(.hungUp)
            if events.contains(.readable) || hasFailed { seen.insert(.reading) }
            if events.contains(.writable) || hasFailed { seen.insert(.writing) }
            seen.formIntersection(interest)
            if !seen.isEmpty { ready(seen) }
        }
    }

    func unwatch(_ descriptor: Int32) { state.withLock(\.loop)?.unwatch(descriptor) }

    func schedule(after delay: Duration, _ body: @escaping @Sendable () -> Void) -> LoopTimer {
        guard let loop = state.withLock(\.loop) else { return LoopTimer {} }
        let timer = loop.after(delay, body)
        return LoopTimer { loop.cancel(timer) }
    }
}
