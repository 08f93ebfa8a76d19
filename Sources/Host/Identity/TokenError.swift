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
}
