import Locking
import Cryptography

/// The revocations that still matter, in memory, so that every request can ask and pays next to nothing.
///
/// The store keeps revoked logins over a restart, and with each account since when its tokens count.
final class Revocations: Sendable {
    private struct Standing: Sendable {
        var logins: [String: Moment] = [:]
        var accounts: [AccountID: (madeUpTo: Moment, until: Moment)] = [:]
        var nextSweep = 1024
        var observers: [@Sendable () -> Void] = []

        func covers(_ account: AccountID, asOf moment: Moment) -> Bool {
            accounts[account].map { moment <= $0.madeUpTo } ?? false
        }
    }

    private let standing = Lock(Standing())

    /// Has `observer` told after each addition, so that open sockets can be looked through at once.
    func observe(_ observer: @escaping @Sendable () -> Void) {
        standing.withLock { $0.observers.append(observer) }
    }

    /// Makes tokens void; `until` is when the last of them ends by itself, so that the entry may be forgotten.
    func add(_ revocation: Revocation, until: Moment, now: Moment) {
        let observers = standing.withLock { standing in
            switch revocation {
            case .login(let login):
                standing.logins[login] = max(standing.logins[login] ?? until, until)
            case .account(let account, let madeUpTo):
                let known = standing.accounts[account] ?? (madeUpTo, until)
                standing.accounts[account] = (max(known.madeUpTo, madeUpTo), max(known.until, until))
            }
            // Sweeping whenever the number has doubled costs constant time for each addition.
            if standing.logins.count + standing.accounts.count >= standing.nextSweep {
                standing.logins = standing.logins.filter { now < $0.value }
                standing.accounts = standing.accounts.filter { now < $0.value.until }
                standing.nextSweep = max(1024, 2 * (standing.logins.count + standing.accounts.count))
            }
            return standing.observers
        }
        for observer in observers { observer() }
    }

    /// Whether a token no longer holds.
    func cover(_ bearer: Bearer) -> Bool {
        standing.withLock { $0.logins[bearer.login] != nil || $0.covers(bearer.account, asOf: bearer.issued) }
    }

    /// Whether what was known of an account at a moment no longer holds.
    func cover(_ account: AccountID, asOf moment: Moment) -> Bool {
        standing.withLock { $0.covers(account, asOf: moment) }
    }
}
