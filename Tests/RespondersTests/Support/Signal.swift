import Glibc
import Locking

@testable import Responders

/// A signal between a test's tasks and the threads of its scripts, which block.
final class Signal: Sendable {
    private let promise = Promise<Void>()
    private let hasCome = Lock(false)

    func signal() {
        hasCome.withLock { $0 = true }
        promise.settle(.success(()))
    }

    /// Blocks the calling thread, for scripts.
    func wait() { while !hasCome.withLock({ $0 }) { usleep(500) } }

    /// Waits without blocking, for tests.
    func arrival() async { _ = try? await promise.value() }
}
