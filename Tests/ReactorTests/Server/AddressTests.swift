import Testing

@testable import Reactor

@Suite struct AddressTests {
    @Test(arguments: ["127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::", "2001:db8::1", "fe80::1"])
    func `addresses are read and written alike`(text: String) {
        #expect(IPAddress(text)?.description == text)
    }

    @Test func `an IPv4 address is one address in both of its forms`() {
        #expect(IPAddress("::ffff:10.1.2.3") == IPAddress("10.1.2.3"))
        #expect(IPAddress("10.1.2.3")?.isV4 == true)
        #expect(SocketAddress(.loopback6, port: 80).description == "[::1]:80")
    }

    @Test(arguments: ["", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "::g", "1.2.3.4 ", "localhost", "1.2.3.4\0", "[::1]"])
    func `what is no address is none`(text: String) { #expect(IPAddress(text) == nil) }

    @Test func `a range holds those that share its first bits`() throws {
        let table: [(String, String, Bool)] = [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
            ("10.1.2.3", "10.1.2.2", false), ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false),
            ("::/0", "1.2.3.4", true), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
            ("2001:db8::/65", "2001:db8::1", true), ("2001:db8::/65", "2001:db8:0:0:8000::", false),
        ]
        for (range, address, expected) in table {
            let range = try #require(AddressRange(range))
            #expect(range.contains(try #require(IPAddress(address))) == expected, "\(range) \(address)")
        }
        for text in ["", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/+8", "x/8"] {
            #expect(AddressRange(text) == nil, "\(text)")
        }
    }

    @Test func `a visitor is an IPv4 address or an IPv6 network`() {
        #expect(IPAddress("1.2.3.4")?.visitor == IPAddress("1.2.3.4"))
        #expect(IPAddress("2001:db8::1:2")?.visitor == IPAddress("2001:db8::ffff:0:0:9")?.visitor)
    }

    static let proxies = ["10.0.0.0/8", "::1"].compactMap(AddressRange.init)

    @Test(arguments: [
        ("9.9.9.9", ["1.1.1.1"], "9.9.9.9"), ("10.0.0.1", [], "10.0.0.1"), ("10.0.0.1", ["1.1.1.1"], "1.1.1.1"),
        ("10.0.0.1", ["6.6.6.6, 1.1.1.1"], "1.1.1.1"), ("10.0.0.1", ["6.6.6.6", "1.1.1.1, 10.0.0.2"], "1.1.1.1"),
        ("10.0.0.1", ["1.1.1.1, nonsense, 10.0.0.2"], "10.0.0.2"), ("10.0.0.1", ["1.1.1.1:443"], "1.1.1.1"),
        ("::1", ["[2001:db8::7]:443"], "2001:db8::7"), ("10.0.0.1", ["10.0.0.9, 10.0.0.2"], "10.0.0.9"),
    ])
    func `the client is the last that no trusted proxy is`(peer: String, forwarded: [String], client: String) throws {
        var headers = HeaderFields()
        for entry in forwarded { headers.append("X-Forwarded-For", entry) }
        let origin = Forwarding(trusted: Self.proxies)
            .origin(of: headers, peer: try #require(IPAddress(peer)), isSecure: false)
        #expect(origin.address.description == client)
    }

    @Test func `encryption is believed of trusted proxies only`() {
        let headers: HeaderFields = ["X-Forwarded-Proto": "https"]
        let forwarding = Forwarding(trusted: Self.proxies)
        #expect(forwarding.origin(of: headers, peer: .loopback6, isSecure: false).isSecure)
        #expect(!forwarding.origin(of: headers, peer: .loopback, isSecure: false).isSecure)
        #expect(!forwarding.origin(of: ["X-Forwarded-Proto": "http"], peer: .loopback6, isSecure: true).isSecure)
    }

    @Test func `loops leave a core to the rest of the program`() {
        typealias LoopCount = ServerConfiguration.LoopCount
        #expect([1, 2, 4, 8, 12, 16, 64].map { LoopCount.perCore.count(cores: $0) } == [1, 1, 3, 7, 9, 12, 60])
        #expect(LoopCount.exactly(0).count(cores: 4) == 1)
    }
}
