import Glibc
import Reactor

/// A server that says back what it hears, for compliance suites and measurements: `EchoServer [port] [loops]`.
@main
enum Main {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt16($0) }
        let port = arguments.first ?? 0
        _ = Server.raiseDescriptorLimit()
        var configuration = ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: port))])
        configuration.loops = .exactly(arguments.count > 1 ? Int(arguments[1]) : 1)
        // The compliance suites send messages of 16 MB, and a bench comes from one address.
        configuration.limits.message = 17 << 20
        configuration.limits.inboundBytes = 32 << 20
        configuration.limits.connectionsPerAddress = .max - 1000
        let server = Server(configuration, unixTime: { Int64(time(nil)) }) { request in
            switch request.path {
            case "/": .webSocket { socket in for await message in socket { try? await socket.send(message) } }
            case "/echo": Response(body: .bytes(request.body))
            default: Response(text: "Hello\n")
            }
        }
        for address in try server.start() { print("listening on \(address)") }
        fflush(nil)
        while true { try await server.loops[0].sleep(for: .seconds(3600)) }
    }
}
