import Glibc
import Pipeline

/// Who started the host and looks after it, such as systemd: it may have opened our sockets already, and wants to hear
/// how we are.
///
/// The protocols are a few lines each, so they are spoken here rather than through a library.
struct ServiceManager: Sendable {
    /// Listening sockets that were opened for us; they are open while the host is not, so that nobody is refused.
    let sockets: [Int32]
    /// How long we may be silent before we count as dead.
    let patience: Duration?
    private let address: String

    /// Nobody.
    static let none = ServiceManager(sockets: [], patience: nil, address: "")

    private init(sockets: [Int32], patience: Duration?, address: String) {
        (self.sockets, self.patience, self.address) = (sockets, patience, address)
    }

    /// What the environment says about it, to the process of that number.
    init(_ environment: [String: String], process: Int32) throws {
        func isMeant(_ name: String) -> Bool { environment[name].map { Int32($0) == process } ?? true }
        var sockets: [Int32] = []
        if let text = environment["LISTEN_FDS"], environment["LISTEN_PID"] != nil, isMeant("LISTEN_PID") {
            guard let count = Int32(text), (1...64).contains(count) else {
                throw Complaint("LISTEN_FDS is \"\(text)\", which is not a number of sockets from 1 to 64.", .misuse)
            }
            sockets = Array(3..<3 + count)
        }
        var patience: Duration?
        if let text = environment["WATCHDOG_USEC"], isMeant("WATCHDOG_PID"), let span = Int64(text), span > 0 {
            patience = .microseconds(span)
        }
        // Programs that parts start must not hold our sockets open.
        for socket in sockets { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }
        self.init(sockets: sockets, patience: patience, address: environment["NOTIFY_SOCKET"] ?? "")
    }

    /// Learners can be answered now.
    func ready(_ status: String) { tell("READY=1\nSTATUS=\(status)") }

    /// What was read at the start is read again; `ready` says when that is done.
    func reloading() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
        tell("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    func stopping() { tell("STOPPING=1\nSTATUS=Letting answers end") }

    func stillHere() { tell("WATCHDOG=1") }

    /// Sends one datagram; when nobody takes it, nobody wanted it.
    private func tell(_ message: String) {
        guard var peer = sockaddr_un(notifying: address) else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(message.utf8)
        let size = socklen_t(MemoryLayout<sa_family_t>.size + address.utf8.count)
        _ = withUnsafePointer(to: &peer) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT), $0, size)
            }
        }
    }
}

extension sockaddr_un {
    /// The address of a path, or of a name without a file, which is written with `@`; `nil` for anything else.
    fileprivate init?(notifying address: String) {
        self.init()
        var bytes = Array(address.utf8)
        guard let first = bytes.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@"),
            bytes.count < MemoryLayout.size(ofValue: sun_path), bytes.count > 1
        else { return nil }
        if first == UInt8(ascii: "@") { bytes[0] = 0 }
        sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: bytes) }
    }
}
