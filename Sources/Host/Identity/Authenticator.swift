import Locking
import Cryptography
import Pipeline

/// Finds out who somebody is from what they show: a token, a cookie, a ticket.
struct Authenticator: Sendable {
    let store: any LoginStore
    let key: TokenKey
    /// The sites that may vouch for people, by issuer.
    private let sites: Lock<[String: Site]>
    let revocations: Revocations
    let tickets: OneUseTickets
    let now: @Sendable () -> Moment

    /// People that sites vouched for lately, so that their next token costs no write.
    private let admitted = Lock(Fading<[String], Admission>(life: .seconds(3600), most: 20_000))

    /// Which account somebody had when the store was asked.
    private struct Admission: Sendable {
        var account: AccountID
        var at: Moment
    }

    private let told = Lock(Fading<[String], Bool>(life: .seconds(60), most: 1000))
    private let refused: @Sendable (_ issuer: String, _ why: String) -> Void

    /// - Parameter refused: told why a site's tokens are not taken, once a minute for each site and reason.
    init(
        store: any LoginStore,
        key: TokenKey,
        sites: [Site] = [],
        revocations: Revocations,
        tickets: OneUseTickets,
        refused: @escaping @Sendable (_ issuer: String, _ why: String) -> Void = { _, _ in },
        now: @escaping @Sendable () -> Moment
    ) {
        self.store = store
        self.key = key
        self.sites = Lock(Self.byIssuer(sites))
        self.revocations = revocations
        self.tickets = tickets
        self.refused = refused
        self.now = now
    }

    /// Takes the word of these sites from now on, and of no others.
    func trust(_ sites: [Site]) { self.sites.withLock { $0 = Self.byIssuer(sites) } }

    private static func byIssuer(_ sites: [Site]) -> [String: Site] {
        Dictionary(sites.map { ($0.issuer, $0) }) { _, last in last }
    }

    /// Who holds a bearer token, ours or a site's; throws a `TokenError` when it does not hold.
    func bearer(token: String) async throws -> Bearer {
        let parts = try CompactToken(token)
        if parts.isOurs { return try standing(own(parts, for: .requests)) }
        do { return try standing(await vouched(token)) } catch let error as TokenError {
            tell(error, of: token)
            throw error
        }
    }

    /// Tells the operator, since whoever makes a site's tokens cannot see what is wrong with them from the site.
    private func tell(_ error: TokenError, of text: String) {
        guard let issuer = CompactToken.unprovenIssuer(of: text) else { return }
        let isKnown = sites.withLock { $0[issuer] != nil }
        // Strangers share a line: they may call themselves anything.
        let line = isKnown ? [issuer, error.sentence] : []
        let now = now()
        let isNew = told.withLock { told in
            guard told.value(line, now: now) == nil else { return false }
            told.set(line, true, now: now)
            return true
        }
        guard isNew else { return }
        refused(
            String(issuer.prefix(128)),
            isKnown ? error.sentence : "no site in the file of token issuers has this name"
        )
    }

    /// Who holds the cookie of a page.
    func bearer(cookie: String) throws -> Bearer {
        try standing(own(CompactToken(cookie), for: .pages))
    }

    /// Who holds a one-use ticket, which is used up by asking; nil when it does not hold.
    func bearer(ticket: String) -> Bearer? {
        guard let bearer = tickets.redeem(ticket, now: now()), holds(bearer) else { return nil }
        return bearer
    }

    /// Whether a bearer found good before still is: cheap enough to ask at every command.
    func holds(_ bearer: Bearer) -> Bool {
        guard now() < bearer.expires, !revocations.cover(bearer) else { return false }
        guard let voucher = bearer.voucher else { return true }
        // A key is taken out of the file in a hurry when somebody else has it.
        return sites.withLock { $0[voucher.issuer]?.keys.key(named: voucher.key) } != nil
    }

    /// What a bearer may do, by the store's present word; nil when the account is gone or shut out.
    func subject(_ bearer: Bearer) async throws -> Subject? {
        try await store.standing(bearer.account).flatMap { subject(bearer, $0) }
    }

    /// What each of several may do, in the same order.
    func subjects(_ bearers: [Bearer]) async throws -> [Subject?] {
        let standings = try await store.standings(bearers.map(\.account))
        return bearers.map { bearer in standings[bearer.account].flatMap { subject(bearer, $0) } }
    }

    /// What a bearer may do, by what the store has just said; nil when the account is shut out, or the token too old.
    func subject(_ bearer: Bearer, _ standing: Standing) -> Subject? {
        guard !standing.account.isDisabled, standing.account.tokensValidFrom <= bearer.issued else { return nil }
        guard let voucher = bearer.voucher else { return Subject(standing) }
        return voucher.subject(bearer.account)
    }

    private func own(_ token: CompactToken, for use: TokenUse) throws(TokenError) -> Bearer {
        let token = try key.verify(token, for: use, now: now())
        return Bearer(account: token.account, login: token.login, issued: token.issued, expires: token.expires)
    }

    private func vouched(_ text: String) async throws -> Bearer {
        let now = now()
        guard let issuer = CompactToken.unprovenIssuer(of: text), let site = sites.withLock({ $0[issuer] }) else {
            throw TokenError.unknownKey
        }
        let token = try site.verify(text, now: now)
        let person = [issuer, token.subject]
        let account: AccountID
        // Who was erased since is somebody new to the store, unless they still come with a token from before.
        if let known = admitted.withLock({ $0.value(person, now: now) }),
            !revocations.cover(known.account, asOf: known.at) || revocations.cover(known.account, asOf: token.issued)
        {
            account = known.account
        } else {
            account = try await store.admit(issuer: issuer, subject: token.subject, name: token.name)
            admitted.withLock { $0.set(person, Admission(account: account, at: now), now: now) }
        }
        return Bearer(
            account: account,
            login: "site:\(account)",
            issued: token.issued,
            expires: token.expires,
            voucher: Bearer.Voucher(
                issuer: issuer,
                key: token.key,
                role: token.role,
                courses: Set(token.courses),
                course: token.course,
                module: token.module
            )
        )
    }

    private func standing(_ bearer: Bearer) throws(TokenError) -> Bearer {
        guard !revocations.cover(bearer) else { throw .revoked }
        return bearer
    }
}
