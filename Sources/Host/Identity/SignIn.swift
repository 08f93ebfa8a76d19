import Locking
import Cryptography

/// Signing in, staying in and signing out.
struct SignIn: Sendable {
    /// Why somebody is not signed in, as much as they may know.
    enum Refusal: Error, Equatable, Sendable {
        /// Address or password is wrong, or there is no such account: it is never said which.
        case wrong
        /// Too many attempts, from there or on this account.
        case tooMany(retryAfter: Duration)
        /// The host is busy with others who sign in.
        case busy(retryAfter: Duration)
    }

    /// What a client is given: a short token for requests and a long one for the next short one.
    struct Tokens: Sendable {
        /// What the short one says.
        var bearer: Bearer
        var access: Concealed<String>
        var refresh: Concealed<String>
    }

    /// How long one may stay away before having to sign in again.
    static let refreshLife = Duration.seconds(30 * 24 * 3600)
    /// How long the answer to a refresh is kept for a client that did not get it.
    static let replayLife = Duration.seconds(10)
    /// Longest address that mail allows.
    static let longestEmail = 254

    let store: any LoginStore
    let key: TokenKey
    let passwords: PasswordChecker
    let revocations: Revocations
    let randomness: Randomness
    let now: @Sendable () -> Moment

    // A school signs in from one address at nine o'clock, so an address may try often. One address may not try one
    // account often; and all addresses together not much oftener, but so much that a stranger at one of them cannot
    // keep the owner out.
    private let byAddress = AttemptLimit(burst: 100, refill: .seconds(1))
    private let byPair = AttemptLimit(burst: 10, refill: .seconds(30))
    private let byAccount = AttemptLimit(burst: 100, refill: .seconds(10))
    private let exchanges = Lock(Fading<[UInt8], Exchange>(life: replayLife, most: 10_000))

    /// One refresh token's exchange for the next pair, under way or done.
    private struct Exchange: Sendable {
        var tokens: Task<Tokens, any Error>
        var until: Moment
    }

    init(
        store: any LoginStore,
        key: TokenKey,
        passwords: PasswordChecker,
        revocations: Revocations,
        randomness: Randomness,
        now: @escaping @Sendable () -> Moment
    ) {
        self.store = store
        self.key = key
        self.passwords = passwords
        self.revocations = revocations
        self.randomness = randomness
        self.now = now
    }

    /// Who an address and a password belong to; every wrong pair is answered alike and after the same time.
    func account(
        email: String,
        password: Concealed<String>,
        from address: String
    ) async throws -> AccountID {
        guard email.utf8.count <= Self.longestEmail, password.reveal().utf8.count <= PasswordChecker.longest else {
            throw Refusal.wrong
        }
        let email = Self.normal(email)
        let start = now()
        let limits = [(byAddress, address), (byPair, "\(address) \(email)"), (byAccount, email)]
        for (limit, name) in limits {
            if let wait = limit.take(name, now: start) { throw Refusal.tooMany(retryAfter: wait) }
        }
        let credential = try await store.credential(email: email)
        let fits: Bool
        do {
            fits = try await passwords.check(password, against: credential?.passwordHash)
        } catch let busy as PasswordChecker.Busy {
            throw Refusal.busy(retryAfter: busy.retryAfter)
        }
        guard fits, let credential, let hash = credential.passwordHash else { throw Refusal.wrong }
        for (limit, name) in limits { limit.giveBack(name, now: now()) }
        if passwords.isOutdated(hash), let better = try? await passwords.hash(password) {
            try await store.improvePassword(hash, to: better, of: credential.account)
        }
        return credential.account
    }

    /// Begins a login for a program that keeps its tokens itself.
    func login(email: String, password: Concealed<String>, from address: String) async throws -> Tokens {
        let account = try await account(email: email, password: password, from: address)
        let login = newLogin(account)
        let (refresh, record) = newRefresh()
        try await store.begin(login, refresh: record)
        return tokens(login, refresh: refresh)
    }

    /// Begins a login for pages: what the cookie is to hold.
    func pageLogin(email: String, password: Concealed<String>, from address: String) async throws -> Concealed<String> {
        let account = try await account(email: email, password: password, from: address)
        return cookie(account, login: newLogin(account).id)
    }

    /// Begins a login for pages of somebody who has just shown who they are, when all others have ended.
    func pageLogin(of account: AccountID) -> Concealed<String> {
        // What was made in the very moment up to which everything is void would be void as well.
        cookie(account, login: newLogin(account).id, made: now() + .milliseconds(1))
    }

