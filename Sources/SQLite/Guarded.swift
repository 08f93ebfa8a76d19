internal import Glibc

/// A value behind a lock.
///
/// A pthread mutex, because ThreadSanitizer understands it.
/// Safe to share: the value is reached only through `withLock`.
final class Guarded<Content>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var content: Content

    init(_ content: sending Content) {
        self.content = content
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func withLock<Result>(_ body: (inout Content) -> sending Result) -> sending Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&content)
    }
}
