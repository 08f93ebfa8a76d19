import Cryptography

/// What one of our own access tokens says: who, which login, until when.
///
/// It does not say what they may do. That is read from the store each time, so that a role taken away is gone at once
/// and not when the token ends.
struct AccessToken: Sendable, Equatable {
    /// How long one holds: short, because a stolen one works this long and refreshing is cheap.
    static let life = Duration.seconds(15 * 60)

    var account: AccountID
    /// This one token.
    var id: String
    /// The login it came from; all tokens of one login are revoked together.
    var login: String
    var issued: Moment
    var expires: Moment
}

/// Where a token counts, written into it as its audience, so that one found in one place is of no use in another.
enum TokenUse: String, Sendable {
    /// As bearer of requests and sockets.
    case requests = "tutorline"
    /// As the cookie of pages.
    case pages = "tutorline-pages"
}

/// The key that makes our tokens and knows them again: HS256, and no other algorithm is ever looked at.
struct TokenKey: Sendable {
    static let issuer = "tutorline"

    /// The only header there is: comparing bytes leaves a forger nothing to choose.
    static let header = Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8)
    private static let encodedHeader = Base64URL.encode(header)

    private let key: Concealed<[UInt8]>

    /// A key of at least 32 bytes.
    init(_ key: Concealed<[UInt8]>) {
        precondition(key.reveal().count >= 32, "a token key has at least 32 bytes")
        self.key = key
    }

    /// The token as it is sent.
    func sign(_ token: AccessToken, for use: TokenUse = .requests) -> String {
        let payload: JSON = [
            "iss": .string(Self.issuer), "aud": .string(use.rawValue), "sub": .string(token.account.description),
            "jti": .string(token.id), "sid": .string(token.login), "iat": Claims.time(token.issued),
            "exp": Claims.time(token.expires),
        ]
        let signed = "\(Self.encodedHeader).\(Base64URL.encode(payload.bytes))"
        return "\(signed).\(Base64URL.encode(HMAC256.authenticate(Array(signed.utf8), key: key.reveal())))"
    }

    /// What a token says, if this key signed it and it holds now.
    func verify(_ text: String, for use: TokenUse = .requests, now: Moment) throws(TokenError) -> AccessToken {
        try verify(CompactToken(text), for: use, now: now)
    }

    func verify(_ token: CompactToken, for use: TokenUse, now: Moment) throws(TokenError) -> AccessToken {
        guard token.header == Self.header else { throw .wrongAlgorithm }
        let expected = HMAC256.authenticate(token.signed, key: key.reveal())
        guard equalInConstantTime(expected, token.signature) else { throw .badSignature }
        let claims = try Claims(token.payload, now: now)
        guard try claims.text("iss") == Self.issuer else { throw .badClaim("iss") }
        guard try claims.oneOrMore("aud") == [use.rawValue] else { throw .badClaim("aud") }
        guard let issued = claims.issued else { throw .badClaim("iat") }
        // Our own clock made it, so there is no other clock to be lenient with.
        guard now < claims.expires else { throw .expired }
        guard claims.expires - issued <= Self.longestLife else { throw .badClaim("exp") }
        guard let account = AccountID(claims.subject) else { throw .badClaim("sub") }
        return AccessToken(
            account: account,
            id: try claims.text("jti"),
            login: try claims.text("sid"),
            issued: issued,
            expires: claims.expires
        )
    }

    /// Tokens made by hand (`tutorline token`) may live longer than those of a login, but not for ever.
    static let longestLife = Duration.seconds(90 * 24 * 3600)
}
