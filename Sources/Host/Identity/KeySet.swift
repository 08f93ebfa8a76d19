import Cryptography

/// The public keys of a site that embeds us, from its JSON Web Key Set (RFC 7517).
struct KeySet: Sendable {
    /// Why a key set cannot be used, in words for the person who configured it.
    struct Fault: Error, Equatable, CustomStringConvertible {
        let description: String
    }

    /// More keys than any site rotates through.
    private static let most = 32

    private var named: [String: PublicKey] = [:]
    private var unnamed: [PublicKey] = []

    /// Reads the keys that can check RS256 or ES256 signatures and passes over all others, as the RFC asks.
    init(_ bytes: [UInt8]) throws(Fault) {
        let set: JSON
        do { set = try JSON(parsing: bytes) } catch { throw Fault(description: "the key set is not JSON: \(error)") }
        guard let keys = set["keys"]?.array, keys.count <= Self.most else {
            throw Fault(description: "a key set must have a list called \"keys\" of at most \(Self.most) keys")
        }
        for (index, key) in keys.enumerated() {
            guard let made = try Self.key(key, at: index) else { continue }
            if let name = key["kid"]?.string {
                guard named.updateValue(made, forKey: name) == nil else {
                    throw Fault(description: "two keys of the set have the same \"kid\"")
                }
            } else {
                unnamed.append(made)
            }
        }
        guard !named.isEmpty || !unnamed.isEmpty else {
            throw Fault(description: "the key set has no RSA or P-256 key for signatures")
        }
    }

    /// The key a token was signed with: by name, or the only one when neither it nor the token has a name.
    func key(named name: String?) -> PublicKey? {
        if let name { return named[name] }
        return named.isEmpty && unnamed.count == 1 ? unnamed[0] : nil
    }

    private static func key(_ key: JSON, at index: Int) throws(Fault) -> PublicKey? {
        if let use = key["use"]?.string, use != "sig" { return nil }
        if let operations = key["key_ops"]?.array, !operations.contains("verify") { return nil }
        let algorithm = key["alg"]?.string
        do {
            switch key["kty"]?.string {
            case "RSA" where algorithm == nil || algorithm == "RS256":
                guard let modulus = bytes("n", of: key), let exponent = bytes("e", of: key) else { break }
                return try PublicKey.rsa(modulus: modulus, exponent: exponent)
            case "EC" where key["crv"]?.string == "P-256" && (algorithm == nil || algorithm == "ES256"):
                guard let x = bytes("x", of: key), let y = bytes("y", of: key) else { break }
                return try PublicKey.p256(x: x, y: y)
            default:
                return nil
            }
        } catch {
            throw Fault(description: "key \(index + 1) of the set: \(error)")
        }
        throw Fault(description: "key \(index + 1) of the set lacks its numbers, or they are not base64url")
    }

    private static func bytes(_ name: String, of key: JSON) -> [UInt8]? {
        guard let text = key[name]?.string, text.utf8.count <= 2048 else { return nil }
        return Base64URL.decode(text)
    }
}
