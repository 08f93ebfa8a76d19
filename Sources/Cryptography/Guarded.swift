internal import Glibc

/// A value that many threads may use, one at a time.
///
/// It is a pthread mutex and not `Synchronization.Mutex`, because ThreadSanitizer on Linux does not see the latter
/// and reports races that are none. Hold it for moments only, and never across an `await`.
final class Guarded<State: Sendable>: @unchecked Sendable {
    // Safe to share between threads: `state` is only touched while holding the lock.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private var state: State

    init(_ state: State) {
        self.state = state
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Runs `body` with the value to itself.
    func withLock<Result, Failure: Error>(_ body: (inout State) throws(Failure) -> Result) throws(Failure)
        -> Result
    {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(&state)
    }
}
