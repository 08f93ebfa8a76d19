internal import CLinux
internal import Glibc
public import Reactor

/// A client's TCP connection on an event loop: bytes in, bytes out, no task and no wait.
///
/// Light enough to have ten thousand of them in a measurement without measuring them. Unchecked, because it is for
/// its loop's thread only.
public final class ClientSocket: @unchecked Sendable {
    public enum Event {
        case connected
        case received(UnsafeMutableBufferPointer<UInt8>)
        case closed
    }

    public let loop: EventLoop
    private let descriptor: Int32
    private var onEvent: ((Event) -> Void)?
    private var output: [UInt8] = []
    private var sent = 0
    private var isConnected = false
    private var isWatchingForRoom = false
    private var isFlushing = false
    private var isHalfClosing = false

    /// Begins to connect; `nil` when the system does not even let it try.
    ///
    /// For the loop's thread.
    public init?(_ address: SocketAddress, on loop: EventLoop, onEvent: @escaping (Event) -> Void) {
        loop.checkIsolated()
        descriptor = clinux_connect(address.address.bytes, address.port)
        guard descriptor >= 0 else { return nil }
        self.loop = loop
        self.onEvent = onEvent
        watch()
    }

    /// Appends to what is written before the loop waits again.
    public func write(_ body: (inout [UInt8]) -> Void) {
        guard onEvent != nil else { return }
        body(&output)
        guard isConnected, !isFlushing else { return }
        isFlushing = true
        loop.submit { self.flush() }
    }

    public func close() {
        guard onEvent != nil else { return }
        onEvent = nil
        loop.unwatch(descriptor)
        Glibc.close(descriptor)
    }

    /// Whether what comes is read; a client that does not is the slow one that servers fear.
    public var isReading = true {
        didSet { watch() }
    }

    /// Says, after what is to be written, that no more will come, and goes on listening.
    public func halfClose() {
        isHalfClosing = true
        if isConnected, !isFlushing, output.isEmpty { shutdown(descriptor, Int32(SHUT_WR)) }
    }

    private func watch() {
        guard onEvent != nil else { return }
        var events: Readiness = isReading ? .readable : []
        isWatchingForRoom = !isConnected || sent < output.count
        if isWatchingForRoom { events.insert(.writable) }
        // The loop holds the socket while it is open.
        loop.watch(descriptor, for: events) { self.ready($0) }
    }

    private func ready(_ events: Readiness) {
        if !isConnected {
            guard events.contains(.writable), clinux_socket_error(descriptor) == 0 else { return fail() }
            isConnected = true
            onEvent?(.connected)
            flush()
            watch()
        } else if events.contains(.writable) {
            flush()
        }
        // Whoever was told may have closed it, and its number may be another's by now.
        if events.contains(.readable), onEvent != nil { receive() }
        if !events.isDisjoint(with: [.failed, .hungUp]) { fail() }
    }

    private func receive() {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64 * 1024) { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 {
                onEvent?(.received(UnsafeMutableBufferPointer(rebasing: buffer[..<count])))
            } else if count == 0 || errno != EAGAIN {
                fail()
            }
        }
    }

    private func flush() {
        isFlushing = false
        guard onEvent != nil, isConnected, !output.isEmpty else { return }
        let count = output.withUnsafeBytes { bytes in
            Glibc.send(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
        }
        if count < 0, errno != EAGAIN { return fail() }
        sent += max(count, 0)
        let isPartial = sent < output.count
        if !isPartial {
            output.removeAll(keepingCapacity: true)
            sent = 0
        }
        if isPartial != isWatchingForRoom { watch() }
        if !isPartial, isHalfClosing { shutdown(descriptor, Int32(SHUT_WR)) }
    }

    private func fail() {
        let onEvent = onEvent
        close()
        onEvent?(.closed)
    }
}
