/// One whole request.
public struct Request: Sendable {
    public var method: String
    /// Path and query as they came, percent-encoding and all.
    public var target: String
    public var headers: HeaderFields
    public var body: [UInt8]
    /// Who asked: the peer, or whom a trusted proxy speaks for.
    public var remoteAddress: IPAddress
    /// Whether the asking side's connection is encrypted, here or at a trusted proxy.
    public var isSecure: Bool
    let isVersion11: Bool

    public init(
        method: String = "GET",
        target: String,
        headers: HeaderFields = [:],
        body: [UInt8] = [],
        remoteAddress: IPAddress = .loopback,
        isSecure: Bool = false
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.isSecure = isSecure
        isVersion11 = true
    }

    init(_ head: RequestHead, body: [UInt8], remoteAddress: IPAddress, isSecure: Bool) {
        method = head.method
        target = head.target
        headers = head.headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.isSecure = isSecure
        isVersion11 = head.isVersion11
    }

    /// The target up to its query.
    public var path: Substring { target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)] }

    /// What follows the first “?” of the target.
    public var query: Substring? {
        target.utf8.firstIndex(of: UInt8(ascii: "?")).map { target[target.utf8.index(after: $0)...] }
    }

    /// Whether the client asks for a WebSocket here.
    public var asksForWebSocket: Bool { headers.list("upgrade", contains: "websocket") }

    /// The subprotocols a client offers, its favourite first.
    public var subprotocols: [String] { headers.list("sec-websocket-protocol") }
}
