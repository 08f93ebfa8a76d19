import Reactor
import Cryptography

@testable import Host

/// A store of logins that forgets everything at the end of the test.
final class MemoryLogins: LoginStore {
    private struct Content: Sendable {
        var credentials: [String: Credential] = [:]
        var standings: [AccountID: (subject: Subject, tokensValidFrom: Moment)] = [:]
        var admitted: [[String]: AccountID] = [:]
        var refreshes: [[UInt8]: (login: Login, expires: Moment, isUsed: Bool)] = [:]
        var revoked: [String: Moment] = [:]
        var improved = 0
    }

    private let content = Lock(Content())

    var improved: Int { content.withLock { $0.improved } }
    var admissions: Int { content.withLock { $0.admitted.count } }

    func add(_ subject: Subject, email: String, passwordHash: Secret<String>?, validFrom: Moment) {
        guard let account = subject.account else { return }
        content.withLock {
            $0.credentials[email] = Credential(account: account, passwordHash: passwordHash)
            $0.standings[account] = (subject, validFrom)
        }
    }

    func remove(_ account: AccountID) {
        content.withLock { $0.standings[account] = nil }
    }

    func credential(email: String) async throws -> Credential? {
        content.withLock { $0.credentials[email] }
    }

    func standing(_ account: AccountID) async throws -> (subject: Subject, tokensValidFrom: Moment)? {
        content.withLock { $0.standings[account] }
    }

    func admit(issuer: String, subject: String, name: String?) async throws -> AccountID {
        content.withLock { content in
            let id = content.admitted[[issuer, subject]] ?? account("\(issuer)|\(subject)")
            content.admitted[[issuer, subject]] = id
            content.standings[id] = (Subject(id), Moment(milliseconds: 0))
            return id
        }
    }

    func improvePassword(_ hash: Secret<String>, of account: AccountID) async throws {
        content.withLock { content in
            content.improved += 1
            for (email, credential) in content.credentials where credential.account == account {
                content.credentials[email]?.passwordHash = hash
            }
        }
    }

    func begin(_ login: Login, refresh: RefreshRecord) async throws {
        content.withLock { $0.refreshes[refresh.fingerprint] = (login, refresh.expires, false) }
    }

    func rotate(_ fingerprint: [UInt8], to next: RefreshRecord, now: Moment) async throws -> Rotation {
        content.withLock { content in
            guard let known = content.refreshes[fingerprint], now < known.expires,
                content.revoked[known.login.id] == nil
            else { return .unknown }
            guard !known.isUsed else {
                content.revoked[known.login.id] = now + .seconds(1_000_000)
                return .reused(known.login)
            }
            content.refreshes[fingerprint]?.isUsed = true
            content.refreshes[next.fingerprint] = (known.login, next.expires, false)
            return .rotated(known.login)
        }
    }

    func revoke(_ login: String, until: Moment) async throws {
        content.withLock { $0.revoked[login] = until }
    }

    func revokedLogins(now: Moment) async throws -> [(login: String, until: Moment)] {
        content.withLock { $0.revoked.map { ($0.key, $0.value) }.filter { now < $0.1 } }
    }
}
