/// Why a token was not accepted.
///
/// For the log and the tests; whoever sent the token only learns that it does not hold.
enum TokenError: Error, Equatable, Sendable {
    case tooLong
    case malformed
    case wrongAlgorithm
    case unknownKey
    case badSignature
    case badClaim(String)
    case expired
    case notYetValid
    case revoked

    /// What the operator reads, to be passed on to whoever makes the tokens.
    var sentence: String {
        switch self {
        case .tooLong: "it is longer than \(CompactToken.longest) bytes"
        case .malformed: "it is no signed JSON Web Token of a kind that is known here"
        case .wrongAlgorithm: "its \"alg\" is not that of its key"
        case .unknownKey: "the site has no key with its \"kid\""
        case .badSignature: "its key did not sign it"
        case .badClaim(let claim): "its \"\(claim)\" is missing or is not what it should be"
        case .expired: "it has expired; if it is new, compare the clocks"
        case .notYetValid: "it is not valid yet; compare the clocks"
        case .revoked: "whoever it is for has been erased or signed out since it was made"
        }
    }
}
