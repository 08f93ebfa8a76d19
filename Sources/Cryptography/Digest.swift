internal import COpenSSL

/// SHA-256: a fingerprint of bytes, 32 bytes long.
public enum SHA256 {
    /// The size of every fingerprint.
    public static let count = 32

    /// Fetched once, because looking an algorithm up costs more than hashing a short message with it.
    ///
    /// It is safe to share: OpenSSL never changes a fetched algorithm and it is never freed.
    nonisolated(unsafe) private static let algorithm: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)

    /// The fingerprint of some bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: count)
        let done = EVP_Digest(bytes, bytes.count, &digest, nil, algorithm, nil)
        precondition(done == 1, "SHA-256 failed: OpenSSL is damaged or the machine is out of memory")
        return digest
    }

    /// The fingerprint of a text's UTF-8 bytes.
    public static func hash(_ text: String) -> [UInt8] {
        hash(Array(text.utf8))
    }
}

/// HMAC-SHA-256: proof that whoever made it holds the key (RFC 2104).
///
/// Two fingerprints, as it is defined: OpenSSL's own function looks its algorithms up by name each time, which costs ten
/// times what it then does with them.
public enum HMAC256 {
    private static let blockCount = 64

    /// The 32 bytes that prove `message` with `key`.
    public static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        let key = key.count > blockCount ? SHA256.hash(key) : key
        return SHA256.hash(block(key, 0x5C, then: SHA256.hash(block(key, 0x36, then: message))))
    }

    /// The key as one block, each byte changed by a mask, with something after it.
    private static func block(_ key: [UInt8], _ mask: UInt8, then message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: blockCount + message.count) { bytes, count in
            for place in 0..<blockCount { bytes[place] = (place < key.count ? key[place] : 0) ^ mask }
            for place in message.indices { bytes[blockCount + place] = message[place] }
            count = blockCount + message.count
        }
    }
}

/// Whether two byte strings are the same, in a time that says nothing about where they differ.
///
/// Lengths are not secret: strings of different length are unequal at once.
public func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
