import ReactorClient
import Synchronization

@testable import Reactor

/// A client that says exactly the bytes it is told to, and waits for what it is told to wait for.
///
/// Unchecked, because all its state is used on its loop only.
final class Peer: @unchecked Sendable {
    struct Timeout: Error, CustomStringConvertible {
        let description: String
    }

    private static let loop: EventLoop = {
        let loop = EventLoop()
        loop.start()
        return loop
    }()

    /// Whether the kernel has made the connection, accepted or not.
    ///
    /// For any thread.
    let isConnected = Atomic(false)
    private var socket: ClientSocket?
    private var received: [UInt8] = []
    private var isOver = false
    private var waiting: (isEnough: () -> Bool, continuation: CheckedContinuation<Bool, Never>, timer: TimerID)?

    init(_ address: SocketAddress, reads: Bool = true) {
        Self.loop.submit {
            self.socket = ClientSocket(address, on: Self.loop) { event in
                switch event {
                case .connected: self.isConnected.store(true, ordering: .releasing)
                case .received(let bytes): self.received.append(contentsOf: bytes)
                case .closed: self.isOver = true
                }
                self.check()
            }
            self.socket?.isReading = reads
        }
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) { Self.loop.submit { self.socket?.write { $0.append(contentsOf: bytes) } } }

    /// Sends, and returns when it is on its way: what comes next travels by itself.
    func sendApart(_ bytes: [UInt8]) async {
        await onLoop { self.socket?.write { $0.append(contentsOf: bytes) } }
    }

    func halfClose() { Self.loop.submit { self.socket?.halfClose() } }

    func cut() { Self.loop.submit { self.socket?.close() } }

    func read() { Self.loop.submit { self.socket?.isReading = true } }

    /// Everything up to the end of the connection.
    func rest() async throws -> String {
        try await wait("the end") { self.isOver }
        return await take { self.received.count }
    }

    /// One response with its body, by its Content-Length or its chunks.
    func response(hasBody: Bool = true) async throws -> String {
        try await wait("a response") { self.responseLength(hasBody) != nil }
        return await take { self.responseLength(hasBody) ?? 0 }
    }

    func frame() async throws -> (opcode: Opcode, payload: [UInt8]) {
        try await wait("a frame") { self.frameHeader != nil }
        return await onLoop {
            guard let header = self.frameHeader else { return (.close, []) }
            let end = header.length + header.payloadLength
            defer { self.received.removeFirst(end) }
            return (header.opcode, Array(self.received[header.length..<end]))
        }
    }

    /// A close frame's code and reason.
    func closing() async throws -> (code: UInt16, reason: String) {
        while true {
            let (opcode, payload) = try await frame()
            guard opcode == .close, payload.count >= 2 else { continue }
            return (UInt16(payload[0]) << 8 | UInt16(payload[1]), String(decoding: payload[2...], as: UTF8.self))
        }
    }

    /// Opens a WebSocket and gives the answer to that.
    func upgrade(_ target: String = "/ws", _ fields: String = "") async throws -> String {
        send(
            """
            GET \(target) HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
            Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\(fields)\r\n
            """
        )
        return try await response(hasBody: false)
    }

    // MARK: On the loop

    private var frameHeader: FrameHeader? {
        guard case .header(let header) = FrameHeader.parse(received.span, at: 0, as: .client, limit: 1 << 30),
            received.count >= header.length + header.payloadLength
        else { return nil }
        return header
    }

    private func responseLength(_ hasBody: Bool) -> Int? {
        let text = String(decoding: received, as: UTF8.self)
        guard let head = text.range(of: "\r\n\r\n") else { return nil }
        let headLength = text[..<head.upperBound].utf8.count
        guard hasBody else { return headLength }
        if text[..<head.lowerBound].contains("chunked") {
            return text.range(of: "\r\n0\r\n\r\n").map { text[..<$0.upperBound].utf8.count }
        }
        guard let field = text.range(of: "Content-Length: ") else { return headLength }
        let length = Int(text[field.upperBound...].prefix { $0.isNumber }) ?? 0
        return received.count >= headLength + length ? headLength + length : nil
    }

    private func onLoop<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in Self.loop.submit { continuation.resume(returning: body()) } }
    }

    private func take(_ count: @escaping @Sendable () -> Int) async -> String {
        await onLoop {
            let count = count()
            defer { self.received.removeFirst(count) }
            return String(decoding: self.received[..<count], as: UTF8.self)
        }
    }

    private func wait(_ what: String, until isEnough: @escaping @Sendable () -> Bool) async throws {
        let came = await withCheckedContinuation { continuation in
            Self.loop.submit {
                let timer = Self.loop.after(.seconds(40)) { self.end(false) }
                self.waiting = (isEnough, continuation, timer)
                self.check()
            }
        }
        guard came else {
            let seen = await onLoop { "\(self.received.count) bytes, over: \(self.isOver)" }
            throw Timeout(description: "\(what) did not come; seen: \(seen)")
        }
    }

    private func check() {
        guard let waiting else { return }
        if waiting.isEnough() { end(true) } else if isOver { end(false) }
    }

    private func end(_ came: Bool) {
        guard let waiting else { return }
        Self.loop.cancel(waiting.timer)
        self.waiting = nil
        waiting.continuation.resume(returning: came)
    }
}

extension String {
    /// The first place where a text stands; the standard library has this for regexes and collections only.
    func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}

/// Runs a server for the time of a test.
func withServer<Result>(
    _ configure: (inout ServerConfiguration) -> Void = { _ in },
    answer: @escaping @Sendable (Request) async -> Response = echo,
    _ body: (Server, SocketAddress) async throws -> Result
) async throws -> Result {
    var configuration = ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: 0))])
    configuration.loops = .exactly(1)
    configuration.limits.closing = .seconds(3)
    configure(&configuration)
    let server = Server(configuration, unixTime: { 784_111_777 }, answer: answer)
    let addresses = try server.start()
    do {
        let result = try await body(server, addresses[0])
        await server.drain(grace: .milliseconds(500))
        await server.stop()
        return result
    } catch {
        await server.drain(grace: .zero)
        await server.stop()
        throw error
    }
}

extension Server {
    /// Waits until each loop has ended what it was at, so that its counters tell what a peer has seen.
    func finishTurns() async {
        for loop in loops {
            await withCheckedContinuation { continuation in loop.submit { continuation.resume() } }
        }
    }
}

/// Says back what it hears, over HTTP and WebSocket.
func echo(_ request: Request) async -> Response {
    switch request.path {
    case "/ws":
        .webSocket(subprotocol: request.subprotocols.first) { socket in
            for await message in socket { try? await socket.send(message) }
        }
    case "/who": Response(text: "\(request.remoteAddress) \(request.isSecure)")
    case "/ticks":
        Response(
            headers: ["Content-Type": "text/event-stream"],
            body: .stream { writer in for tick in 0..<3 { try await writer.write("data: \(tick)\n\n") } }
        )
    default: Response(text: "\(request.method) \(request.target) \(String(decoding: request.body, as: UTF8.self))")
    }
}
