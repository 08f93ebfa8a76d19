import Cryptography

/// The three parts of a JWT in its compact form, cut but not yet believed.
struct CompactToken {
    /// Longest token that is looked at; ours have about 300 bytes, those of sites a good deal more.
    static let longest = 8192

    let header: [UInt8]
    /// What the signature signs: the first two parts as they were sent.
    let signed: [UInt8]
    let payload: [UInt8]
    let signature: [UInt8]

    init(_ text: String) throws(TokenError) {
        guard text.utf8.count <= Self.longest else { throw .tooLong }
        let bytes = Array(text.utf8)
        let dot = UInt8(ascii: ".")
        guard let first = bytes.firstIndex(of: dot), let second = bytes[(first + 1)...].firstIndex(of: dot),
            let header = Base64URL.decode(bytes[..<first]), let payload = Base64URL.decode(bytes[(first + 1)..<second]),
            // A third dot is no letter.
            let signature = Base64URL.decode(bytes[(second + 1)...]),
            !header.isEmpty, !payload.isEmpty, !signature.isEmpty
        else { throw .malformed }
        self.header = header
        self.payload = payload
        self.signature = signature
        signed = Array(bytes[..<second])
    }

    /// Whether it has the header that all of our own tokens have.
    var isOurs: Bool { header == TokenKey.header }

    /// Who a token says it is from, only to find the key that can prove it.
    static func unprovenIssuer(of text: String) -> String? {
        guard let token = try? CompactToken(text), let payload = try? JSON(parsing: token.payload) else { return nil }
        return payload["iss"]?.string
    }
}
