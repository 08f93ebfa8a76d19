internal import COpenSSL

/// A public key of somebody else, to check what they signed: RS256 or ES256 and nothing else.
///
/// Which algorithm a key may check is a property of the key, never of the message: that a signed text could
/// choose its own algorithm has been the classic hole of JWT libraries.
public final class PublicKey: @unchecked Sendable {
    /// What a key can check.
    public enum Algorithm: String, Sendable, CaseIterable {
        case rs256 = "RS256"
        case es256 = "ES256"
    }

    public let algorithm: Algorithm

    // Safe to share between threads: the key is never changed after `init`, and OpenSSL counts references
    // to it atomically while it verifies.
    private let key: OpaquePointer

    private init(algorithm: Algorithm, key: OpaquePointer) {
        self.algorithm = algorithm
        self.key = key
    }

    deinit { EVP_PKEY_free(key) }

    /// An RSA key from its modulus and exponent, both big-endian, as a JWK's `n` and `e` hold them.
    public static func rsa(modulus: [UInt8], exponent: [UInt8]) throws(CryptographyError) -> PublicKey {
        let modulus = Array(modulus.drop { $0 == 0 })
        let exponent = Array(exponent.drop { $0 == 0 })
        guard (256...1024).contains(modulus.count), modulus[0] >= 0x80 || modulus.count > 256 else {
            throw .unusableKey("an RSA modulus has 2048 to 8192 bits")
        }
        guard (1...8).contains(exponent.count), let last = exponent.last, last & 1 == 1, exponent != [1] else {
            throw .unusableKey("an RSA exponent is odd, above 1 and at most 64 bits long")
        }
        guard let last = modulus.last, last & 1 == 1 else { throw .unusableKey("an RSA modulus is odd") }
        let key = try make(type: "RSA") { parameters in
            parameters.add(OSSL_PKEY_PARAM_RSA_N, number: modulus)
                && parameters.add(OSSL_PKEY_PARAM_RSA_E, number: exponent)
        }
        return PublicKey(algorithm: .rs256, key: key)
    }

    /// A P-256 key from its point, 32 bytes for each coordinate, as a JWK's `x` and `y` hold them.
    public static func p256(x: [UInt8], y: [UInt8]) throws(CryptographyError) -> PublicKey {
        guard x.count == 32, y.count == 32 else { throw .unusableKey("a P-256 coordinate has 32 bytes") }
        let key = try make(type: "EC") { parameters in
            parameters.add(OSSL_PKEY_PARAM_GROUP_NAME, text: "prime256v1")
                && parameters.add(OSSL_PKEY_PARAM_PUB_KEY, bytes: [4] + x + y)
        }
        return PublicKey(algorithm: .es256, key: key)
    }

    /// Whether the holder of the private key signed exactly these bytes.
    public func verify(_ message: [UInt8], signature: [UInt8]) -> Bool {
        guard let signature = algorithm == .es256 ? ECDSASignature.der(signature) : signature,
            let context = EVP_MD_CTX_new()
        else { return false }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    private static func make(
        type: String,
        _ fill: (KeyParameters) -> Bool
    ) throws(CryptographyError) -> OpaquePointer {
        defer { ERR_clear_error() }
        guard let parameters = KeyParameters(), fill(parameters),
            let context = EVP_PKEY_CTX_new_from_name(nil, type, nil)
        else { throw .unavailable("reading a public key") }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_fromdata_init(context) == 1, parameters.build(context, into: &key), let key else {
            throw .unusableKey("its numbers do not make a valid \(type) key")
        }
        return key
    }
}
