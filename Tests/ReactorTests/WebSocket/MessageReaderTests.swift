import Testing

@testable import Reactor

/// One client's frame.
func frame(_ opcode: Opcode, _ payload: some Collection<UInt8>, isFinal: Bool = true, mask: UInt32 = 0x9a3c_01f7)
    -> [UInt8]
{
    var bytes: [UInt8] = []
    FrameWriter.append(opcode, payload, mask: mask, isFinal: isFinal, to: &bytes)
    return bytes
}

/// Reads a stream of bytes in the given pieces, as a connection would; stops at a violation.
func readMessages(_ pieces: [ArraySlice<UInt8>], limit: Int = 1000) -> [MessageReader.Step] {
    var reader = MessageReader(role: .server, limit: limit)
    var pending: [UInt8] = []
    var steps: [MessageReader.Step] = []
    for piece in pieces {
        pending.append(contentsOf: piece)
        while true {
            var position = 0
            var span = pending.mutableSpan
            let step = reader.read(&span, from: &position)
            pending.removeFirst(position)
            if step == .incomplete { break }
            steps.append(step)
            if case .violation = step { return steps }
        }
    }
    return steps
}

@Suite struct MessageReaderTests {
    @Test func `wherever the stream is split the same messages are read`() {
        let stream =
            frame(.text, "héllo".utf8) + frame(.text, "frag".utf8, isFinal: false) + frame(.ping, "p".utf8)
            + frame(.continuation, [], isFinal: false) + frame(.continuation, "ment 🙂".utf8)
            + frame(.binary, (0..<200).map { UInt8($0) }) + frame(.pong, []) + frame(.close, [0x03, 0xe8] + "bye".utf8)
        let expected: [MessageReader.Step] = [
            .message(.text("héllo")), .ping(Array("p".utf8)), .message(.text("fragment 🙂")),
            .message(.binary((0..<200).map { UInt8($0) })), .pong, .close(.normal, reason: "bye"),
        ]
        #expect(readMessages([stream[...]]) == expected)
        for split in 1..<stream.count {
            #expect(readMessages([stream[..<split], stream[split...]]) == expected, "split at \(split)")
        }
        #expect(readMessages(stream.indices.map { stream[$0...$0] }) == expected)
    }

    @Test func `a message in five thousand frames is one message`() {
        var stream = frame(.binary, [0], isFinal: false)
        for index in 1..<5000 {
            stream += frame(.continuation, [UInt8(truncatingIfNeeded: index)], isFinal: index == 4999)
        }
        let whole = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(readMessages([stream[...]], limit: 5000) == [.message(.binary(whole))])
        #expect(readMessages([stream[...]], limit: 4999) == [.violation(.messageTooLarge)])
    }

    static let violations: [(name: String, bytes: [UInt8], code: CloseCode)] = [
        ("a continuation of nothing", frame(.continuation, [1]), .protocolError),
        ("a message within a message", frame(.text, [], isFinal: false) + frame(.text, []), .protocolError),
        ("a close code of one byte", frame(.close, [3]), .protocolError),
        ("a close code that must not travel", frame(.close, [0x03, 0xed]), .protocolError),
        ("a reason that is not UTF-8", frame(.close, [0x03, 0xe8, 0xff]), .invalidText),
        ("text that is not UTF-8", frame(.text, [0xc0, 0xaf]), .invalidText),
        ("text that ends in a character", frame(.text, [0xe2, 0x82]), .invalidText),
        (
            "fragments that end in a character", frame(.text, [0xe2], isFinal: false) + frame(.continuation, [0x82]),
            .invalidText
        ),
        ("nonsense before the end of it", frame(.text, [0xff], isFinal: false), .invalidText),
        ("nonsense before the end of its frame", Array(frame(.text, [0x61, 0xff, 0x61]).dropLast()), .invalidText),
    ]

    @Test(arguments: violations.indices) func `what breaks a rule is refused`(index: Int) {
        let (name, bytes, code) = Self.violations[index]
        #expect(readMessages([bytes[...]]) == [.violation(code)], "\(name)")
        #expect(readMessages(bytes.indices.map { bytes[$0...$0] }) == [.violation(code)], "\(name), byte by byte")
    }

    @Test(arguments: [1000, 1001, 1002, 1003, 1007, 1011, 1012, 1014, 3000, 4000, 4999] as [UInt16])
    func `close codes that may travel do`(code: UInt16) {
        let stream = frame(.close, FrameWriter.closePayload(CloseCode(rawValue: code), "why"))
        #expect(readMessages([stream[...]]) == [.close(CloseCode(rawValue: code), reason: "why")])
    }

    @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535] as [UInt16])
    func `close codes that must not travel do not`(code: UInt16) {
        #expect(!CloseCode(rawValue: code).mayTravel)
        #expect(FrameWriter.closePayload(CloseCode(rawValue: code), "why").isEmpty)
    }

    @Test func `a long reason is cut between characters`() {
        let payload = FrameWriter.closePayload(.normal, String(repeating: "ü", count: 100))
        #expect(payload.count == 124)
        #expect(String(decoding: payload.dropFirst(2), as: UTF8.self) == String(repeating: "ü", count: 61))
    }
}
