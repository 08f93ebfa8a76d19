/// The answer to one request.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Written piece by piece while it comes to be, such as server-sent events. Cancelled when the client goes.
        case stream(@Sendable (ResponseWriter) async throws -> Void)
        /// The connection becomes a WebSocket, if the request is fit for it; `status` does not matter then.
        case webSocket(subprotocol: String?, converse: @Sendable (WebSocket) async -> Void)
        /// The same, for a listener instead of a task.
        case heardWebSocket(subprotocol: String?, listener: @Sendable (WebSocket) -> any WebSocketListener)
    }

    public var status: Int
    /// Date, lengths and the connection's fields are added on the way out.
    public var headers: HeaderFields
    public var body: Body

    public init(status: Int = 200, headers: HeaderFields = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Text of some type.
    public init(status: Int = 200, type: String = "text/plain; charset=utf-8", text: String) {
        self.init(status: status, headers: ["Content-Type": type], body: .bytes(Array(text.utf8)))
    }

    /// Turns the connection into a WebSocket; when `converse` returns, it is closed.
    public static func webSocket(
        subprotocol: String? = nil,
        converse: @escaping @Sendable (WebSocket) async -> Void
    ) -> Response {
        Response(status: 101, body: .webSocket(subprotocol: subprotocol, converse: converse))
    }

    /// Turns the connection into a WebSocket that a listener hears until it closes it, or the client does.
    public static func heardWebSocket(
        subprotocol: String? = nil,
        listener: @escaping @Sendable (WebSocket) -> any WebSocketListener
    ) -> Response {
        Response(status: 101, body: .heardWebSocket(subprotocol: subprotocol, listener: listener))
    }
}
