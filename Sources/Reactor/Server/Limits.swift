/// What one client, and all of them together, may take.
///
/// Each has a default that a teaching host can live with.
public struct Limits: Sendable {
    /// Bytes of a request's head.
    public var head = 16 * 1024
    public var headerFields = 64
    /// Bytes of a request's body.
    public var body = 1024 * 1024
    /// Bytes of a WebSocket message, whatever frames it comes in.
    public var message = 64 * 1024
    /// Messages that wait for a handler, before reading stops.
    public var inboundMessages = 32
    /// Bytes that wait for a handler, before reading stops.
    public var inboundBytes = 256 * 1024
    /// Bytes that wait for a slow client; above, `send` waits and `post` closes with 4429.
    public var outboundBytes = 256 * 1024
    /// From the first byte of a head (for the first request: from the connection) to its last.
    public var headDeadline = Duration.seconds(10)
    public var bodyDeadline = Duration.seconds(30)
    /// Between two requests.
    public var keepAlive = Duration.seconds(60)
    /// Silence after which a WebSocket is pinged; each takes its own moment in the range, so that they do not march.
    public var ping = Duration.seconds(20) ... .seconds(30)
    /// Silence after which a WebSocket counts as dead.
    public var dead = Duration.seconds(60)
    /// A client that takes nothing of what is written for this long is given up.
    public var writeStall = Duration.seconds(30)
    /// How long the end may take: the peer's close, or its reading of a last answer.
    public var closing = Duration.seconds(5)
    public var connections = 20_000
    /// Per IPv4 address or IPv6 /64; trusted proxies are exempt.
    ///
    /// A school may share one address.
    public var connectionsPerAddress = 2_000
    /// Bytes that the kernel may hold for one client, and the unsent part of them at which writing goes on.
    public var kernelSendBuffer = 64 * 1024
    public var kernelUnsent = 16 * 1024
    /// Data that the peer's kernel does not acknowledge for this long ends the connection.
    public var unacknowledged = Duration.seconds(30)

    public init() {}
}
