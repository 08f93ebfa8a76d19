import Glibc

/// An IPv4 or IPv6 address.
///
/// IPv4 is kept as IPv6 knows it (::ffff:a.b.c.d), so the two forms are one address.
public struct IPAddress: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    public static let loopback = IPAddress(v4: 0x7f00_0001)
    /// All IPv4 addresses of this machine.
    public static let any = IPAddress(v4: 0)
    public static let loopback6 = IPAddress(high: 0, low: 1)

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(v4: UInt32) { self.init(high: 0, low: 0xffff_0000_0000 | UInt64(v4)) }

    init(bytes: [UInt8]) {
        var words: [UInt64] = [0, 0]
        for (index, byte) in bytes.prefix(16).enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        self.init(high: words[0], low: words[1])
    }

    /// Reads an address in its usual text form, `nil` when it is none.
    public init?(_ text: String) {
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(v4: bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) })
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes: bytes)
        } else {
            return nil
        }
    }

    public var isV4: Bool { high == 0 && low >> 32 == 0xffff }

    public var isLoopback: Bool { isV4 ? UInt8(truncatingIfNeeded: low >> 24) == 127 : self == .loopback6 }

    package var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    /// What one visitor has for sure: an IPv4 address, or the /64 network that an IPv6 customer may roam in.
    var visitor: IPAddress { isV4 ? self : IPAddress(high: high, low: 0) }
}

extension IPAddress: CustomStringConvertible {
    public var description: String {
        let bytes = bytes
        if isV4 { return bytes[12...].map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Where a server listens: an address and a port.
public struct SocketAddress: Hashable, Sendable, CustomStringConvertible {
    public var address: IPAddress
    public var port: UInt16

    public init(_ address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    public var description: String { address.isV4 ? "\(address):\(port)" : "[\(address)]:\(port)" }
}
