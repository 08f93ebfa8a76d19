import Reactor
import ReactorClient

/// Reads a model's answers without a host in between: what can be had at best.
///
/// Unchecked, because it lives on its loop's thread.
final class DirectReaders: @unchecked Sendable {
    private let loop = EventLoop()
    private let address: SocketAddress
    private var sockets: [ClientSocket] = []
    private var ages: [Int64] = []
    private var open = 0
    private var continuation: UnsafeContinuation<[Int64], any Error>?

    init(port: UInt16) {
        address = SocketAddress(.loopback, port: port)
        loop.start()
    }

    /// Asks the question on so many connections at once, and returns how old each word was when it came.
    func read(_ question: String, times count: Int) async throws -> [Int64] {
        try await withUnsafeThrowingContinuation { continuation in
            loop.submit { [self] in
                self.continuation = continuation
                open = count
                for _ in 0..<count { ask(question) }
            }
        }
    }

    private func ask(_ question: String) {
        let body = #"{"messages":[{"role":"user","content":"\#(question)"}]}"#
        let request = "POST /v1 HTTP/1.1\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        var socket: ClientSocket?
        socket = ClientSocket(address, on: loop) { [self] event in
            switch event {
            case .connected: socket?.write { $0.append(contentsOf: request.utf8) }
            case .received(let bytes):
                let text = String(decoding: bytes, as: UTF8.self)
                ages += Instant.ages(in: text[...].utf8)
                guard text.contains("[DONE]") else { return }
                socket?.close()
                end()
            case .closed: end()
            }
        }
        if let socket { sockets.append(socket) }
    }

    private func end() {
        open -= 1
        guard open == 0 else { return }
        sockets = []
        continuation?.resume(returning: ages)
        continuation = nil
    }
}