    /// What a page's cookie is to hold from now on, when half of its time has passed; nil before that.
    func renewal(of bearer: Bearer) -> Concealed<String>? {
        now() - bearer.issued > Cookie.life / 2 ? cookie(bearer.account, login: bearer.login) : nil
    }

    /// The next pair of tokens for a refresh token, which is worth nothing afterwards.
    ///
    /// A client that lost the answer, or would not wait for it, may ask again for a few seconds and gets the same one.
    /// After that a second use means that two hold the token, one of them a thief, and the whole login ends.
    func refresh(_ token: String) async throws -> Tokens {
        guard token.utf8.count == 43 else { throw Refusal.wrong }
        let fingerprint = SHA256.hash(token)
        let start = now()
        let tokens = exchanges.withLock { exchanges in
            if let known = exchanges.value(fingerprint, now: start), start < known.until { return known.tokens }
            // A task of its own: whoever stops waiting must not stop it for those who ask again.
            let new = Exchange(tokens: Task { try await exchange(fingerprint) }, until: start + Self.replayLife)
            exchanges.set(fingerprint, new, now: start)
            return new.tokens
        }
        let pair = try await tokens.value
        // Who has signed out since gets none that were made before.
        guard !revocations.cover(pair.bearer) else { throw Refusal.wrong }
        return pair
    }

    /// Exchanges a refresh token in the store; what came to nothing may be asked again at once.
    private func exchange(_ fingerprint: [UInt8]) async throws -> Tokens {
        do {
            return try await rotate(fingerprint)
        } catch {
            exchanges.withLock { _ = $0.remove(fingerprint, now: now()) }
            throw error
        }
    }

    private func rotate(_ fingerprint: [UInt8]) async throws -> Tokens {
        let start = now()
        let (next, record) = newRefresh()
        switch try await store.rotate(fingerprint, to: record, now: start) {
        case .rotated(let login):
            return tokens(login, refresh: next)
        case .reused(let login):
            revocations.add(.login(login.id), until: start + TokenKey.longestLife, now: start)
            throw Refusal.wrong
        case .unknown:
            throw Refusal.wrong
        }
    }

    /// Ends the login a bearer came with, here and after a restart.
    func logOut(_ bearer: Bearer) async throws {
        let (end, until) = (now(), now() + TokenKey.longestLife)
        try await store.revoke(bearer.login, until: until)
        revocations.add(.login(bearer.login), until: until, now: end)
    }

    /// Ends all logins of an account at once, after the store was told that its tokens are worth nothing any more.
    func forget(_ account: AccountID) {
        let end = now()
        revocations.add(.account(account, madeUpTo: end), until: end + TokenKey.longestLife, now: end)
    }

    /// Loads what was revoked before a restart; to be done before anybody is listened to.
    func recall() async throws {
        for (login, until) in try await store.revokedLogins(now: now()) {
            revocations.add(.login(login), until: until, now: now())
        }
    }

    /// Addresses are compared without regard to case and to blanks around them.
    static func normal(_ email: String) -> String { email.trimmedText.lowercased() }

    private func cookie(_ account: AccountID, login: String, made: Moment? = nil) -> Concealed<String> {
        Concealed(key.sign(token(account, login: login, life: Cookie.life, made: made), for: .pages))
    }

    private func token(_ account: AccountID, login: String, life: Duration, made: Moment? = nil) -> AccessToken {
        let made = made ?? now()
        let id = UniqueID.random(randomness).description
        return AccessToken(account: account, id: id, login: login, issued: made, expires: made + life)
    }

    private func newLogin(_ account: AccountID) -> Login {
        Login(id: UniqueID.random(randomness).description, account: account)
    }

    private func newRefresh() -> (Concealed<String>, RefreshRecord) {
        let token = Base64URL.encode(randomness.bytes(32))
        return (Concealed(token), RefreshRecord(fingerprint: SHA256.hash(token), expires: now() + Self.refreshLife))
    }

    private func tokens(_ login: Login, refresh: Concealed<String>) -> Tokens {
        let token = token(login.account, login: login.id, life: AccessToken.life)
        let bearer = Bearer(account: login.account, login: login.id, issued: token.issued, expires: token.expires)
        return Tokens(bearer: bearer, access: Concealed(key.sign(token)), refresh: refresh)
    }
}
