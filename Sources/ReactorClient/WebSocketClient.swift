internal import CLinux
public import Reactor

/// A WebSocket client on an event loop, with the server's own codecs turned round.
///
/// For tests and measurements: it trusts its server. Unchecked, because it is for its loop's thread only.
public final class WebSocketClient: @unchecked Sendable {
    public enum Event {
        case opened
        case message(Message)
        /// The server refused to speak WebSocket; its answer's status.
        case refused(status: Int)
        case closed(Closing)
    }

    private var socket: ClientSocket?
    private var onEvent: ((WebSocketClient, Event) -> Void)?
    private var reader = MessageReader(role: .client, limit: 1 << 30)
    private var pending: [UInt8] = []
    private var isOpen = false
    private var closing = Closing(code: .lost, reason: "", byPeer: false)
    private static let key = "dGVzdHMgYW5kIGxvYWQgIQ=="

    /// Begins to connect.
    ///
    /// For the loop's thread.
    public init(
        _ address: SocketAddress,
        target: String,
        headers: HeaderFields = [:],
        on loop: EventLoop,
        onEvent: @escaping (WebSocketClient, Event) -> Void
    ) {
        self.onEvent = onEvent
        socket = ClientSocket(address, on: loop) { event in
            switch event {
            case .connected: self.request(target, headers, address)
            case .received(let bytes): self.received(bytes)
            case .closed: self.end()
            }
        }
        if socket == nil { loop.submit { self.end() } }
    }

    public func send(_ text: String) { send(.text, text.utf8) }

    public func send(_ bytes: [UInt8]) { send(.binary, bytes) }

    /// Says goodbye; the event `closed` comes when the server has answered.
    public func close(_ code: CloseCode = .normal, reason: String = "") {
        send(.close, FrameWriter.closePayload(code, reason))
    }

    /// Breaks off without a word; no event comes after this.
    public func cut() {
        onEvent = nil
        socket?.close()
        socket = nil
    }

    private func send(_ opcode: Opcode, _ payload: some Collection<UInt8>) {
        // A fixed mask: what it protects against is not met on the way to a server of one's own.
        socket?.write { FrameWriter.append(opcode, payload, mask: 0x1234_5678, to: &$0) }
    }

    private func request(_ target: String, _ headers: HeaderFields, _ address: SocketAddress) {
        var lines = ["GET \(target) HTTP/1.1", "Host: \(address)", "Upgrade: websocket", "Connection: Upgrade"]
        lines += ["Sec-WebSocket-Version: \(Handshake.version)", "Sec-WebSocket-Key: \(Self.key)"]
        lines += headers.map { "\($0.name): \($0.value)" }
        let text = lines.joined(separator: "\r\n") + "\r\n\r\n"
        socket?.write { $0.append(contentsOf: text.utf8) }
    }

    private func received(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        if pending.isEmpty {
            let taken = take(bytes)
            if taken < bytes.count { pending = Array(bytes[taken...]) }
        } else {
            pending.append(contentsOf: bytes)
            var all: [UInt8] = []
            swap(&all, &pending)
            let taken = all.withUnsafeMutableBufferPointer { take($0) }
            pending = Array(all[taken...])
        }
    }

    private func take(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var position = 0
        if !isOpen {
            guard let head = headEnd(bytes) else { return 0 }
            position = head
            let status = Int(String(decoding: bytes.dropFirst(9).prefix(3), as: UTF8.self)) ?? 0
            guard status == 101 else {
                tell(.refused(status: status))
                cut()
                return bytes.count
            }
            isOpen = true
            tell(.opened)
        }
        while position < bytes.count, socket != nil {
            var span = bytes.mutableSpan
            let before = position
            handle(reader.read(&span, from: &position))
            if position == before { break }
        }
        return position
    }

    private func handle(_ step: MessageReader.Step) {
        switch step {
        case .message(let message): tell(.message(message))
        case .ping(let payload): send(.pong, payload)
        case .close(let code, let reason):
            closing = Closing(code: code, reason: reason, byPeer: true)
            close(code)
        case .violation(let code): close(code)
        case .pong, .incomplete: break
        }
    }

    private func headEnd(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 3..<bytes.count where bytes[index] == 10 {
            if bytes[index - 1] == 13, bytes[index - 2] == 10, bytes[index - 3] == 13 { return index + 1 }
        }
        return nil
    }

    private func tell(_ event: Event) { onEvent?(self, event) }

    private func end() {
        socket = nil
        let onEvent = onEvent
        self.onEvent = nil
        onEvent?(self, .closed(closing))
    }
}
