import Glibc
import Reactor

/// What the operating system asks of the process.
enum HostSignal: Sendable {
    /// Please end.
    case terminate
    /// Please read the configuration again.
    case reload
}

/// Turns signals into values, on a thread that does nothing else.
struct Signals: Sendable {
    private let stream: AsyncStream<HostSignal>

    /// Must be made before any other thread starts, so that no thread takes a signal the old way.
    init() {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A peer that hangs up is an error of one write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let (stream, continuation) = AsyncStream<HostSignal>.makeStream()
        self.stream = stream
        let waited = set
        Thread.start {
            var set = waited
            var signal: Int32 = 0
            while sigwait(&set, &signal) == 0 {
                continuation.yield(signal == SIGHUP ? .reload : .terminate)
            }
        }
    }

    /// Calls `reload` for each wish to reload, and returns when the process is to end.
    func awaitTermination(reload: () async -> Void) async {
        for await signal in stream {
            switch signal {
            case .terminate: return
            case .reload: await reload()
            }
        }
    }
}

/// A thread for something that blocks.
private enum Thread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        pthread_create(
            &thread,
            nil,
            { body in
                if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
                return nil
            },
            Unmanaged.passRetained(Body(run)).toOpaque()
        )
    }
}
