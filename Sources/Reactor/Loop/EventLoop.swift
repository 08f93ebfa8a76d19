internal import CLinux
import Glibc
import Locking
import Synchronization

/// One thread, one epoll set, one Swift executor.
///
/// Tasks that prefer this executor run on the loop's own thread, between a connection's read and its write: no
/// lock, no hop. Work from other threads comes through a mailbox, with one wake per burst. Nothing that blocks
/// may run here.
///
/// Unchecked, because everything below "the loop's thread only" is touched by that thread alone; what other
/// threads may call goes through the mailbox or an atomic. For the same reason what every event passes is not checked for
/// overlapping access.
public final class EventLoop: TaskExecutor, SerialExecutor, @unchecked Sendable {
    enum Alarm {
        case pollable(Pollable)
        case call(@Sendable () -> Void)
    }

    /// The loop's load, for any thread to read.
    public let load = LoopLoad()
    let epoll: Int32
    private let mailbox = Mailbox()
    private let thread = Atomic<UInt>(0)
    private let end = Lock(LoopEnd())

    // MARK: The loop's thread only

    @exclusivity(unchecked) private(set) var nanoseconds: Int64
    let scratch: UnsafeMutableRawBufferPointer
    @exclusivity(unchecked) var spareStorage: [[UInt8]] = []
    @exclusivity(unchecked) var pollables = SlotTable<Pollable>()
    var watches: [Int32: SlotID] = [:]
    @exclusivity(unchecked) var timers = TimerQueue<Alarm>()
    @exclusivity(unchecked) private var waiting: [UnownedJob] = []
    @exclusivity(unchecked) private var running: [UnownedJob] = []
    @exclusivity(unchecked) var unsettled: [Pollable] = []
    @exclusivity(unchecked) private var afterTurn: [@Sendable () -> Void] = []
    private var stopping = false
    private static let mailboxToken: UInt64 = .max
    private static let batch = 1024

    /// A loop that does nothing yet; what is submitted waits for `start()`.
    public init() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        precondition(epoll >= 0, "The kernel gives no epoll set: too many open files?")
        scratch = .allocate(byteCount: 128 * 1024, alignment: 64)
        nanoseconds = monotonicNanoseconds()
        let failure = clinux_epoll_control(epoll, EPOLL_CTL_ADD, mailbox.descriptor, clinux_epollin, Self.mailboxToken)
        precondition(failure == 0, "The kernel does not watch an event loop's mailbox: is there no memory left?")
    }

    deinit {
        close(epoll)
        scratch.deallocate()
    }

    /// Whether the caller is on the loop's thread.
    public var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// The monotonic time at which this turn of the loop began.
    ///
    /// For the loop's thread.
    public var now: Duration { .nanoseconds(nanoseconds) }

    // MARK: Work

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent { waiting.append(job) } else { mailbox.post(job) }
    }

    public func checkIsolated() { precondition(isCurrent, "This must run on its event loop's thread.") }

    public func isIsolatingCurrentContext() -> Bool? { isCurrent }

    /// Runs a closure on the loop's thread, in the order of submission, never before this returns there.
    public func submit(_ call: @escaping @Sendable () -> Void) { mailbox.post(call) }

    /// Runs a closure when everything that is ready now has had its turn.
    ///
    /// For the loop's thread.
    public func whenTurnEnds(_ call: @escaping @Sendable () -> Void) { afterTurn.append(call) }

    /// Runs a closure on the loop's thread: at once when this is it.
    func perform(_ call: @escaping @Sendable () -> Void) {
        if isCurrent { call() } else { mailbox.post(call) }
    }

    // MARK: Life

    /// Starts the loop's thread, once.
    public func start() {
        var thread = pthread_t()
        // The thread owns the loop while it runs.
        let loop = Unmanaged.passRetained(self).toOpaque()
        end.withLock { $0.isAwaited = true }
        let failure = pthread_create(
            &thread,
            nil,
            { loop in
                if let loop { Unmanaged<EventLoop>.fromOpaque(loop).takeRetainedValue().run() }
                return nil
            },
            loop
        )
        precondition(failure == 0, "The system gives no thread for an event loop.")
        pthread_detach(thread)
    }

    /// Lets the loop finish the work at hand and end; returns when its thread does nothing more.
    public func stop() async {
        submit { self.stopping = true }
        await withUnsafeContinuation { waiter in
            let mustWait = end.withLock { end in
                if end.isAwaited { end.waiters.append(waiter) }
                return end.isAwaited
            }
            if !mustWait { waiter.resume() }
        }
    }

    private func run() {
        clinux_block_signals()
        thread.store(UInt(pthread_self()), ordering: .relaxed)
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.batch) { events in
            while !stopping { turn(events) }
        }
        runJobs()
        endTurn()
        settleAll()
        // What the loop still holds may hold the loop.
        timers = TimerQueue()
        pollables = SlotTable()
        watches = [:]
        thread.store(0, ordering: .relaxed)
        let waiters = end.withLock { end in
            end.isAwaited = false
            defer { end.waiters = [] }
            return end.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func turn(_ events: UnsafeMutableBufferPointer<epoll_event>) {
        let count = epoll_wait(epoll, events.baseAddress, Int32(events.count), waitingTime)
        nanoseconds = monotonicNanoseconds()
        load.turnBegan(at: nanoseconds)
        for index in 0..<Int(max(count, 0)) {
            let event = events[index]
            guard event.data.u64 != Self.mailboxToken else {
                emptyMailbox()
                continue
            }
            guard let pollable = pollables[SlotID(rawValue: event.data.u64)] else { continue }
            // One connection is finished while it is hot in the cache: read, run its handler, write.
            pollable.ready(Readiness(rawValue: event.events))
            runJobs()
            pollable.settle()
        }
        while let alarm = timers.popDue(at: nanoseconds) {
            switch alarm {
            case .pollable(let pollable): pollable.expired()
            case .call(let call): call()
            }
        }
        runJobs()
        endTurn()
        settleAll()
        load.turnEnded(at: monotonicNanoseconds())
    }

    /// Milliseconds for epoll: rounded up, so that a timer is never found not quite due.
    private var waitingTime: Int32 {
        if !waiting.isEmpty || !afterTurn.isEmpty || stopping { return 0 }
        guard let earliest = timers.earliest else { return -1 }
        let left = earliest &- monotonicNanoseconds()
        return left <= 0 ? 0 : Int32(min((left &+ 999_999) / 1_000_000, 60_000))
    }

    private func emptyMailbox() {
        let letters = mailbox.take()
        waiting.append(contentsOf: letters.jobs)
        for call in letters.calls { call() }
    }

    /// Bounded, so that tasks that keep waking each other do not starve the sockets.
    private func runJobs() {
        var rounds = 0
        while !waiting.isEmpty, rounds < 64 {
            swap(&waiting, &running)
            rounds += 1
            for job in running { job.runSynchronously(on: asUnownedTaskExecutor()) }
            running.removeAll(keepingCapacity: true)
        }
    }

    private func endTurn() {
        guard !afterTurn.isEmpty else { return }
        let calls = afterTurn
        afterTurn.removeAll(keepingCapacity: true)
        for call in calls { call() }
    }

    /// Lets all write that have something to write.
    func settleAll() {
        var index = 0
        while index < unsettled.count {
            unsettled[index].settle()
            index += 1
        }
        unsettled.removeAll(keepingCapacity: true)
    }
}

/// Who waits for a loop's end.
private struct LoopEnd {
    /// Whether the loop has begun and not ended.
    var isAwaited = false
    var waiters: [UnsafeContinuation<Void, Never>] = []
}
