import Locking

/// An event loop for programs that serve nobody: one thread over `poll(2)`, started when it is first needed, ended
/// when nobody owns the loop any more.
public final class PollLoop: EventLoopPort {
    private let core: Lock<Core?> = Lock(nil)

    public init() {}

    deinit { core.withLock { $0?.stop() } }

    public func run(_ body: @escaping @Sendable () -> Void) { started.submit(body) }

    public func watch(_ descriptor: Int32, for interest: Directions, _ ready: @escaping @Sendable (Directions) -> Void)
    {
        started.watch(descriptor, for: interest, ready)
    }

    public func unwatch(_ descriptor: Int32) { started.unwatch(descriptor) }

    public func schedule(after delay: Duration, _ body: @escaping @Sendable () -> Void) -> LoopTimer {
        started.schedule(after: delay, body)
    }

    private var started: Core {
        core.withLock { core in
            if let core { return core }
            let fresh = Core()
            fresh.start()
            core = fresh
            return fresh
        }
    }
}
