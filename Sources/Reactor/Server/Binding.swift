internal import CLinux
import Glibc

/// The server cannot listen where it was told to; says why in a sentence.
public struct ListenError: Error, CustomStringConvertible {
    public let description: String
}

extension ServerConfiguration.Listening {
    /// Where this will listen; of an inherited socket the kernel tells it.
    public var address: SocketAddress {
        get throws(ListenError) {
            switch self {
            case .address(let address): address
            case .inherited(let descriptor): try Binding.inherited(descriptor)
            }
        }
    }

    /// Throws what would keep a server from listening there, for those who want to know before they make anything.
    public func tryOut() throws(ListenError) {
        if case .address(let address) = self { Glibc.close(try Binding.bind(address, isShared: false)) }
    }
}

/// Listening sockets at one address, one for each loop.
struct Binding {
    let descriptors: [Int32]
    let address: SocketAddress
    /// Whether the descriptors are copies of one socket, which wakes one loop at a time.
    let isShared: Bool

    init(_ listening: ServerConfiguration.Listening, loops: Int, limits: Limits) throws(ListenError) {
        switch listening {
        case .inherited(let descriptor):
            try Self.adopt(descriptor, limits)
            address = try Self.bound(descriptor)
            descriptors = try Self.copies(of: descriptor, count: loops)
            isShared = loops > 1
        case .address(let wanted):
            // A shared port would not notice another server that shares it too, so it is tried alone first.
            let alone = try Self.bind(wanted, isShared: false)
            let address = try Self.bound(alone)
            self.address = address
            isShared = false
            if loops == 1 {
                descriptors = [try Self.listen(alone, address, limits)]
                return
            }
            Glibc.close(alone)
            var descriptors: [Int32] = []
            for _ in 0..<loops {
                descriptors.append(try Self.listen(try Self.bind(address, isShared: true), address, limits))
            }
            self.descriptors = descriptors
        }
    }

    func close() { for descriptor in descriptors { Glibc.close(descriptor) } }

    /// Where a socket that somebody else opened listens.
    static func inherited(_ descriptor: Int32) throws(ListenError) -> SocketAddress {
        guard clinux_is_listening(descriptor) != 0 else {
            throw ListenError(
                description: "Descriptor \(descriptor) was to be inherited, but is not a listening socket."
            )
        }
        return try bound(descriptor)
    }

    private static func adopt(_ descriptor: Int32, _ limits: Limits) throws(ListenError) {
        _ = try inherited(descriptor)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        tune(descriptor, limits)
    }

    private static func copies(of descriptor: Int32, count: Int) throws(ListenError) -> [Int32] {
        var copies = [descriptor]
        while copies.count < count {
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else {
                throw ListenError(description: "There are no file descriptors left to listen with.")
            }
            copies.append(copy)
        }
        return copies
    }

    fileprivate static func bind(_ address: SocketAddress, isShared: Bool) throws(ListenError) -> Int32 {
        let descriptor = clinux_bind(address.address.bytes, address.port, isShared ? 1 : 0)
        guard descriptor >= 0 else { throw failure(address) }
        return descriptor
    }

    private static func listen(
        _ descriptor: Int32,
        _ address: SocketAddress,
        _ limits: Limits
    ) throws(ListenError) -> Int32 {
        tune(descriptor, limits)
        guard Glibc.listen(descriptor, 4096) == 0 else {
            let failure = failure(address)
            Glibc.close(descriptor)
            throw failure
        }
        return descriptor
    }

    private static func tune(_ descriptor: Int32, _ limits: Limits) {
        clinux_tune_listener(
            descriptor,
            Int32(clamping: limits.kernelSendBuffer),
            Int32(clamping: limits.kernelUnsent),
            Int32(clamping: limits.unacknowledged.nanoseconds / 1_000_000)
        )
    }

    private static func bound(_ descriptor: Int32) throws(ListenError) -> SocketAddress {
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: UInt16 = 0
        guard clinux_bound(descriptor, &bytes, &port) == 0 else {
            throw ListenError(description: "The kernel does not tell where descriptor \(descriptor) listens.")
        }
        return SocketAddress(IPAddress(bytes: bytes), port: port)
    }

    private static func failure(_ address: SocketAddress) -> ListenError {
        let advice =
            switch errno {
            case EADDRINUSE: "another program listens there already"
            case EACCES: "this user may not use that port"
            case EADDRNOTAVAIL: "this machine does not have that address"
            default: String(cString: strerror(errno))
            }
        return ListenError(description: "Cannot listen on \(address): \(advice).")
    }
}
