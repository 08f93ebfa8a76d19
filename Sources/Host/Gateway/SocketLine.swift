import Reactor
import Synchronization

/// A WebSocket as a line.
final class SocketLine: Line {
    private let socket: WebSocket
    private let hasSpoken = Atomic(true)

    init(_ socket: WebSocket) { self.socket = socket }

    func post(_ frame: ServerFrame) -> Bool {
        hasSpoken.store(true, ordering: .relaxed)
        return socket.post(utf8: frame.bytes)
    }

    func send(_ frame: ServerFrame) async throws {
        hasSpoken.store(true, ordering: .relaxed)
        try await socket.send(utf8: frame.bytes)
    }

    var backlog: Int { socket.bufferedBytes }

    func wasQuiet() -> Bool { !hasSpoken.exchange(false, ordering: .relaxed) }

    func close(_ reason: Farewell) { socket.close(CloseCode(rawValue: reason.code), reason: reason.reason) }
}
