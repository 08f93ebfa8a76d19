import Cryptography

/// A site that embeds the tutor and vouches for its own learners.
struct Site: Sendable {
    /// The longest that a token of a site may hold; a site that wants more has misunderstood what it is for.
    static let longestLife = Duration.seconds(24 * 3600)

    /// The `iss` of its tokens.
    var issuer: String
    /// The `aud` they must name, so that a token for another service is no token for us.
    var audience: String
    var keys: KeySet

    /// What a token of this site says, if the site signed it and it holds now.
    func verify(_ text: String, now: Moment) throws(TokenError) -> SiteToken {
        let token = try CompactToken(text)
        guard case .object(let header)? = try? JSON(parsing: token.header) else { throw .malformed }
        // An extension that must be understood is not understood here; none is defined that we need.
        guard header["crit"] == nil, header["b64"] == nil else { throw .malformed }
        if let type = header["typ"] { guard type == "JWT" || type == "at+jwt" else { throw .malformed } }
        guard header["kid"] == nil || header["kid"]?.string != nil else { throw .malformed }
        guard let key = keys.key(named: header["kid"]?.string) else { throw .unknownKey }
        guard header["alg"]?.string == key.algorithm.rawValue else { throw .wrongAlgorithm }
        guard key.verify(token.signed, signature: token.signature) else { throw .badSignature }
        let claims = try Claims(token.payload, now: now)
        guard try claims.text("iss", atMost: 256) == issuer else { throw .badClaim("iss") }
        guard try claims.oneOrMore("aud").contains(audience) else { throw .badClaim("aud") }
        guard claims.expires - (claims.issued ?? now) <= Self.longestLife + Claims.leeway else {
            throw .badClaim("exp")
        }
        return try SiteToken(claims, key: header["kid"]?.string, now: now)
    }
}

/// What a site says about one of its people: `sub, exp, name?, role, courses[], course?, module?`.
struct SiteToken: Sendable, Equatable {
    /// What a site may say somebody is.
    ///
    /// It cannot make operators or parents: those have a say beyond the site.
    enum Role: String, Sendable, CaseIterable {
        case learner, tutor, team
    }

    var subject: String
    /// The name of the key that signed it, when it has one.
    var key: String?
    var name: String?
    var role: Role
    var courses: [String]
    /// The course and module on the page, where a session begins.
    var course: String?
    var module: String?
    var issued: Moment
    var expires: Moment

    init(_ claims: Claims, key: String?, now: Moment) throws(TokenError) {
        subject = claims.subject
        self.key = key
        name = try claims.optionalText("name")
        guard let role = Role(rawValue: try claims.text("role")) else { throw .badClaim("role") }
        self.role = role
        courses = try claims.texts("courses", atMost: 256)
        course = try claims.optionalText("course")
        module = try claims.optionalText("module")
        issued = claims.issued ?? now
        expires = claims.expires
        if let course { guard courses.contains(course) else { throw .badClaim("course") } }
    }
}
