import Testing

@testable import Reactor

@Suite struct HandshakeTests {
    static let fields: HeaderFields = [
        "Host": "x", "Upgrade": "WebSocket", "Connection": "keep-alive, Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ]

    @Test func `the key is answered as RFC 6455 says`() {
        #expect(Handshake.accept(for: "dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(Handshake.refusal(of: Request(target: "/", headers: Self.fields)) == nil)
    }

    @Test(
        arguments: [
            ("Upgrade", nil, 426), ("Upgrade", "h2c", 426), ("Connection", "close", 426),
            ("Sec-WebSocket-Version", "8", 426),
            ("Sec-WebSocket-Version", nil, 426), ("Sec-WebSocket-Key", nil, 400), ("Sec-WebSocket-Key", "short", 400),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZ===", 400),
        ] as [(String, String?, Int)]
    )
    func `a handshake that is not whole is refused`(name: String, value: String?, status: Int) {
        var fields = Self.fields
        fields[name] = value
        #expect(Handshake.refusal(of: Request(target: "/", headers: fields))?.status == status)
    }

    @Test func `only GET opens a WebSocket`() {
        #expect(Handshake.refusal(of: Request(method: "POST", target: "/", headers: Self.fields))?.status == 400)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `base64 is that of RFC 4648`(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decodedCount(encoded) == text.utf8.count)
    }

    @Test func `what is not base64 stands for nothing`() {
        for text in ["a", "ab", "abc", "====", "a===", "ab=c", "ab-_"] {
            #expect(Base64.decodedCount(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"), ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
    ])
    func `SHA-1 gives the published digests`(text: String, digest: String) {
        let hexadecimal = SHA1.digest(Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hexadecimal == digest)
    }

    @Test(arguments: [0, 1, 3, 7, 8, 9, 125, 126, 65535, 65536]) func `masking twice gives the payload back`(count: Int)
    {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let stream = frame(.binary, payload, mask: 0x3d21_fa37)
        #expect(stream.count == count + (count > 65535 ? 14 : count > 125 ? 8 : 6))
        #expect(readMessages([stream[...]], limit: 1 << 20) == [.message(.binary(payload))])
        #expect(readMessages(stream.chunks(of: 3), limit: 1 << 20) == [.message(.binary(payload))])
    }
}

extension [UInt8] {
    func chunks(of size: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
