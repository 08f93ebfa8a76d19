import Reactor
import ReactorClient

/// Reads a model's answers without a host in between: what can be had at best.
///
/// Unchecked, because it lives on its loop's thread.
final class DirectReaders: @unchecked Sendable {
    private let loop = EventLoop()
    private let address: SocketAddress
    private var sockets: [ClientSocket] = []
    private var reading = StreamReading()
    private var open = 0
    private var begun = 0
    private var continuation: UnsafeContinuation<StreamReading, any Error>?

    init(port: UInt16) {
        address = SocketAddress(.loopback, port: port)
        loop.start()
    }

    /// Asks the question on so many connections at once, and returns what was heard.
    func read(_ question: String, times count: Int) async throws -> StreamReading {
        try await withUnsafeThrowingContinuation { continuation in
            loop.submit { [self] in
                self.continuation = continuation
                open = count
                for _ in 0..<count { ask(question, beside: count) }
            }
        }
    }

    private func ask(_ question: String, beside count: Int) {
        let body = #"{"messages":[{"role":"user","content":"\#(question)"}]}"#
        let request = "POST /v1 HTTP/1.1\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        var (socket, hasBegun): (ClientSocket?, Bool) = (nil, false)
        socket = ClientSocket(address, on: loop) { [self] event in
            switch event {
            case .connected: socket?.write { $0.append(contentsOf: request.utf8) }
            case .received(let bytes):
                reading.hear(bytes)
                if !hasBegun, bytes.contains(UInt8(ascii: "@")) {
                    hasBegun = true
                    begun += 1
                    if begun == count { reading.begin(.now) }
                }
                // The last piece ends the body.
                guard bytes.suffix(5).elementsEqual("0\r\n\r\n".utf8) else { return }
                socket?.close()
                end()
            case .closed: end()
            }
        }
        if let socket { sockets.append(socket) }
    }

    private func end() {
        reading.end(.now)
        open -= 1
        guard open == 0 else { return }
        sockets = []
        continuation?.resume(returning: reading)
        continuation = nil
    }
}
