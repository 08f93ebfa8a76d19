import Glibc

/// A lock around a value that several threads touch.
///
/// ThreadSanitizer understands pthread's, and reports `Synchronization.Mutex` falsely on Linux.
struct Lock<Value>: @unchecked Sendable {
    // Safe to share: the value is reached only while the mutex is held, and neither of them ever moves.
    private let storage: ManagedBuffer<pthread_mutex_t, Value>

    init(_ value: sending Value) {
        storage = LockStorage.create(minimumCapacity: 1) { _ in pthread_mutex_t() }
        storage.withUnsafeMutablePointers {
            pthread_mutex_init($0, nil)
            $1.initialize(to: value)
        }
    }

    /// Lends the value to `body`, which must be short and must not wait.
    func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        try storage.withUnsafeMutablePointers { (mutex, value) throws(Failure) in
            pthread_mutex_lock(mutex)
            defer { pthread_mutex_unlock(mutex) }
            return try body(&value.pointee)
        }
    }
}

/// A mutex and what it guards, side by side: whoever takes the one needs the other, and it is one object to fetch.
private final class LockStorage<Value>: ManagedBuffer<pthread_mutex_t, Value> {
    deinit {
        withUnsafeMutablePointers {
            pthread_mutex_destroy($0)
            $1.deinitialize(count: 1)
        }
    }
}
