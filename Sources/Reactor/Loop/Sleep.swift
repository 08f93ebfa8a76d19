import Synchronization

extension EventLoop {
    /// Suspends for a time, on the loop's own timers; throws when the task is cancelled before.
    ///
    /// `Task.sleep` would start Dispatch's threads for this.
    public func sleep(for duration: Duration) async throws {
        let sleeper = Sleeper(loop: self)
        let finished = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                perform { sleeper.begin(duration, continuation) }
                // A cancellation may have overtaken the line above on its way to the loop.
                if Task.isCancelled { submit { sleeper.cancel() } }
            }
        } onCancel: {
            submit { sleeper.cancel() }
        }
        if !finished { throw CancellationError() }
    }
}

/// One sleep.
///
/// Unchecked, because all of it runs on the loop's thread.
private final class Sleeper: @unchecked Sendable {
    private let loop: EventLoop
    private var timer: TimerID?
    private var continuation: UnsafeContinuation<Bool, Never>?

    init(loop: EventLoop) { self.loop = loop }

    func begin(_ duration: Duration, _ continuation: UnsafeContinuation<Bool, Never>) {
        self.continuation = continuation
        timer = loop.after(duration) { self.finish(true) }
    }

    func cancel() {
        if let timer { loop.cancel(timer) }
        finish(false)
    }

    private func finish(_ elapsed: Bool) {
        continuation?.resume(returning: elapsed)
        continuation = nil
    }
}
