internal import CLinux
import Glibc

/// The server cannot listen where it was told to; says why in a sentence.
public struct ListenError: Error, CustomStringConvertible {
    public let description: String
}

/// Opens listening sockets.
enum Binding {
    static func open(
        _ listening: ServerConfiguration.Listening,
        loops: Int,
        limits: Limits
    ) throws(ListenError) -> (descriptors: [Int32], address: SocketAddress) {
        switch listening {
        case .inherited(let descriptor):
            return (Array(repeating: try adopt(descriptor, loops, limits), count: 1), try bound(descriptor))
        case .address(let address): return try open(address, loops: loops, limits: limits)
        }
    }

    /// One socket per loop on the same port: the kernel spreads connections over them.
    private static func open(
        _ wanted: SocketAddress,
        loops: Int,
        limits: Limits
    ) throws(ListenError) -> (descriptors: [Int32], address: SocketAddress) {
        // A shared port would not notice another server that shares it too, so it is tried alone first.
        let alone = try bind(wanted, isShared: false)
        let address = try bound(alone)
        if loops == 1 { return ([try listen(alone, address, limits)], address) }
        close(alone)
        var descriptors: [Int32] = []
        for _ in 0..<loops { descriptors.append(try listen(try bind(address, isShared: true), address, limits)) }
        return (descriptors, address)
    }

    private static func adopt(_ descriptor: Int32, _ loops: Int, _ limits: Limits) throws(ListenError) -> Int32 {
        guard clinux_is_listening(descriptor) != 0 else {
            throw ListenError(description: "Descriptor \(descriptor) was to be inherited, but is no listening socket.")
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        tune(descriptor, limits)
        return descriptor
    }

    private static func bind(_ address: SocketAddress, isShared: Bool) throws(ListenError) -> Int32 {
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
            close(descriptor)
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
