/// The part of a text that stands in JSON as it is.
enum PlainText {
    /// How many bytes at the beginning need no escape, looked at many at a time.
    static func count(in utf8: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(utf8)
        func marks(_ offset: Int) -> UInt64 {
            Self.marks(in: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var offset = 0
        while offset + 32 <= raw.count {
            guard (marks(offset) | marks(offset + 8)) | (marks(offset + 16) | marks(offset + 24)) == 0 else { break }
            offset += 32
        }
        while offset + 8 <= raw.count {
            guard marks(offset) == 0 else { break }
            offset += 8
        }
        // The last few are looked at together with some that were seen.
        if offset > 0, offset + 8 > raw.count, marks(raw.count - 8) == 0 { return raw.count }
        while offset < utf8.count, !needsEscape(utf8[offset]) { offset += 1 }
        return offset
    }

    /// Not zero where one of eight bytes needs an escape.
    ///
    /// The highest bit of a byte is set where less than what is taken away was there, and it was not set before.
    @inline(__always)
    private static func marks(in word: UInt64) -> UInt64 {
        let ones = 0x0101_0101_0101_0101 as UInt64
        let controls = word &- ones &* 0x20
        let quotes = (word ^ ones &* UInt64(UInt8(ascii: "\""))) &- ones
        let slashes = (word ^ ones &* UInt64(UInt8(ascii: "\\"))) &- ones
        return (controls | quotes | slashes) & ~word & (ones &* 0x80)
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
