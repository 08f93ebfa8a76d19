/// A 128-bit identifier (RFC 9562), made from a clock and randomness that the caller brings.
///
/// Version 7 begins with the time, so new rows land beside each other in an index; version 4 tells nothing at
/// all, which is what a secret-free name for a person should do.
public struct UniqueID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// An identifier that is nothing but random.
    public static func random(_ randomness: Randomness) -> UniqueID {
        let (high, low) = words(randomness.bytes(16))
        return UniqueID(high: high & ~0xF000 | 0x4000, low: low & ~(3 << 62) | 2 << 62)
    }

    /// An identifier that sorts by the millisecond in which it was made.
    ///
    /// Two made in one millisecond sort by chance: order within a conversation is `seq`, never this.
    public static func timed(milliseconds: Int64, _ randomness: Randomness) -> UniqueID {
        let (high, low) = words(randomness.bytes(16))
        let time = UInt64(clamping: milliseconds) & 0xFFFF_FFFF_FFFF
        return UniqueID(high: time << 16 | 0x7000 | high & 0x0FFF, low: low & ~(3 << 62) | 2 << 62)
    }

    /// Reads the usual spelling: 36 characters, hexadecimal in either case, four hyphens.
    public init?(_ text: String) {
        guard text.utf8.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.digit(byte) else { return nil }
            words = (words.0 << 4 | words.1 >> 60, words.1 << 4 | digit)
        }
        self.init(high: words.0, low: words.1)
    }

    /// The usual spelling, in lower case.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
            let word = index < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - index % 16 * 4) & 0xF)
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func < (left: UniqueID, right: UniqueID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private static func words(_ bytes: [UInt8]) -> (UInt64, UInt64) {
        (
            bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        )
    }
}
