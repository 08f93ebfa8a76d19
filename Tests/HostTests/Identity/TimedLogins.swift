@testable import Host

/// A store of logins in which something happens just before a verb, or in its place by throwing.
struct TimedLogins: LoginStore {
    typealias Interlude = @Sendable () async throws -> Void

    private let store: SQLiteStore
    private let beforeImproving: Interlude
    private let beforeRotating: Interlude

    init(
        _ store: SQLiteStore,
        beforeImproving: @escaping Interlude = {},
        beforeRotating: @escaping Interlude = {}
    ) {
        (self.store, self.beforeImproving, self.beforeRotating) = (store, beforeImproving, beforeRotating)
    }

    func improvePassword(_ known: Concealed<String>, to better: Concealed<String>, of account: AccountID) async throws {
        try await beforeImproving()
        try await store.improvePassword(known, to: better, of: account)
    }

    func rotate(_ fingerprint: [UInt8], to next: RefreshRecord, now: Moment) async throws -> Rotation {
        try await beforeRotating()
        return try await store.rotate(fingerprint, to: next, now: now)
    }

    func credential(email: String) async throws -> Credential? { try await store.credential(email: email) }
    func standing(_ account: AccountID) async throws -> Standing? { try await store.standing(account) }
    func standings(_ accounts: [AccountID]) async throws -> [AccountID: Standing] {
        try await store.standings(accounts)
    }
    func admit(issuer: String, subject: String, name: String?) async throws -> AccountID {
        try await store.admit(issuer: issuer, subject: subject, name: name)
    }
    func begin(_ login: Login, refresh: RefreshRecord) async throws { try await store.begin(login, refresh: refresh) }
    func revoke(_ login: String, until: Moment) async throws { try await store.revoke(login, until: until) }
    func revokedLogins(now: Moment) async throws -> [(login: String, until: Moment)] {
        try await store.revokedLogins(now: now)
    }
}
