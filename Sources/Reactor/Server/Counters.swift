import Synchronization

/// What a server has done and is doing, at one moment.
public struct Counters: Sendable, Equatable {
    public var connections = 0
    public var webSockets = 0
    public var accepted = 0
    /// Connections that found the server, or their address's share of it, full.
    public var refused = 0
    public var requests = 0
    /// Requests that broke a rule or a limit.
    public var badRequests = 0
    public var messagesReceived = 0
    public var messagesSent = 0
    public var bytesReceived = 0
    public var bytesSent = 0
    /// WebSockets closed with 4429.
    public var slowReaders = 0
    /// The worst of all loops, over the last one to two seconds.
    public var loopLag = Duration.zero
}

/// One loop's part of the counters: written by its thread, read by any.
final class Tally: Sendable {
    struct Count: ~Copyable, Sendable {
        private let atomic = Atomic<Int>(0)

        var value: Int { atomic.load(ordering: .relaxed) }

        /// One writer, so a load and a store do.
        func add(_ amount: Int) { atomic.store(atomic.load(ordering: .relaxed) &+ amount, ordering: .relaxed) }
    }

    let connections = Count()
    let webSockets = Count()
    let accepted = Count()
    let refused = Count()
    let requests = Count()
    let badRequests = Count()
    let messagesReceived = Count()
    let messagesSent = Count()
    let bytesReceived = Count()
    let bytesSent = Count()
    let slowReaders = Count()

    func add(to counters: inout Counters) {
        counters.connections += connections.value
        counters.webSockets += webSockets.value
        counters.accepted += accepted.value
        counters.refused += refused.value
        counters.requests += requests.value
        counters.badRequests += badRequests.value
        counters.messagesReceived += messagesReceived.value
        counters.messagesSent += messagesSent.value
        counters.bytesReceived += bytesReceived.value
        counters.bytesSent += bytesSent.value
        counters.slowReaders += slowReaders.value
    }
}
