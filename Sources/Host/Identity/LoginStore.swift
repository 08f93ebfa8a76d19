/// What signing in needs from the store; each verb is one transaction.
protocol LoginStore: Sendable {
    /// The account that signs in with an address, and what its password is checked against.
    func credential(email: String) async throws -> Credential?
    /// What decides what somebody may do, or nil when there is no such account (any more).
    func standing(_ account: AccountID) async throws -> Standing?
    /// The same of several; those that there are not (any more) are missing.
    func standings(_ accounts: [AccountID]) async throws -> [AccountID: Standing]
    /// The account of somebody a site vouches for, made at first sight.
    func admit(issuer: String, subject: String, name: String?) async throws -> AccountID
    /// Stores the same password in a better form, so that its tokens go on holding; unless there is another by now.
    func improvePassword(_ known: Concealed<String>, to better: Concealed<String>, of account: AccountID) async throws

    /// Keeps a new login and its first refresh token.
    func begin(_ login: Login, refresh: RefreshRecord) async throws
    /// Exchanges a refresh token for the next one, once; a second time revokes the login, for one of two holders stole it.
    func rotate(_ fingerprint: [UInt8], to next: RefreshRecord, now: Moment) async throws -> Rotation
    /// Ends a login for good, also one the store never heard of: logins of pages have no refresh token.
    func revoke(_ login: String, until: Moment) async throws
    /// The logins that were revoked and whose tokens could still be about, each until it may be forgotten.
    func revokedLogins(now: Moment) async throws -> [(login: String, until: Moment)]
}

/// What an address signs in to.
struct Credential: Sendable {
    var account: AccountID
    /// Nil when nobody can sign in to it, as with a small child's.
    var passwordHash: Concealed<String>?
}

/// One signing in, from which tokens come until it ends.
struct Login: Sendable, Hashable {
    var id: String
    var account: AccountID
}

/// A refresh token as it is stored: its fingerprint only.
struct RefreshRecord: Sendable, Hashable {
    var fingerprint: [UInt8]
    var expires: Moment
}

/// What became of an attempt to exchange a refresh token.
enum Rotation: Sendable, Hashable {
    case rotated(Login)
    /// It had been exchanged before; the login has just been revoked.
    case reused(Login)
    /// There never was such a token, or it has expired, or its login was revoked.
    case unknown
}
