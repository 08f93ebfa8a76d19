/// What libcurl and the pipes of child processes need of an event loop.
///
/// The host adapts its reactor's loop to this; a command line that serves nobody uses ``PollLoop``. All but ``run(_:)``
/// is called on the loop's own thread only, and all closures are called there: state that only such closures touch
/// needs no lock. The loop's thread must ignore or block `SIGPIPE`.
public protocol EventLoopPort: AnyObject, Sendable {
    /// Calls `body` on the loop soon, never before this returns; may be called on any thread.
    func run(_ body: @escaping @Sendable () -> Void)

    /// Calls `ready` whenever the descriptor is ready for any of `interest`, replacing an earlier watch on it.
    ///
    /// Errors and hang-ups count as ready for everything that was asked for.
    func watch(_ descriptor: Int32, for interest: Directions, _ ready: @escaping @Sendable (Directions) -> Void)

    /// Forgets the descriptor; its closure is not called again, also not for what is already known.
    func unwatch(_ descriptor: Int32)

    /// Calls `body` once, after `delay`, unless the timer is cancelled before.
    func schedule(after delay: Duration, _ body: @escaping @Sendable () -> Void) -> LoopTimer
}

/// Which ways a descriptor is ready for, or should be watched for.
public struct Directions: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let reading = Directions(rawValue: 1)
    public static let writing = Directions(rawValue: 2)
}

/// Something an event loop will do later; ``cancel()`` is called on the loop, and does nothing once it is done.
public struct LoopTimer: Sendable {
    private let whenCancelled: @Sendable () -> Void

    public init(cancel: @escaping @Sendable () -> Void) { whenCancelled = cancel }

    public func cancel() { whenCancelled() }
}
