import Glibc
import Synchronization

extension Connection {
    private enum Sent {
        case bytes(Int)
        case blocked
        case failed
    }

    /// Adds to what will be written before the loop waits again; nothing when the connection ends.
    func write(_ body: (inout [UInt8]) -> Void) {
        guard life == .open else { return }
        if output.isEmpty {
            if !output.hasStorage, let spare = loop.spareStorage.popLast() { output.adopt(spare) }
            lastProgress = loop.nanoseconds
        }
        output.write(body)
        unsent.store(output.count, ordering: .relaxed)
        markDirty()
    }

    func markDirty() {
        guard !isDirty else { return }
        isDirty = true
        loop.settleLater(self)
    }

    func flush() {
        isDirty = false
        guard life == .open || life == .finishing else { return }
        let wasBlocked = isOutputBlocked
        isOutputBlocked = false
        while !output.isEmpty, !isOutputBlocked {
            switch output.withUnsent(send) {
            case .bytes(let count):
                output.advance(count)
                lastProgress = loop.nanoseconds
                worker.tally.bytesSent.add(count)
            case .blocked: isOutputBlocked = true
            case .failed: return abort()
            }
        }
        if output.isEmpty { recycleStorage() }
        unsent.store(output.count, ordering: .relaxed)
        if isOutputBlocked != wasBlocked {
            updateInterest()
            schedule()
        }
        if output.isEmpty, life == .finishing { return linger() }
        if output.count <= limits.outboundBytes / 4 { noteRoom() }
    }

    /// Suspends until the peer has read enough of what waits; false when the connection is over, or the task is.
    func room(_ ticket: UInt64, _ continuation: UnsafeContinuation<Bool, Never>) {
        if life == .open, output.count > limits.outboundBytes { flush() }
        guard life == .open, output.count > limits.outboundBytes else {
            return continuation.resume(returning: life == .open)
        }
        writers.add(ticket, continuation)
    }

    private func noteRoom() {
        if !writers.isEmpty { writers.resumeAll(returning: true) }
        if isInputPaused || !pending.isEmpty, life == .open, !handler.isBlocked { resumeInput() }
    }

    private func recycleStorage() {
        guard output.hasStorage else { return }
        let storage = output.surrender()
        if storage.capacity <= 64 * 1024, loop.spareStorage.count < 256 { loop.spareStorage.append(storage) }
    }

    private func send(_ bytes: UnsafeRawBufferPointer) -> Sent {
        guard let tls else { return sendPlain(bytes) }
        switch tls.write(bytes) {
        case .bytes(let count): return .bytes(count)
        case .wantsWrite: return .blocked
        // Only a handshake that never came to its end waits for the peer here; there is nobody to write to.
        case .wantsRead, .ended, .failed: return .failed
        }
    }

    private func sendPlain(_ bytes: UnsafeRawBufferPointer) -> Sent {
        while true {
            let count = Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            if count >= 0 { return .bytes(count) }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .blocked : .failed
        }
    }
}

/// Numbers for tasks that wait, unique in the process.
enum Ticket {
    private static let next = Atomic<UInt64>(0)

    static func take() -> UInt64 { next.wrappingAdd(1, ordering: .relaxed).newValue }
}
