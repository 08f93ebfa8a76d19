import Glibc
import Reactor
import ReactorClient

/// Sockets that each keep some messages on their way, until all have sent enough.
///
/// Unchecked, because it runs on one loop.
final class Load: @unchecked Sendable {
    private let loop = EventLoop()
    private let address: SocketAddress
    private let sockets: Int
    private let inFlight: Int
    private let messages: Int
    private let text = String(repeating: "x", count: 64)
    private var clients: [WebSocketClient] = []
    private var opened = 0
    private var sent = 0
    private var received = 0
    private var started = ContinuousClock.now
    private var process = ""
    private var finish: (() -> Void)?

    init(port: UInt16, sockets: Int, inFlight: Int, messages: Int) {
        address = SocketAddress(.loopback, port: port)
        self.sockets = sockets
        self.inFlight = inFlight
        self.messages = messages
    }

    func run() async {
        loop.start()
        started = .now
        await withUnsafeContinuation { continuation in
            loop.submit {
                self.finish = { continuation.resume() }
                self.connectMore()
            }
        }
    }

    /// A few hundred at a time, so that no accept queue overflows.
    private func connectMore() {
        while clients.count < sockets, clients.count - opened < 200 {
            clients.append(
                WebSocketClient(address, target: "/", on: loop) { client, event in self.handle(client, event) }
            )
        }
    }

    private func handle(_ client: WebSocketClient, _ event: WebSocketClient.Event) {
        switch event {
        case .opened:
            opened += 1
            if opened < sockets { return connectMore() }
            print("\(sockets) sockets open after \(ContinuousClock.now - started)")
            fflush(nil)
            _ = loop.after(.seconds(2)) { self.begin() }
        case .message:
            received += 1
            if received == messages { return end() }
            if sent < messages { send(client) }
        case .refused(let status): print("refused with \(status)")
        case .closed(let closing): print("closed: \(closing)")
        }
    }

    private func begin() {
        started = .now
        for client in clients { for _ in 0..<inFlight { send(client) } }
        if messages == 0 { end() }
    }

    private func send(_ client: WebSocketClient) {
        sent += 1
        client.send(text)
    }

    private func end() {
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        print("\(received) messages in \(seconds) s: \(Int(Double(received) / seconds)) a second")
        finish?()
        finish = nil
    }
}
