import Reactor
import Cryptography

@testable import Host

/// A host's identity parts with one learner, a clock that stands still and passwords that cost little.
final class LoginSchool: Sendable {
    let store: MemoryLogins
    let signIn: SignIn
    let ada: Subject
    private let clock: Lock<Moment>
    private let key: TokenKey
    private let passwords: PasswordChecker
    private let revocations = Revocations()
    private let tickets = OneUseTickets(randomness: .system)

    convenience init(queue: Int = 64) async throws {
        let passwords = try PasswordChecker(
            queue: queue,
            cost: Argon2id.Cost(memory: 64, passes: 1, lanes: 1),
            randomness: .system
        )
        var ada = Subject(account("ada"))
        ada.learns = ["c"]
        let clock = Lock(Moment(seconds: 1_800_000_000))
        let store = MemoryLogins()
        let hash = try await passwords.hash(Secret("right"))
        store.add(ada, email: "ada@example.org", passwordHash: hash, validFrom: clock.withLock(\.self))
        store.add(
            Subject(account("kid")),
            email: "kid@example.org",
            passwordHash: nil,
            validFrom: clock.withLock(\.self)
        )
        self.init(store: store, ada: ada, clock: clock, passwords: passwords)
    }

    private init(store: MemoryLogins, ada: Subject, clock: Lock<Moment>, passwords: PasswordChecker) {
        (self.store, self.ada, self.clock, self.passwords) = (store, ada, clock, passwords)
        key = TokenKey(Secret([UInt8](repeating: 9, count: 32)))
        signIn = SignIn(
            store: store,
            key: key,
            passwords: passwords,
            revocations: revocations,
            randomness: .system,
            now: { clock.withLock(\.self) }
        )
    }

    /// The same school after its host was started again: the store and the key are what it was.
    func restarted() -> LoginSchool { LoginSchool(store: store, ada: ada, clock: clock, passwords: passwords) }

    func authenticator(sites: [Site] = []) -> Authenticator {
        let clock = clock
        return Authenticator(
            store: store,
            key: key,
            sites: sites,
            revocations: revocations,
            tickets: tickets,
            now: { clock.withLock(\.self) }
        )
    }

    func ticket(for bearer: Bearer) -> String { tickets.issue(to: bearer, now: now()) }

    func forget(_ account: AccountID) { signIn.forget(account) }

    func now() -> Moment { clock.withLock(\.self) }

    func pass(_ duration: Duration) { clock.withLock { $0 = $0 + duration } }

    func login(
        email: String = "ada@example.org",
        password: String = "right",
        from address: String = "10.0.0.1"
    ) async throws -> SignIn.Tokens {
        try await signIn.login(email: email, password: Secret(password), from: address)
    }
}
