import Reactor

@testable import Host

/// Somebody who subscribed: a server on loopback that answers as a script says, and remembers what it heard.
final class Receiver: Sendable {
    struct Heard: Sendable {
        let id: String
        let timestamp: String
        let signature: String
        let body: [UInt8]

        var type: String { (try? JSON(parsing: body))?["type"]?.string ?? "" }
    }

    let port: UInt16
    private let server: Server
    private let log: Atom<[Heard]>
    private let arrivals: AsyncStream<Void>

    var heard: [Heard] { log.value }
    var url: String { "http://127.0.0.1:\(port)/hook?key=hidden" }

    /// `answer` is given how many were heard before.
    init(_ answer: @escaping @Sendable (Int) async -> Response) throws {
        let log = Atom<[Heard]>([])
        let (arrivals, arrival) = AsyncStream<Void>.makeStream()
        var configuration = ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: 0))])
        configuration.loops = .exactly(1)
        let server = Server(configuration, unixTime: { Rim.now().seconds }) { request in
            let heard = Heard(
                id: request.headers["webhook-id"] ?? "",
                timestamp: request.headers["webhook-timestamp"] ?? "",
                signature: request.headers["webhook-signature"] ?? "",
                body: request.body
            )
            var before = 0
            log.change {
                before = $0.count
                $0.append(heard)
            }
            arrival.yield()
            return await answer(before)
        }
        (self.server, self.log, self.arrivals) = (server, log, arrivals)
        port = try server.start()[0].port
    }

    /// Waits until so many were heard in all.
    func wait(for count: Int) async {
        if heard.count >= count { return }
        for await _ in arrivals where heard.count >= count { return }
    }

    func stop() async {
        await server.drain(grace: .zero)
        await server.stop()
    }
}
