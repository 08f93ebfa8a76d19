import Testing

@testable import Reactor

@Suite struct FrameHeaderTests {
    private func parse(_ bytes: [UInt8], as role: Role = .server, limit: Int = 1000) -> FrameHeader.Outcome {
        FrameHeader.parse(bytes.span, at: 0, as: role, limit: limit)
    }

    static let violations: [(name: String, bytes: [UInt8], code: CloseCode)] = [
        ("no mask from a client", [0x81, 0x05], .protocolError),
        ("the first reserved bit", [0xc1, 0x85], .protocolError),
        ("the second reserved bit", [0xa1, 0x85], .protocolError),
        ("the third reserved bit", [0x91, 0x85], .protocolError),
        ("a reserved data opcode", [0x83, 0x80], .protocolError),
        ("a reserved control opcode", [0x8b, 0x80], .protocolError),
        ("a fragmented ping", [0x09, 0x80], .protocolError),
        ("a long ping", [0x89, 0xfe], .protocolError),
        ("a longer ping", [0x89, 0xff], .protocolError),
        ("five bytes told in three", [0x81, 0xfe, 0, 5], .protocolError),
        ("125 bytes told in three", [0x81, 0xfe, 0, 125], .protocolError),
        ("65,535 bytes told in nine", [0x81, 0xff, 0, 0, 0, 0, 0, 0, 0xff, 0xff], .protocolError),
        ("2^64 - 1 bytes", [0x82, 0xff] + Array(repeating: 0xff, count: 8), .protocolError),
        ("2^63 bytes", [0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0], .protocolError),
        ("2^63 - 1 bytes", [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .messageTooLarge),
        ("one byte more than the limit", [0x82, 0xfe, 0x03, 0xe9], .messageTooLarge),
    ]

    @Test(arguments: violations.indices) func `a header that breaks a rule is refused at once`(index: Int) {
        let (name, bytes, code) = Self.violations[index]
        #expect(parse(bytes) == .violation(code), "\(name)")
    }

    @Test func `lengths of all three forms are read`() {
        func header(_ bytes: [UInt8]) -> (length: Int, payload: Int)? {
            guard case .header(let header) = parse(bytes, limit: 1 << 20) else { return nil }
            return (header.length, header.payloadLength)
        }
        #expect(header([0x81, 0x80 | 125, 1, 2, 3, 4]).map { $0 == (6, 125) } ?? false)
        #expect(header([0x81, 0xfe, 0, 126, 1, 2, 3, 4]).map { $0 == (8, 126) } ?? false)
        #expect(header([0x81, 0xfe, 0xff, 0xff, 1, 2, 3, 4]).map { $0 == (8, 0xffff) } ?? false)
        #expect(header([0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4]).map { $0 == (14, 0x10000) } ?? false)
    }

    @Test func `a header that is not all there is waited for`() {
        let whole: [UInt8] = [0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4]
        for count in 0..<whole.count { #expect(parse(Array(whole[..<count]), limit: 1 << 20) == .incomplete) }
    }

    @Test func `a client refuses what a client would have sent`() {
        #expect(parse([0x81, 0x85, 1, 2, 3, 4], as: .client) == .violation(.protocolError))
        guard case .header(let header) = parse([0x81, 0x05], as: .client) else {
            Issue.record("refused")
            return
        }
        #expect(header.payloadLength == 5)
    }
}
