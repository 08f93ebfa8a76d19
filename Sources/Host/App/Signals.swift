import Glibc
import Synchronization

/// What the operating system asks of the process.
enum HostSignal: Sendable {
    /// Please end.
    case terminate
    /// Please read the configuration again, or: your terminal is gone.
    case reload
}

/// Turns signals into values.
///
/// Blocking them and waiting in a thread does not work here: Dispatch keeps a thread that takes every signal. So a
/// handler writes a byte into a pipe, which is one of the few things a handler may do.
struct Signals: Sendable {
    private let stream: AsyncStream<HostSignal>

    /// What somebody else than the operating system asks.
    init(_ stream: AsyncStream<HostSignal>) { self.stream = stream }

    /// Those of this process: whoever asks for them takes them from then on, and nobody else may end it by one.
    static let ofProcess = Signals()

    private init() {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "there is no pipe to be had, so nothing else will work either")
        let (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        signalPipe.store(writing, ordering: .sequentiallyConsistent)
        for number in [SIGTERM, SIGINT, SIGHUP] {
            signal(number) { number in
                // Whoever presses Ctrl-C after that has waited long enough.
                if number != SIGHUP { signal(SIGINT, SIG_DFL) }
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(signalPipe.load(ordering: .relaxed), &byte, 1)
            }
        }
        // Whoever starts us may have blocked them for itself, and a mask is inherited.
        var wanted = sigset_t()
        sigemptyset(&wanted)
        for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&wanted, number) }
        pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
        let (stream, continuation) = AsyncStream<HostSignal>.makeStream()
        self.stream = stream
        WaitingThread.start {
            var byte: UInt8 = 0
            while true {
                let count = read(reading, &byte, 1)
                if count == 1 { continuation.yield(Int32(byte) == SIGHUP ? .reload : .terminate) }
                if count == 0 || (count < 0 && errno != EINTR) { return }
            }
        }
    }

    /// Returns when the process is to end; whoever has nothing to reload ends with the terminal, which says the same.
    func awaitTermination(reload: (() async -> Void)? = nil) async {
        for await signal in stream {
            switch signal {
            case .terminate: return
            case .reload:
                guard let reload else { return }
                await reload()
            }
        }
    }
}

/// Where the handler writes; made before any handler is set.
private let signalPipe = Atomic<Int32>(-1)
