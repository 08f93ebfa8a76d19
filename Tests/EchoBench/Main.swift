import Glibc
import Reactor

/// Says back what it hears, for compliance suites (`EchoBench serve PORT`), and measures that (`EchoBench load PORT …`).
@main
enum Main {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.compactMap { Int($0) }
        _ = Server.raiseDescriptorLimit()
        switch (arguments.first, numbers.count) {
        case ("serve", 1...): try await serve(port: UInt16(numbers[0]), loops: numbers.count > 1 ? numbers[1] : 1)
        case ("load", 4...):
            let load = Load(port: UInt16(numbers[0]), sockets: numbers[1], inFlight: numbers[2], messages: numbers[3])
            await load.run()
        default: print("EchoBench serve PORT [LOOPS] | load PORT SOCKETS IN-FLIGHT MESSAGES")
        }
    }

    private static func serve(port: UInt16, loops: Int) async throws {
        var configuration = ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: port))])
        configuration.loops = .exactly(loops)
        // The compliance suites send messages of 16 MB, and a bench comes from one address.
        configuration.limits.message = 17 << 20
        configuration.limits.inboundBytes = 32 << 20
        configuration.limits.connectionsPerAddress = 1_000_000
        let server = Server(configuration, unixTime: { Int64(time(nil)) }) { request in
            switch request.path {
            case "/": .webSocket { socket in for await message in socket { try? await socket.send(message) } }
            case "/echo": Response(body: .bytes(request.body))
            default: Response(text: "Hello\n")
            }
        }
        for address in try server.start() { print("listening on \(address), process \(getpid())") }
        fflush(nil)
        while true { try await server.loops[0].sleep(for: .seconds(3600)) }
    }
}
