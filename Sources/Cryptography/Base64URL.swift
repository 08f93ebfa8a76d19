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
        var pending: UInt32 = 0
        var isGood = true
        // Safe: there is room for three bytes for each four letters, and `count` says how many were written.
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count * 3 / 4) { bytes, count in
            var bits = 0
            for letter in text {
                let value = values[Int(letter)]
                guard value < 64 else { return isGood = false }
                pending = pending << 6 | UInt32(value)
                bits += 6
                if bits >= 8 {
                    bits -= 8
                    bytes[count] = UInt8(truncatingIfNeeded: pending >> UInt32(bits))
                    count += 1
                    pending &= (1 << UInt32(bits)) - 1
                }
            }
        }
        return isGood && pending == 0 ? bytes : nil
    }

    /// The bytes that a string stands for, or nil when it is not exactly what `encode` would have written.
    public static func decode(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8)[...])
    }
}
