internal import CLinux
import Glibc
import Locking

/// Work for a loop from other threads, with one wake per burst.
final class Mailbox: Sendable {
    struct Letters {
        var jobs: [UnownedJob] = []
        var calls: [@Sendable () -> Void] = []
        fileprivate var rung = false
    }

    let descriptor: Int32
    private let letters = Lock(Letters())

    init() {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        precondition(descriptor >= 0, "The kernel gives no eventfd: too many open files?")
    }

    deinit { close(descriptor) }

    func post(_ job: UnownedJob) { deliver { $0.jobs.append(job) } }
    func post(_ call: @escaping @Sendable () -> Void) { deliver { $0.calls.append(call) } }

    private func deliver(_ put: (inout Letters) -> Void) {
        let mustRing = letters.withLock { letters in
            put(&letters)
            defer { letters.rung = true }
            return !letters.rung
        }
        if mustRing { ring() }
    }

    private func ring() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// All that has come, and silence until more comes.
    ///
    /// For the loop's thread.
    func take() -> Letters {
        var rings: UInt64 = 0
        _ = read(descriptor, &rings, 8)
        return letters.withLock { letters in
            let taken = letters
            letters = Letters()
            return taken
        }
    }
}
