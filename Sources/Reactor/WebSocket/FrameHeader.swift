/// What a frame is (RFC 6455, 5.2).
package enum Opcode: UInt8, Sendable {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10

    var isControl: Bool { rawValue >= 8 }
}

/// Who sends: a client masks its frames, a server does not, and each refuses what its like would have sent.
package enum Role: Sendable {
    case server
    case client
}

/// The head of one frame.
struct FrameHeader: Equatable {
    enum Outcome: Equatable {
        case incomplete
        case header(FrameHeader)
        case violation(CloseCode)
    }

    var isFinal: Bool
    var opcode: Opcode
    /// Bytes of the header itself.
    var length: Int
    var payloadLength: Int
    var mask: UInt32

    /// Reads the header at `start`.
    ///
    /// `role` is that of the reader; `limit` is the longest payload it takes.
    static func parse(_ bytes: Span<UInt8>, at start: Int, as role: Role, limit: Int) -> Outcome {
        guard bytes.count - start >= 2 else { return .incomplete }
        let first = bytes[start]
        let second = bytes[start + 1]
        let isMasked = second & 0x80 != 0
        guard first & 0x70 == 0, let opcode = Opcode(rawValue: first & 0x0f), isMasked == (role == .server) else {
            return .violation(.protocolError)
        }
        let isFinal = first & 0x80 != 0
        let short = Int(second & 0x7f)
        guard !opcode.isControl || isFinal && short <= 125 else { return .violation(.protocolError) }
        let extended = short == 126 ? 2 : short == 127 ? 8 : 0
        let length = 2 + extended + (isMasked ? 4 : 0)
        guard bytes.count - start >= 2 + extended else { return .incomplete }
        let payload = extended == 0 ? UInt64(short) : number(bytes, at: start + 2, count: extended)
        guard extended == 0 || payload > (extended == 2 ? 125 : 0xffff), payload >> 63 == 0 else {
            return .violation(.protocolError)
        }
        guard payload <= UInt64(limit) else { return .violation(.messageTooLarge) }
        guard bytes.count - start >= length else { return .incomplete }
        // The mask is kept in the order of its bytes, lowest first, as `Mask` rotates it.
        let mask = isMasked ? UInt32(number(bytes, at: start + length - 4, count: 4)).byteSwapped : 0
        return .header(
            FrameHeader(isFinal: isFinal, opcode: opcode, length: length, payloadLength: Int(payload), mask: mask)
        )
    }

    private static func number(_ bytes: Span<UInt8>, at start: Int, count: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in start..<start + count { number = number << 8 | UInt64(bytes[index]) }
        return number
    }
}
