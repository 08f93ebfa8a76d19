import Glibc
import Testing

@testable import Responders

@Suite struct PublicAddressTests {
    @Test(arguments: [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1", "fc00::1",
        "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:db8::1", "2001::1",
    ])
    func `addresses of this machine and of private networks are not public`(text: String) throws {
        #expect(!PublicAddress.holds(try socketAddress(text)))
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.169.0.1", "223.255.255.1",
        "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
    ])
    func `those of the internet are`(text: String) throws {
        #expect(PublicAddress.holds(try socketAddress(text)))
    }

    @Test func `what is no address is not public`() {
        for bytes in [
            [], [2], [2, 0, 0, 0, 8, 8], [10, 0] + Array(repeating: 0x20, count: 20), [1, 0, 1, 1, 1, 1, 1, 1],
        ] {
            #expect(!PublicAddress.holds(bytes.map(UInt8.init)))
        }
    }

    private func socketAddress(_ text: String) throws -> [UInt8] {
        if text.contains(":") {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            try #require(inet_pton(AF_INET6, text, &address.sin6_addr) == 1)
            return withUnsafeBytes(of: address) { Array($0) }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        try #require(inet_pton(AF_INET, text, &address.sin_addr) == 1)
        return withUnsafeBytes(of: address) { Array($0) }
    }
}
