/// The members of a token's payload that every token of any kind must get right.
struct Claims {
    /// How far apart the clocks of the host and of a site may be.
    static let leeway = Duration.seconds(30)

    private let members: JSON.Members
    let subject: String
    let issued: Moment?
    let expires: Moment

    /// Reads a payload whose signature was already found to be good.
    init(_ payload: [UInt8], now: Moment) throws(TokenError) {
        guard case .object(let members)? = try? JSON(parsing: payload) else { throw .malformed }
        self.members = members
        guard let subject = members["sub"]?.string, (1...128).contains(subject.utf8.count) else {
            throw .badClaim("sub")
        }
        self.subject = subject
        guard let expires = try Self.time("exp", in: members) else { throw .badClaim("exp") }
        self.expires = expires
        issued = try Self.time("iat", in: members)
        guard now < expires + Self.leeway else { throw .expired }
        let begins = try Self.time("nbf", in: members)
        for start in [issued, begins].compactMap(\.self) {
            guard start <= now + Self.leeway else { throw .notYetValid }
            guard start <= expires else { throw .badClaim("exp") }
        }
    }

    /// A text claim that must be there.
    func text(_ name: String, atMost limit: Int = 128) throws(TokenError) -> String {
        guard let text = try optionalText(name, atMost: limit) else { throw .badClaim(name) }
        return text
    }

    /// A text claim that may be missing but, if there, must be a text of a sensible length.
    func optionalText(_ name: String, atMost limit: Int = 128) throws(TokenError) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.string, (1...limit).contains(text.utf8.count) else { throw .badClaim(name) }
        return text
    }

    /// A list of texts; a missing one is an empty one.
    func texts(_ name: String, atMost limit: Int) throws(TokenError) -> [String] {
        guard let value = members[name] else { return [] }
        guard let items = value.array, items.count <= limit else { throw .badClaim(name) }
        var texts: [String] = []
        for item in items {
            guard let text = item.string, (1...128).contains(text.utf8.count) else { throw .badClaim(name) }
            texts.append(text)
        }
        return texts
    }

    /// A claim that is one text or a list of them, as `aud` may be.
    func oneOrMore(_ name: String) throws(TokenError) -> [String] {
        if case .string? = members[name] { return [try text(name, atMost: 256)] }
        return try texts(name, atMost: 16)
    }

    /// Times are counted in seconds; some libraries write fractions of them.
    private static func time(_ name: String, in members: JSON.Members) throws(TokenError) -> Moment? {
        switch members[name] {
        case nil: nil
        case .integer(let seconds) where (0...Self.lastSecond).contains(seconds): Moment(seconds: seconds)
        case .number(let seconds) where (0...Double(Self.lastSecond)).contains(seconds):
            Moment(milliseconds: Int64((seconds * 1000).rounded()))
        default: throw .badClaim(name)
        }
    }

    /// A time as a claim: to the millisecond, because a token made just after a revocation must not fall under it.
    static func time(_ moment: Moment) -> JSON {
        moment.milliseconds % 1000 == 0 ? .integer(moment.seconds) : .number(Double(moment.milliseconds) / 1000)
    }

    /// The last second of the year 9999, after which dates no longer have four digits.
    private static let lastSecond: Int64 = 253_402_300_799
}
