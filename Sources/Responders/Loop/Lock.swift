import Glibc

/// A lock around a value that several threads touch.
///
/// ThreadSanitizer understands pthread's, and reports `Synchronization.Mutex` falsely on Linux.
final class Lock<Value>: @unchecked Sendable {
    // Safe to share: `value` is reached only while the mutex is held, and the mutex never moves.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    // Not checked for overlapping access at run time: the mutex lets no second one come about.
    @exclusivity(unchecked) private var value: Value

    init(_ value: sending Value) {
        self.value = value
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Lends the value to `body`, which must be short and must not wait.
    func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
