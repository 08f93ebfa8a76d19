internal import CLinux
import Glibc
import Synchronization

/// A TCP connection of a server: its bytes, its deadlines, and its end.
///
/// Unchecked, because every stored variable is touched by the loop's thread only; the one that others read is atomic.
/// What each word of a model passes is not checked for overlapping access either: the checks would be a tenth of its cost.
final class Connection: Pollable, @unchecked Sendable {
    enum Life {
        case open
        /// The last bytes are being written; nothing more is read as input.
        case finishing
        /// All is written and said; what still comes is thrown away, so that the peer can read the end in peace.
        case lingering
        case closed
    }

    let worker: Worker
    let descriptor: Int32
    let peer: IPAddress
    let tls: TLSSession?
    var loop: EventLoop { worker.loop }
    var limits: Limits { worker.core.limits }

    @exclusivity(unchecked) private(set) var life = Life.open
    private(set) var hasInputEnded = false
    var lastReceived: Int64
    var handler = ConnectionHandler()
    @exclusivity(unchecked) var pending: [UInt8] = []
    @exclusivity(unchecked) var output = OutputBuffer()
    @exclusivity(unchecked) var isDirty = false
    @exclusivity(unchecked) var isOutputBlocked = false
    @exclusivity(unchecked) var isInputPaused = false
    @exclusivity(unchecked) var lastProgress: Int64 = 0
    @exclusivity(unchecked) var writers = Waiters<Bool>()
    /// What `output` holds, for other threads to read.
    let unsent = Atomic<Int>(0)

    private var slot = SlotID(rawValue: 0)
    private var seat = SlotID(rawValue: 0)
    private var interest = Readiness.readable
    private var timer: TimerID?
    private var timerDeadline: Int64 = 0
    private var endDeadline: Int64 = 0

    init(worker: Worker, descriptor: Int32, peer: IPAddress, tls: TLSSession?) {
        self.worker = worker
        self.descriptor = descriptor
        self.peer = peer
        self.tls = tls
        lastReceived = worker.loop.nanoseconds
    }

    func begin(_ handler: ConnectionHandler) {
        self.handler = handler
        seat = worker.connections.insert(self)
        slot = loop.add(self, descriptor, for: interest)
        schedule()
    }

    // MARK: Readiness

    override func ready(_ events: Readiness) {
        if life == .closed { return }
        if !events.isDisjoint(with: [.failed, .hungUp]) { return abort() }
        if events.contains(.writable) {
            flush()
            // OpenSSL may have waited for this in order to read.
            if tls != nil { receive() }
        }
        if events.contains(.readable), life != .closed { receive() }
    }

    override func settle() { if isDirty { flush() } }

    func updateInterest() {
        guard life != .closed else { return }
        var wanted: Readiness = []
        if !isInputPaused && !hasInputEnded { wanted.insert(.readable) }
        if isOutputBlocked { wanted.insert(.writable) }
        guard wanted != interest else { return }
        interest = wanted
        loop.change(slot, descriptor, to: wanted)
    }

    func noteReceived(_ count: Int) {
        lastReceived = loop.nanoseconds
        worker.tally.bytesReceived.add(count)
    }

    func noteInputEnd() {
        guard !hasInputEnded else { return }
        hasInputEnded = true
        updateInterest()
        switch life {
        case .open: handler.inputEnded()
        case .lingering: close()
        case .finishing, .closed: break
        }
    }

    // MARK: Deadlines

    /// Files the timer for the next deadline; a later one than filed costs nothing until the timer fires.
    func schedule() {
        guard let deadline = nextDeadline else { return }
        if let timer {
            if timerDeadline <= deadline { return }
            loop.cancel(timer)
        }
        timerDeadline = deadline
        timer = loop.setTimer(.pollable(self), at: deadline)
    }

    override func expired() {
        timer = nil
        guard let deadline = nextDeadline else { return }
        if deadline > loop.nanoseconds { return schedule() }
        if life == .open, handler.deadline.map({ $0 <= loop.nanoseconds }) ?? false {
            handler.deadlinePassed()
            schedule()
        } else {
            abort()
        }
    }

    private var nextDeadline: Int64? {
        let stall = isOutputBlocked ? lastProgress &+ limits.writeStall.nanoseconds : nil
        switch life {
        case .open:
            guard let stall else { return handler.deadline }
            return min(stall, handler.deadline ?? .max)
        case .finishing: return min(endDeadline, stall ?? .max)
        case .lingering: return endDeadline
        case .closed: return nil
        }
    }

    // MARK: The end

    /// Writes what is to be written, then closes so that the peer can read it all.
    func finish(within time: Duration? = nil) {
        guard life == .open else { return }
        life = .finishing
        endDeadline = loop.deadline(after: time ?? limits.closing)
        pending = []
        isInputPaused = true
        updateInterest()
        markDirty()
        schedule()
    }

    /// Called when a finishing connection has written its last byte.
    func linger() {
        if hasInputEnded { return close() }
        tls?.sayGoodbye()
        shutdown(descriptor, Int32(SHUT_WR))
        life = .lingering
        endDeadline = loop.deadline(after: limits.closing)
        isInputPaused = false
        updateInterest()
        schedule()
    }

    /// Closes at once; what is not written is lost.
    func abort() { close() }

    private func close() {
        guard life != .closed else { return }
        life = .closed
        if let timer { loop.cancel(timer) }
        timer = nil
        loop.remove(slot, descriptor)
        Glibc.close(descriptor)
        pending = []
        output = OutputBuffer()
        unsent.store(0, ordering: .relaxed)
        writers.resumeAll(returning: false)
        handler.closed()
        handler = ConnectionHandler()
        worker.closed(seat, peer)
    }
}
