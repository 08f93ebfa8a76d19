internal import Glibc
import Locking

/// A thread of the operating system that runs one closure to its end.
///
/// SQLite waits for disks; a thread of its own keeps that from the threads that everybody shares.
final class WorkerThread: Sendable {
    private let thread: pthread_t
    private let isJoined = Lock(false)

    /// - Parameter isPatient: whether everything else goes before it when processors are busy.
    init(isPatient: Bool = false, _ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let entrance = Unmanaged.passRetained(Entrance(isPatient, body))
        let code = pthread_create(&thread, nil, { enter($0) }, entrance.toOpaque())
        precondition(code == 0, "the system has no thread left for the database")
        self.thread = thread
    }

    deinit {
        if !isJoined.withLock({ $0 }) { pthread_detach(thread) }
    }

    /// Waits until the closure has ended; called from the thread itself, or again, it does nothing.
    func join() {
        guard pthread_equal(pthread_self(), thread) == 0 else { return }
        let isFirst = isJoined.withLock { isJoined in
            defer { isJoined = true }
            return !isJoined
        }
        if isFirst { pthread_join(thread, nil) }
    }
}

private final class Entrance: Sendable {
    let isPatient: Bool
    let body: @Sendable () -> Void

    init(_ isPatient: Bool, _ body: @escaping @Sendable () -> Void) { (self.isPatient, self.body) = (isPatient, body) }
}

private func enter(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let raw else { return nil }
    let entrance = Unmanaged<Entrance>.fromOpaque(raw).takeRetainedValue()
    // On Linux this is about the thread that asks, not about its process. Not the last in line: it may hold for a moment
    // what others want, and the log grows for as long as it reads.
    if entrance.isPatient { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5) }
    entrance.body()
    return nil
}
