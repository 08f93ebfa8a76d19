public import Glibc

/// Shared state that one thread at a time may touch.
///
/// `Synchronization.Mutex` would do the same, but ThreadSanitizer on Linux does not see its futex and
/// reports races that are none; it knows `pthread_mutex_t`.
///
/// The compiler may look inside: a host takes dozens for each question, and each was a call through a table otherwise.
///
/// Unchecked, because the compiler cannot know that `state` is reached through the mutex only.
public final class Lock<State>: @unchecked Sendable {
    @usableFromInline let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    // Not checked for overlapping access at run time: the mutex lets no second one come about.
    @exclusivity(unchecked) @usableFromInline var state: State

    @inlinable
    public init(_ state: State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    @inlinable
    public func withLock<Result, Failure>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state)
    }
}
