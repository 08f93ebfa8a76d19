extension Response {
    /// A refusal as RFC 9457 writes problems.
    init(refusing refusal: RequestRefusal) {
        let phrase = String(describing: ResponseHead.phrase(refusal.status))
        self.init(
            status: refusal.status,
            type: "application/problem+json",
            text: #"{"status":\#(refusal.status),"title":"\#(phrase)","detail":"\#(refusal.reason)"}"#
        )
        switch refusal.status {
        case 426:
            headers.append("Upgrade", "websocket")
            headers.append("Connection", "Upgrade")
            headers.append("Sec-WebSocket-Version", Handshake.version)
        case 503: headers.append("Retry-After", "1")
        default: break
        }
    }
}
