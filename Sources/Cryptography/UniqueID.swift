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
        var text = text
        let words = text.withUTF8 { bytes -> (UInt64, UInt64)? in
            guard bytes.count == 36 else { return nil }
            var words: (UInt64, UInt64) = (0, 0)
            for index in bytes.indices {
                if Self.isHyphen(index) {
                    guard bytes[index] == UInt8(ascii: "-") else { return nil }
                    continue
                }
                guard let digit = Self.digit(bytes[index]) else { return nil }
                words = (words.0 << 4 | words.1 >> 60, words.1 << 4 | digit)
            }
            return words
        }
        guard let words else { return nil }
        self.init(high: words.0, low: words.1)
    }

    /// The usual spelling, in lower case.
    public var description: String {
        // Every frame has several of these: it is written in the string's own storage.
        String(unsafeUninitializedCapacity: 36) { bytes in
            write(to: UnsafeMutableRawBufferPointer(bytes))
            return 36
        }
    }

    /// Adds the usual spelling to a longer text.
    public func append(to text: inout OutputSpan<UInt8>) {
        text.withUnsafeMutableBufferPointer { room, count in
            write(to: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[count...]))
            count += 36
        }
    }

    private func write(to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= 36, "room was made for all of it")
        let words = (Self.digits(high >> 32), Self.digits(high), Self.digits(low >> 32), Self.digits(low))
        bytes.storeBytes(of: words.0.bigEndian, toByteOffset: 0, as: UInt64.self)
        bytes.storeBytes(of: UInt32(words.1 >> 32).bigEndian, toByteOffset: 9, as: UInt32.self)
        bytes.storeBytes(of: UInt32(truncatingIfNeeded: words.1).bigEndian, toByteOffset: 14, as: UInt32.self)
        bytes.storeBytes(of: UInt32(words.2 >> 32).bigEndian, toByteOffset: 19, as: UInt32.self)
        bytes.storeBytes(of: UInt32(truncatingIfNeeded: words.2).bigEndian, toByteOffset: 24, as: UInt32.self)
        bytes.storeBytes(of: words.3.bigEndian, toByteOffset: 28, as: UInt64.self)
        let hyphen = UInt8(ascii: "-")
        (bytes[8], bytes[13], bytes[18], bytes[23]) = (hyphen, hyphen, hyphen, hyphen)
    }

    /// The eight digits of a word's lower half, the first in the highest byte: all at once, as each byte holds a digit.
    private static func digits(_ word: UInt64) -> UInt64 {
        var digits = word << 16 & 0xFFFF_0000_0000 | word & 0xFFFF
        digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
        digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
        let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return digits + 0x3030_3030_3030_3030 + letters * UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
    }

    @inline(__always)
    private static func isHyphen(_ index: Int) -> Bool { index == 8 || index == 13 || index == 18 || index == 23 }

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
