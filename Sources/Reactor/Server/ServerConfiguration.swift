/// What a server needs to know before it starts.
public struct ServerConfiguration: Sendable {
    /// Where connections come from.
    public enum Listening: Hashable, Sendable {
        /// Port 0 lets the kernel choose; `start` tells which.
        case address(SocketAddress)
        /// A listening socket that someone else opened, such as systemd's socket activation. It becomes the server's.
        case inherited(descriptor: Int32)
    }
    public enum LoopCount: Hashable, Sendable {
        /// One core is left to the rest of the program; above 8 cores, a quarter of them.
        case perCore
        case exactly(Int)
    }

    public var listening: [Listening]
    public var loops = LoopCount.perCore
    /// Encrypts all connections.
    public var tls: TLS?
    public var limits = Limits()
    /// Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    public var trustedProxies: [AddressRange] = []
    /// What a drained WebSocket is told to wait before it comes back; each gets its own moment in the range.
    public var reconnectSpread = Duration.milliseconds(500) ... .milliseconds(3000)

    public init(listening: [Listening]) { self.listening = listening }
}

extension ServerConfiguration.LoopCount {
    func count(cores: Int) -> Int {
        switch self {
        case .perCore: cores <= 8 ? max(1, cores - 1) : cores - min(4, cores / 4)
        case .exactly(let count): max(1, count)
        }
    }
}
