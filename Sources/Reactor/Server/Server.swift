internal import CLinux
import Glibc

/// An HTTP and WebSocket server on event loops.
///
/// `answer` is called for each request and runs on the loop that has the connection; it always runs to its end.
/// What takes more than about 100 µs of a processor, or blocks, must be done elsewhere.
///
/// ```swift
/// let server = Server(configuration, unixTime: clock) { request in
///     switch request.path {
///     case "/ws": .webSocket { socket in for await message in socket { try? await socket.send(message) } }
///     default: Response(text: "Hello")
///     }
/// }
/// try await server.run(until: { await terminated() }, grace: .seconds(10))
/// ```
public final class Server: Sendable {
    /// The loops, which other work may share.
    ///
    /// They run from `start` to `stop`.
    public let loops: [EventLoop]
    private let configuration: ServerConfiguration
    private let core: ServerCore
    let workers: [Worker]

    /// Prepares a server; nothing is opened or started yet.
    ///
    /// `unixTime` gives the seconds for the Date field.
    public init(
        _ configuration: ServerConfiguration,
        unixTime: @escaping @Sendable () -> Int64,
        answer: @escaping @Sendable (Request) async -> Response
    ) {
        self.configuration = configuration
        let core = ServerCore(configuration, unixTime: unixTime, answer: answer)
        self.core = core
        let count = configuration.loops.count(cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        loops = (0..<count).map { _ in EventLoop() }
        workers = loops.map { Worker(loop: $0, core: core) }
    }

    /// Opens the sockets, starts the loops, and tells where it listens, in the order of the configuration.
    public func start() throws(ListenError) -> [SocketAddress] {
        var bindings: [Binding] = []
        do throws(ListenError) {
            for listening in configuration.listening {
                bindings.append(try Binding(listening, loops: loops.count, limits: core.limits))
            }
        } catch {
            for binding in bindings { binding.close() }
            throw error
        }
        for binding in bindings {
            for (worker, descriptor) in zip(workers, binding.descriptors) {
                worker.loop.submit { worker.listen(on: descriptor, isShared: binding.isShared) }
            }
        }
        for loop in loops { loop.start() }
        return bindings.map(\.address)
    }

    /// Stops accepting, tells WebSockets when to come back (1012), lets running requests end, and returns when all
    /// connections are gone: when the grace has passed, they are cut.
    ///
    /// The loops go on.
    public func drain(grace: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            for worker in workers {
                group.addTask {
                    await withUnsafeContinuation { continuation in
                        worker.loop.submit { worker.drain(grace: grace) { continuation.resume() } }
                    }
                }
            }
        }
    }

    /// Ends the loops and their threads.
    ///
    /// Connections that are still open are not told; `drain` does that.
    public func stop() async {
        for loop in loops { await loop.stop() }
    }

    /// Serves until a function returns, then drains and stops.
    public func run(until ended: @Sendable () async -> Void, grace: Duration) async throws(ListenError) {
        _ = try start()
        await ended()
        await drain(grace: grace)
        await stop()
    }

    /// What all loops have done, for any thread to read.
    public var counters: Counters {
        var counters = Counters()
        for worker in workers { worker.tally.add(to: &counters) }
        counters.loopLag = loops.map(\.load.lag).max() ?? .zero
        return counters
    }

    /// Lets this process open as many descriptors as the system lets it, and tells how many: each connection is one.
    public static func raiseDescriptorLimit() -> Int { Int(clamping: clinux_raise_descriptor_limit()) }
}
