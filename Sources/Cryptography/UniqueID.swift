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

    /// Reads the usual spelling: 36 characters, hexadecimal in either case unless `capitals` says no, four hyphens.
    public init?(_ text: String, capitals: Bool = true) {
        var text = text
        let words = text.withUTF8 { bytes -> (UInt64, UInt64)? in
            guard bytes.count == 36, bytes[8] == Self.hyphen, bytes[13] == Self.hyphen, bytes[18] == Self.hyphen,
                bytes[23] == Self.hyphen
            else { return nil }
            let digits = UnsafeRawBufferPointer(bytes)
            func four(at offset: Int) -> UInt64 {
                UInt64(UInt32(bigEndian: digits.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            }
            guard let first = Self.value(of: four(at: 0) << 32 | four(at: 4), capitals),
                let second = Self.value(of: four(at: 9) << 32 | four(at: 14), capitals),
                let third = Self.value(of: four(at: 19) << 32 | four(at: 24), capitals),
                let fourth = Self.value(of: four(at: 28) << 32 | four(at: 32), capitals)
            else { return nil }
            return (first << 32 | second, third << 32 | fourth)
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
        (bytes[8], bytes[13], bytes[18], bytes[23]) = (Self.hyphen, Self.hyphen, Self.hyphen, Self.hyphen)
    }

    /// The eight digits of a word's lower half, the first in the highest byte: all at once, as each byte holds a digit.
    private static func digits(_ word: UInt64) -> UInt64 {
        var digits = word << 16 & 0xFFFF_0000_0000 | word & 0xFFFF
        digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
        digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
        let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return digits + 0x3030_3030_3030_3030 + letters * UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
    }

    /// The value of eight digits, the first in the highest byte; `nil` where one of them is none.
    ///
    /// It reads all at once, as if they were digits, and believes what it has read if that is written the same way.
    private static func value(of digits: UInt64, _ capitals: Bool) -> UInt64? {
        // Only letters have the bit that is moved; without the one it becomes, they are capitals.
        let written = capitals ? digits | (digits & 0x4040_4040_4040_4040) >> 1 : digits
        var value = written & 0x0F0F_0F0F_0F0F_0F0F + (written >> 6 & 0x0101_0101_0101_0101) * 9
        value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
        value = (value | value >> 16) & 0xFFFF_FFFF
        return Self.digits(value) == written ? value : nil
    }

    private static let hyphen = UInt8(ascii: "-")

    public static func < (left: UniqueID, right: UniqueID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func words(_ bytes: [UInt8]) -> (UInt64, UInt64) {
        (
            bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        )
    }
}
