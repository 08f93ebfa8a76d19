/// What can go wrong in here, as a sentence for the person who can mend it.
public enum CryptographyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The stored form of a password hash is not one that this program writes.
    case malformedHash
    /// A hash asks for more memory or time than any hash of ours ever did.
    case hashTooCostly
    /// A public key's numbers are missing, too small, too large or not on the curve.
    case unusableKey(String)
    /// The library underneath refused, most likely for want of memory.
    case unavailable(String)

    public var description: String {
        switch self {
        case .malformedHash: "the stored password hash is not a valid argon2id string"
        case .hashTooCostly: "the stored password hash asks for more memory or time than is allowed"
        case .unusableKey(let reason): "the public key cannot be used: \(reason)"
        case .unavailable(let what): "\(what) is not available; the machine may be out of memory"
        }
    }
}
