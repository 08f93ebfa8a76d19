import Glibc
import Synchronization

@testable import Responders

/// A server that follows a script, one thread a connection: blocking calls keep scripts readable.
///
/// Plain sockets on purpose: what it sends is exactly what the script says, however wrong that is.
final class Upstream: Sendable {
    let port: UInt16
    private let listener: Int32
    private let accepted = Atomic(0)

    var url: String { "http://127.0.0.1:\(port)/answer" }
    var connections: Int { accepted.load(ordering: .relaxed) }

    init(_ script: @escaping @Sendable (Peer) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) | listen(listener, 256) | getsockname(listener, $0, &size)
            }
        }
        guard listener >= 0, code == 0 else { throw NoSocket() }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        spawnThread { [self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                accepted.add(1, ordering: .relaxed)
                spawnThread {
                    let peer = Peer(descriptor)
                    script(peer)
                    peer.close()
                }
            }
        }
    }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    struct NoSocket: Error {}
}

/// The other end of one connection.
final class Peer: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        // Pieces leave as the script sends them.
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        // No script outlives its test for long.
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Sends all of it; returns whether the peer took it.
    @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Reads one request, its body included; `nil` when the connection has ended.
    func request() -> String? {
        var (bytes, wanted): ([UInt8], Int?) = ([], nil)
        while true {
            wanted = wanted ?? Self.length(ofRequestIn: bytes)
            if let wanted, bytes.count >= wanted { return String(decoding: bytes, as: UTF8.self) }
            guard let more = read() else { return nil }
            bytes += more
        }
    }

    /// How many bytes the request has in all, once its head is there.
    private static func length(ofRequestIn bytes: [UInt8]) -> Int? {
        let lines = bytes.prefix(16_384).split(separator: 10, omittingEmptySubsequences: false)
        guard let end = lines.firstIndex(where: { $0.elementsEqual([13]) }) else { return nil }
        let heads = lines[..<end].map { String(decoding: $0.dropLast(), as: UTF8.self).lowercased() }
        let length = heads.first { $0.hasPrefix("content-length:") }?.split(separator: " ").last.flatMap { Int($0) }
        return lines[end].endIndex + 1 + (length ?? 0)
    }

    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    /// Waits until the other side is gone, and returns when that was.
    @discardableResult func waitForClose() -> ContinuousClock.Instant {
        while read() != nil {}
        return .now
    }

    /// Answers with a body of known length, and leaves the connection open.
    func answer(_ body: String, status: String = "200 OK", headers: String = "") {
        send("HTTP/1.1 \(status)\r\n\(headers)content-length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    func close() { Glibc.close(descriptor) }
}

/// Runs a closure on a thread of its own.
func spawnThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
        &thread,
        nil,
        { context in
            if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        },
        Unmanaged.passRetained(Box(body)).toOpaque()
    )
    pthread_detach(thread)
}

/// Lets a script breathe between pieces.
func usleepBriefly() { usleep(5_000) }
