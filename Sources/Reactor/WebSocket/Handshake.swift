/// The opening handshake's rules, for both sides (RFC 6455, 4).
package enum Handshake {
    package static let version = "13"

    /// What proves that the server has understood the key.
    package static func accept(for key: String) -> String {
        Base64.encode(SHA1.digest(Array(key.utf8) + Array("258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8)))
    }

    /// Why a request cannot become a WebSocket, or `nil` when it can.
    static func refusal(of request: Request) -> RequestRefusal? {
        let headers = request.headers
        guard request.method == "GET", request.isVersion11 else {
            return .malformed("A WebSocket is opened with GET and HTTP/1.1.")
        }
        guard headers.list("upgrade", contains: "websocket"), headers.list("connection", contains: "upgrade") else {
            return RequestRefusal(status: 426, reason: "This address only accepts WebSocket connections.")
        }
        let versions = headers.values(of: "sec-websocket-version")
        guard versions.count == 1, versions[0] == version else {
            return RequestRefusal(status: 426, reason: "Only version 13 of WebSocket is supported.")
        }
        let keys = headers.values(of: "sec-websocket-key")
        guard keys.count == 1, Base64.decodedCount(keys[0]) == 16 else {
            return .malformed("The Sec-WebSocket-Key is not 16 bytes in base64.")
        }
        return nil
    }
}
