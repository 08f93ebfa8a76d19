/// What is spoken over a connection: HTTP first, WebSocket after an upgrade.
///
/// For the loop's thread.
class ConnectionHandler {
    /// Whether bytes are not taken for now, because of work that must be done first.
    var isBlocked: Bool { false }
    /// How many bytes may wait while blocked, before the socket is not read any more.
    var waitingLimit: Int { 0 }
    /// When something must have happened, or `nil` when time does not matter.
    var deadline: Int64? { nil }

    /// Takes bytes and says how many; those left come again, with more after them.
    func received(_ bytes: inout MutableSpan<UInt8>) -> Int { bytes.count }
    /// The peer sends no more, but may still listen.
    func inputEnded() {}
    func deadlinePassed() {}
    /// The server is going down: end well, and soon.
    func drain() {}
    /// The connection is gone.
    func closed() {}
    /// The server's grace is over.
    func cancel() {}
}
