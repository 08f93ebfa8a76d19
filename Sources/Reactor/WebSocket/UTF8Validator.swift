/// Checks text that comes in pieces, and finds fault at the first byte that cannot be right.
///
/// Pieces may end inside a character (RFC 6455, 8.1 speaks of whole messages); a peer that sends nonsense is told so
/// before it has sent all of it.
struct UTF8Validator {
    private var expected = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xbf

    /// Whether the text may end here.
    var isAtBoundary: Bool { expected == 0 }

    /// Whether the bytes continue what came before as UTF-8.
    mutating func accepts(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            guard accepts(bytes[index]) else { return false }
        }
        return true
    }

    private mutating func accepts(_ byte: UInt8) -> Bool {
        if expected == 0 { return begins(byte) }
        guard byte >= lowest, byte <= highest else { return false }
        expected -= 1
        lowest = 0x80
        highest = 0xbf
        return true
    }

    /// The second byte's bounds rule out overlong forms, surrogates, and what lies beyond U+10FFFF.
    private mutating func begins(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x7f: return true
        case 0xc2...0xdf: expected = 1
        case 0xe0...0xef:
            expected = 2
            if byte == 0xe0 { lowest = 0xa0 }
            if byte == 0xed { highest = 0x9f }
        case 0xf0...0xf4:
            expected = 3
            if byte == 0xf0 { lowest = 0x90 }
            if byte == 0xf4 { highest = 0x8f }
        default: return false
        }
        return true
    }
}
