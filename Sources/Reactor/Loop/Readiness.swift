internal import CLinux

/// What a descriptor is ready for, or what one wants to hear of.
public struct Readiness: OptionSet, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let readable = Readiness(rawValue: clinux_epollin)
    public static let writable = Readiness(rawValue: clinux_epollout)
    /// Always reported, never asked for.
    public static let failed = Readiness(rawValue: clinux_epollerr)
    /// Both directions are over.
    ///
    /// Always reported, never asked for.
    public static let hungUp = Readiness(rawValue: clinux_epollhup)
    /// Of the loops that share a listener, wake one.
    static let exclusive = Readiness(rawValue: clinux_epollexclusive)
}

/// Something that has a descriptor in a loop's epoll set.
///
/// All is called on the loop's thread.
///
/// A class and not a protocol, so that an event costs one virtual call.
class Pollable {
    func ready(_ events: Readiness) {}
    /// Called after the work that `ready` caused has run: now write what it wanted written.
    func settle() {}
    func expired() {}
}

/// A descriptor of someone else's, such as one of libcurl's sockets.
final class DescriptorWatch: Pollable {
    private unowned let loop: EventLoop
    private let handler: @Sendable (Readiness) -> Void

    init(on loop: EventLoop, _ handler: @escaping @Sendable (Readiness) -> Void) {
        (self.loop, self.handler) = (loop, handler)
    }

    override func ready(_ events: Readiness) { handler(events) }
    /// A model's word goes out while it is hot in the cache, before another model's is read.
    override func settle() { loop.settleAll() }
}
