import CSpawn
import Glibc

/// A running child process: its pipes on an event loop, its end, and what it leaves behind.
///
/// Whatever happens, it is waited for, so that no zombie remains, and nothing it started survives it.
final class Child: @unchecked Sendable {
    // Safe to share: made on the loop, and touched by the loop's closures only.
    enum Event {
        case output([UInt8])
        case complaint(String)
        /// Always the last one.
        case ended(ProcessFailure.Reason, lastWords: String?)
    }

    private let loop: any EventLoopPort
    private let spawned: Spawned
    private let hear: @Sendable (Event) -> Void
    private var complaints = Complaints()
    private var pending: ArraySlice<UInt8> = []
    private var (isInputOpen, isInputEnding, hasEnded) = (true, false, false)
    private var timer: LoopTimer?

    init(
        _ program: Program,
        on loop: any EventLoopPort,
        hear: @escaping @Sendable (Event) -> Void
    ) throws(NotStarted) {
        spawned = try Spawned(program)
        self.loop = loop
        self.hear = hear
        // The loop keeps this alive until the process has ended.
        loop.watch(spawned.watch, for: .reading) { _ in self.end() }
        resume()
        readComplaints()
    }

    /// Writes to its standard input, whenever it reads.
    func send(_ bytes: [UInt8]) {
        pending += bytes
        flush()
    }

    /// Lets its standard input end, which asks it to end as well.
    func endInput() {
        isInputEnding = true
        flush()
    }

    /// Ends it now, and all it started.
    func kill() {
        guard !hasEnded else { return }
        // Its group, for hosts that may not make namespaces; where they may, the kernel ends everything with it.
        Glibc.kill(-spawned.process, SIGKILL)
        Glibc.kill(spawned.process, SIGKILL)
    }

    /// Leaves what it writes in the pipe, so that it waits.
    func pause() { loop.unwatch(spawned.output) }

    func resume() {
        guard !hasEnded else { return }
        loop.watch(spawned.output, for: .reading) { _ in
            switch ReadResult(self.spawned.output) {
            case .bytes(let bytes): self.hear(.output(bytes))
            case .nothingNow: break
            case .end: self.loop.unwatch(self.spawned.output)
            }
        }
    }

    private func flush() {
        guard isInputOpen else { return }
        while !pending.isEmpty {
            let count = pending.withUnsafeBytes { write(spawned.input, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EAGAIN || errno == EINTR {
                    return loop.watch(spawned.input, for: .writing) { _ in self.flush() }
                }
                // Nobody reads any more; how the process ends tells the rest.
                pending = []
                isInputEnding = true
            } else {
                pending = pending.dropFirst(count)
            }
        }
        pending = []
        loop.unwatch(spawned.input)
        if isInputEnding { closeInput() }
    }

    private func closeInput() {
        guard isInputOpen else { return }
        isInputOpen = false
        loop.unwatch(spawned.input)
        close(spawned.input)
    }

    private func readComplaints() {
        loop.watch(spawned.complaints, for: .reading) { _ in
            switch ReadResult(self.spawned.complaints) {
            case .bytes(let bytes): self.hearComplaints(bytes)
            case .nothingNow: break
            case .end: self.loop.unwatch(self.spawned.complaints)
            }
        }
    }

    private func hearComplaints(_ bytes: [UInt8]) {
        let now = ContinuousClock.now
        for line in complaints.take(bytes, at: now) { hear(.complaint(line)) }
        guard let instant = complaints.pausedUntil else { return }
        loop.unwatch(spawned.complaints)
        timer = loop.schedule(after: now.duration(to: instant)) { self.readComplaints() }
    }

    private func end() {
        kill()
        hasEnded = true
        if !spawned.isIsolated { spawned.user.endAll() }
        var status: Int32 = 0
        while waitpid(spawned.process, &status, 0) < 0, errno == EINTR {}
        timer?.cancel()
        for descriptor in [spawned.watch, spawned.output, spawned.complaints] { loop.unwatch(descriptor) }
        closeInput()
        // What is left in the pipe. The bound is for hosts without namespaces, where something may still write to it.
        for _ in 0..<32 {
            guard case .bytes(let bytes) = ReadResult(spawned.output) else { break }
            hear(.output(bytes))
        }
        if case .bytes(let bytes) = ReadResult(spawned.complaints) {
            for line in complaints.take(bytes, at: .now) { hear(.complaint(line)) }
        }
        for line in complaints.rest() { hear(.complaint(line)) }
        let reason = reason(status)
        for descriptor in [spawned.watch, spawned.output, spawned.complaints, spawned.failure] { close(descriptor) }
        hear(.ended(reason, lastWords: complaints.last))
    }

    private func reason(_ status: Int32) -> ProcessFailure.Reason {
        var number: Int32 = 0
        if read(spawned.failure, &number, MemoryLayout<Int32>.size) == MemoryLayout<Int32>.size {
            return .notRun(errno: number)
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited(status: (status >> 8) & 0xFF) : .killed(signal: signal)
    }
}
