/// Base64 in the alphabet of URLs and without padding (RFC 4648, section 5), as JWTs use it.
///
/// Decoding is strict: each byte string has exactly one spelling, so two different texts never mean the same token.
public enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    /// What each byte stands for as a letter; 0xFF for those that are none.
    private static let values = (0...255).map { byte in UInt8(alphabet.firstIndex(of: byte) ?? 0xFF) }

    /// The text that stands for these bytes.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        var pending: UInt32 = 0
        var bits = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(pending >> UInt32(bits) & 0x3F)])
            }
            pending &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(alphabet[Int(pending << UInt32(6 - bits) & 0x3F)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that a text stands for, or nil when it is not exactly what `encode` would have written.
    ///
    /// It takes bytes of one kind: generic over collections it cost thirty times as much, at every coming with a token.
    public static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        // An array with room for nothing is the one that all threads share, and its count would be written.
        guard !text.isEmpty else { return [] }
        let values = values
        /// The bits of one letter; those of what is no letter are eight, which shows at the end.
        func bits(_ place: Int) -> UInt32 { UInt32(values[Int(text[place])]) }
        var seen: UInt32 = 0
        var rest: UInt32 = 0
        // Safe: there is room for three bytes for each four letters, and `count` says how many were written.
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count * 3 / 4) { bytes, count in
            var place = text.startIndex
            while place + 4 <= text.endIndex {
                let (a, b, c, d) = (bits(place), bits(place + 1), bits(place + 2), bits(place + 3))
                seen |= a | b | c | d
                bytes[count] = UInt8(truncatingIfNeeded: a << 2 | b >> 4)
                bytes[count + 1] = UInt8(truncatingIfNeeded: b << 4 | c >> 2)
                bytes[count + 2] = UInt8(truncatingIfNeeded: c << 6 | d)
                (place, count) = (place + 4, count + 3)
            }
            guard place < text.endIndex else { return }
            // Two letters are one byte and four bits over, three are two bytes and two bits over.
            let (a, b) = (bits(place), bits(place + 1))
            bytes[count] = UInt8(truncatingIfNeeded: a << 2 | b >> 4)
            (seen, rest, count) = (seen | a | b, b & 0xF, count + 1)
            guard place + 2 < text.endIndex else { return }
            let c = bits(place + 2)
            bytes[count] = UInt8(truncatingIfNeeded: b << 4 | c >> 2)
            (seen, rest, count) = (seen | c, c & 0x3, count + 1)
        }
        return seen < 64 && rest == 0 ? bytes : nil
    }

    /// The bytes that a string stands for, or nil when it is not exactly what `encode` would have written.
    public static func decode(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8)[...])
    }
}
