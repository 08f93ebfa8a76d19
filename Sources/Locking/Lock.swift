public import Glibc

/// Shared state that one thread at a time may touch.
///
/// `Synchronization.Mutex` would do the same, but ThreadSanitizer on Linux does not see its futex and
/// reports races that are none; it knows `pthread_mutex_t`.
///
/// The compiler may look inside: a host takes dozens for each question, and each was a call through a table otherwise.
///
/// Unchecked, because the compiler cannot know that the state is reached through the mutex only.
public struct Lock<State>: @unchecked Sendable {
    @usableFromInline let storage: ManagedBuffer<pthread_mutex_t, State>

    @inlinable
    public init(_ state: sending State) {
        storage = LockStorage.create(minimumCapacity: 1) { _ in pthread_mutex_t() }
        storage.withUnsafeMutablePointers {
            pthread_mutex_init($0, nil)
            $1.initialize(to: state)
        }
    }

    @inlinable
    public func withLock<Result, Failure>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withUnsafeMutablePointers { (mutex, state) throws(Failure) in
            pthread_mutex_lock(mutex)
            defer { pthread_mutex_unlock(mutex) }
            return try body(&state.pointee)
        }
    }
}

/// A mutex and what it guards, side by side: whoever takes the one needs the other, and it is one object to fetch.
@usableFromInline
final class LockStorage<State>: ManagedBuffer<pthread_mutex_t, State> {
    deinit {
        withUnsafeMutablePointers {
            pthread_mutex_destroy($0)
            $1.deinitialize(count: 1)
        }
    }
}
