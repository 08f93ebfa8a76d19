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
            var place = 0
            write { byte in
                bytes.initializeElement(at: place, to: byte)
                place += 1
            }
            return place
        }
    }

    /// Adds the usual spelling to a longer text.
    public func append(to bytes: inout [UInt8]) {
        write { bytes.append($0) }
    }

    @inline(__always)
    private func write(_ byte: (UInt8) -> Void) {
        for index in 0..<36 {
            if Self.isHyphen(index) {
                byte(UInt8(ascii: "-"))
                continue
            }
            let place = index - (index > 23 ? 4 : index > 18 ? 3 : index > 13 ? 2 : index > 8 ? 1 : 0)
            let word = place < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - place % 16 * 4) & 0xF)
            byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
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
