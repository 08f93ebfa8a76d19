internal import Glibc
import Locking

/// A few threads of its own for work that takes milliseconds of a core, with a bounded queue before them.
///
/// Password hashes run here: on an event loop they would hold up every learner, on the shared pool every task.
/// A full queue refuses at once, because an attacker's thousandth login must cost nothing but an answer.
/// Threads begin when there is work and end when there is none, so there is nothing to start or stop.
public final class Bench: Sendable {
    /// The queue is full; try again later.
    public struct Full: Error, Equatable, Sendable {}

    private struct Work: Sendable {
        var waiting: [@Sendable () -> Void] = []
        var busy = 0
    }

    private let work = Lock(Work())
    private let places: Int
    private let queue: Int

    /// A bench with `places` threads at most and room for `queue` pieces of work that wait for one.
    public init(places: Int, queue: Int) {
        precondition(places > 0 && queue >= 0, "a bench needs a place, and its queue cannot be negative")
        self.places = places
        self.queue = queue
    }

    /// Runs `work` on a thread of the bench and gives its result, or throws `Full` without running it.
    public func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async throws(Full) -> Result {
        let result: Result? = await withCheckedContinuation { continuation in
            let taken = accept { continuation.resume(returning: work()) }
            if !taken { continuation.resume(returning: nil) }
        }
        guard let result else { throw Full() }
        return result
    }

    private func accept(_ job: @escaping @Sendable () -> Void) -> Bool {
        work.withLock { work in
            if work.busy < places, startThread() {
                work.busy += 1
            } else if work.busy == 0 || work.waiting.count >= queue {
                return false
            }
            work.waiting.append(job)
            return true
        }
    }

    /// What a new thread does: work until nothing waits, then end.
    private func empty() {
        while let job = next() { job() }
    }

    private func next() -> (@Sendable () -> Void)? {
        work.withLock { work in
            guard !work.waiting.isEmpty else {
                work.busy -= 1
                return nil
            }
            return work.waiting.removeFirst()
        }
    }

    private func startThread() -> Bool {
        var thread = pthread_t()
        // The thread owns one reference to the bench, taken here and given back when it ends.
        let bench = Unmanaged.passRetained(self)
        let started = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Bench>.fromOpaque(argument).takeRetainedValue().empty()
                return nil
            },
            bench.toOpaque()
        )
        guard started == 0 else {
            bench.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
