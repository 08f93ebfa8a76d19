/// The part of a text that stands in JSON as it is.
enum PlainText {
    /// How many bytes at the beginning need no escape, looked at eight at a time.
    static func count(in utf8: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(utf8)
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        var offset = 0
        while offset + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let quotes = word ^ ones &* UInt64(UInt8(ascii: "\""))
            let slashes = word ^ ones &* UInt64(UInt8(ascii: "\\"))
            // A byte's highest bit is set where less than what is taken away was there, and it was not set before.
            let controls = (word &- ones &* 0x20) & ~word
            guard (controls | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & highs == 0 else { break }
            offset += 8
        }
        while offset < utf8.count, !needsEscape(utf8[offset]) { offset += 1 }
        return offset
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
