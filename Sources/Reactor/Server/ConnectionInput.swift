import Glibc

extension Connection {
    private enum Received {
        case bytes(Int)
        case nothing
        case end
        case failed
    }

    /// Reads what the socket has, and hands it to whoever speaks over this connection.
    func receive() {
        // OpenSSL may hold more than one read gives, and epoll would not tell; a plain socket is asked once.
        for _ in 0..<4 {
            switch read(into: loop.scratch) {
            case .bytes(let count):
                noteReceived(count)
                take(UnsafeMutableRawBufferPointer(rebasing: loop.scratch[..<count]))
            case .nothing: return
            case .end: return noteInputEnd()
            case .failed: return abort()
            }
            guard let tls, tls.hasPending, life == .open, !isInputPaused else { return }
        }
        loop.submit { if self.life == .open, !self.isInputPaused { self.receive() } }
    }

    /// Called by a handler that was blocked and is not any more.
    func resumeInput() {
        guard life == .open else { return }
        feedPending()
        guard life == .open, !(handler.isBlocked && pending.count > handler.waitingLimit) else { return }
        guard isInputPaused else { return }
        isInputPaused = false
        updateInterest()
        // While nothing was read, silence was no fault of the peer's, and no timer may have been left.
        lastReceived = loop.nanoseconds
        schedule()
        // What OpenSSL holds already, epoll will not report.
        if tls != nil { loop.submit { if self.life == .open, !self.isInputPaused { self.receive() } } }
    }

    private func take(_ bytes: UnsafeMutableRawBufferPointer) {
        guard life == .open else { return }
        if pending.isEmpty {
            let taken = feed(bytes.assumingMemoryBound(to: UInt8.self))
            if taken < bytes.count, life == .open { pending = Array(bytes[taken...]) }
        } else {
            pending.append(contentsOf: bytes)
            feedPending()
        }
        guard life == .open else { return }
        if handler.isBlocked, pending.count > handler.waitingLimit, !isInputPaused {
            isInputPaused = true
            updateInterest()
        }
        schedule()
    }

    private func feedPending() {
        guard !pending.isEmpty else { return }
        // Taken out while it is read, so that it is nobody else's; nothing is copied.
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        let taken = bytes.withUnsafeMutableBufferPointer { feed($0) }
        guard life == .open, taken < bytes.count else { return }
        if taken > 0 { bytes.removeSubrange(..<taken) }
        pending = bytes
    }

    private func feed(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var position = 0
        // The handler may change on the way: after an upgrade, frames follow.
        while position < bytes.count, life == .open, !handler.isBlocked {
            var rest = bytes.extracting(position...).mutableSpan
            let taken = handler.received(&rest)
            if taken == 0 { break }
            position += taken
        }
        return position
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Received {
        guard let tls, life != .lingering else { return readPlain(into: buffer) }
        switch tls.read(into: buffer) {
        case .bytes(let count): return .bytes(count)
        case .wantsRead: return .nothing
        case .wantsWrite:
            isOutputBlocked = true
            lastProgress = loop.nanoseconds
            updateInterest()
            return .nothing
        case .ended: return .end
        case .failed: return .failed
        }
    }

    private func readPlain(into buffer: UnsafeMutableRawBufferPointer) -> Received {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .nothing : .failed
        }
    }
}
