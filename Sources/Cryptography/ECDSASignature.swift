/// The two spellings of an ECDSA signature on P-256.
///
/// JWTs carry the numbers r and s side by side, 32 bytes each; OpenSSL wants them as an ASN.1 sequence.
enum ECDSASignature {
    /// The ASN.1 spelling, or nil when there are not exactly 64 bytes.
    static func der(_ raw: [UInt8]) -> [UInt8]? {
        guard raw.count == 64 else { return nil }
        let numbers = integer(raw.prefix(32)) + integer(raw.suffix(32))
        return [0x30, UInt8(numbers.count)] + numbers
    }

    /// The shortest spelling of an unsigned number; at most 35 bytes, so every length fits in one byte.
    private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digits = Array(bytes.drop { $0 == 0 })
        if digits.isEmpty || digits[0] >= 0x80 { digits.insert(0, at: 0) }
        return [0x02, UInt8(digits.count)] + digits
    }
}
