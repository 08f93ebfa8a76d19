import Glibc

/// Tells addresses of the internet from those of this machine and of networks that are private or special.
enum PublicAddress {
    /// The longest socket address there is to look at.
    static let longest = MemoryLayout<sockaddr_in6>.size

    /// Whether a socket address, as its bytes lie in memory, is one of the internet's.
    static func holds(_ socketAddress: [UInt8]) -> Bool {
        guard socketAddress.count >= 2 else { return false }
        let family = socketAddress.withUnsafeBytes { $0.loadUnaligned(as: sa_family_t.self) }
        switch Int32(family) {
        case AF_INET where socketAddress.count >= 8: return isPublic(v4: Array(socketAddress[4..<8]))
        case AF_INET6 where socketAddress.count >= 24: return isPublic(v6: Array(socketAddress[8..<24]))
        default: return false
        }
    }

    private static func isPublic(v4 address: [UInt8]) -> Bool {
        switch (address[0], address[1], address[2]) {
        // This network, private, shared by a carrier, loopback, link-local.
        case (0, _, _), (10, _, _), (100, 64...127, _), (127, _, _), (169, 254, _): false
        // Private, protocols, documentation, relays, private, benchmarks, documentation.
        case (172, 16...31, _), (192, 0, 0), (192, 0, 2), (192, 88, 99), (192, 168, _), (198, 18...19, _): false
        case (198, 51, 100), (203, 0, 113): false
        // Many at once, and what is left.
        case (224..., _, _): false
        default: true
        }
    }

    private static func isPublic(v6 address: [UInt8]) -> Bool {
        // What is handed out lies in 2000::/3; an IPv4 address inside one counts as what it is.
        if address[..<10].allSatisfy({ $0 == 0 }), address[10] == 0xFF, address[11] == 0xFF {
            return isPublic(v4: Array(address[12...]))
        }
        if address[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] {
            return isPublic(v4: Array(address[12...]))
        }
        if address[0] == 0x20, address[1] == 0x02 { return isPublic(v4: Array(address[2..<6])) }
        // Tunnels and documentation.
        if address[0] == 0x20, address[1] == 0x01, address[2] < 0x02 || (address[2] == 0x0D && address[3] == 0xB8) {
            return false
        }
        return address[0] & 0xE0 == 0x20
    }
}
