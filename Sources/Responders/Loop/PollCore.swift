import CSpawn
import Glibc
import Locking

extension PollLoop {
    /// The loop itself, owned by its thread; ``PollLoop`` is the handle whose end ends it.
    final class Core: @unchecked Sendable {
        // Safe to share: `mailbox` has a lock, and everything else is touched by the loop's thread only.
        private struct Mailbox {
            var bodies: [@Sendable () -> Void] = []
            var isStopped = false
        }
        private struct Watch {
            let interest: Directions
            let ready: @Sendable (Directions) -> Void
            /// Tells a watch from a later one on the same descriptor.
            let generation: Int
        }

        private let mailbox = Lock(Mailbox())
        private let wakeUp: (reading: Int32, writing: Int32)
        private var watches: [Int32: Watch] = [:]
        private var timers = TimerQueue()
        private var generation = 0

        init() {
            var ends: [Int32] = [-1, -1]
            let code = spawn_pipe(&ends, O_CLOEXEC | O_NONBLOCK)
            precondition(code == 0, "no descriptors are left for an event loop")
            wakeUp = (ends[0], ends[1])
        }

        deinit {
            close(wakeUp.reading)
            close(wakeUp.writing)
        }

        func start() {
            var thread = pthread_t()
            // The thread keeps the core alive until it ends.
            let code = pthread_create(
                &thread,
                nil,
                { context in
                    guard let context else { return nil }
                    let core = Unmanaged<Core>.fromOpaque(context).takeRetainedValue()
                    // Signals are for the program's other threads, and a peer that hung up is no reason to die.
                    var all = sigset_t()
                    sigfillset(&all)
                    pthread_sigmask(SIG_SETMASK, &all, nil)
                    core.turnRound()
                    return nil
                },
                Unmanaged.passRetained(self).toOpaque()
            )
            precondition(code == 0, "no thread is left for an event loop")
            pthread_detach(thread)
        }

        func stop() {
            mailbox.withLock { $0.isStopped = true }
            wake()
        }

        func submit(_ body: @escaping @Sendable () -> Void) {
            let isFirst = mailbox.withLock {
                $0.bodies.append(body)
                return $0.bodies.count == 1
            }
            if isFirst { wake() }
        }

        func watch(_ descriptor: Int32, for interest: Directions, _ ready: @escaping @Sendable (Directions) -> Void) {
            generation += 1
            watches[descriptor] = Watch(interest: interest, ready: ready, generation: generation)
        }

        func unwatch(_ descriptor: Int32) { watches[descriptor] = nil }

        func schedule(after delay: Duration, _ body: @escaping @Sendable () -> Void) -> LoopTimer {
            let key = timers.add(at: .now + delay, body)
            return LoopTimer { [weak self] in self?.timers.remove(key) }
        }

        private func wake() {
            var byte: UInt8 = 1
            // A full pipe wakes as well.
            _ = write(wakeUp.writing, &byte, 1)
        }

        private func turnRound() {
            while runMailbox() {
                waitForEvents()
                let now = ContinuousClock.now
                while let body = timers.takeNext(dueBy: now) { body() }
            }
        }

        /// Runs what was submitted, and lets go of it: what it holds may be the loop's owner.
        ///
        /// Returns false when the loop is to end and nothing was left to run.
        private func runMailbox() -> Bool {
            let (bodies, isStopped) = mailbox.withLock { mailbox in
                defer { mailbox.bodies = [] }
                return (mailbox.bodies, mailbox.isStopped)
            }
            for body in bodies { body() }
            if isStopped { wake() }
            return !(isStopped && bodies.isEmpty)
        }

        private func waitForEvents() {
            var polled = [pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0)]
            var generations = [0]
            for (descriptor, watch) in watches {
                polled.append(pollfd(fd: descriptor, events: watch.interest.events, revents: 0))
                generations.append(watch.generation)
            }
            guard poll(&polled, nfds_t(polled.count), timers.millisecondsToNext(from: .now)) > 0 else {
                return
            }
            if polled[0].revents != 0 { emptyPipe() }
            for (entry, generation) in zip(polled, generations).dropFirst() where entry.revents != 0 {
                // Another closure of this round may have forgotten or replaced it.
                guard let watch = watches[entry.fd], watch.generation == generation else { continue }
                watch.ready(Directions(events: entry.revents, of: watch.interest))
            }
        }

        private func emptyPipe() {
            withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { bytes in
                while read(wakeUp.reading, bytes.baseAddress, bytes.count) == bytes.count {}
            }
        }
    }
}

extension Directions {
    fileprivate var events: Int16 {
        Int16((contains(.reading) ? POLLIN : 0) | (contains(.writing) ? POLLOUT : 0))
    }

    fileprivate init(events: Int16, of interest: Directions) {
        let events = Int32(events)
        self = []
        if events & POLLIN != 0 { insert(.reading) }
        if events & POLLOUT != 0 { insert(.writing) }
        if events & (POLLERR | POLLHUP | POLLNVAL) != 0 { formUnion(interest) }
    }
}
