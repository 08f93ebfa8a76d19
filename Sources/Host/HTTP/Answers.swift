import Reactor

extension Response {
    /// A JSON answer; what people have is not for caches.
    static func json(_ value: JSON, status: Int = 200) -> Response { json(value.bytes, status: status) }

    static func json(_ bytes: [UInt8], status: Int = 200) -> Response {
        Response(
            status: status,
            headers: ["Content-Type": "application/json", "Cache-Control": "no-store"],
            body: .bytes(bytes)
        )
    }

    /// On to another page, so that loading that one again sends no form again.
    static func onward(to path: String) -> Response {
        Response(status: 303, headers: ["Location": path, "Cache-Control": "no-store"])
    }

    /// Server-sent events, which no cache keeps and no proxy holds back.
    static func events(_ write: @escaping @Sendable (ResponseWriter) async throws -> Void) -> Response {
        Response(
            headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"],
            body: .stream(write)
        )
    }

    /// A problem document (RFC 9457), in the words that sockets use as well.
    ///
    /// - Parameter status: another than that of the code, where HTTP has one of its own.
    static func problem(_ refused: Refused, status: Int? = nil) -> Response {
        let status = status ?? refused.code.status
        var members: [(String, JSON)] = [
            ("type", .string("about:blank")), ("title", .string(refused.code.sentence)),
            ("status", .integer(Int64(status))), ("detail", .string(refused.message)),
            ("code", .string(refused.code.rawValue)), ("retry", .bool(refused.code.isWorthRetrying)),
        ]
        if let field = refused.field { members.append(("field", .string(field))) }
        if let after = refused.after { members.append(("after_ms", .integer(after.wholeMilliseconds))) }
        var response = Response(
            status: status,
            headers: ["Content-Type": "application/problem+json", "Cache-Control": "no-store"],
            body: .bytes(JSON(members: members).bytes)
        )
        if refused.code == .unauthorized { response.headers["WWW-Authenticate"] = "Bearer" }
        if let after = refused.after {
            response.headers["Retry-After"] = "\(max(1, (after.wholeMilliseconds + 999) / 1000))"
        }
        return response
    }
}
