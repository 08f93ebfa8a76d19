import Cryptography

@testable import Host

/// A host's identity parts with one learner, a clock that stands still and passwords that cost little.
final class LoginSchool: Sendable {
    let store: SQLiteStore
    let signIn: SignIn
    let ada: AccountID
    let clock: TestClock
    private let key: TokenKey
    private let passwords: PasswordChecker
    private let revocations = Revocations()
    private let tickets = OneUseTickets(randomness: .system)

    convenience init(queue: Int = 64) async throws {
        let passwords = PasswordChecker(
            queue: queue,
            cost: Argon2id.Cost(memory: 64, passes: 1, lanes: 1),
            randomness: .system
        )
        let clock = TestClock()
        let store = try await SQLiteStore(nil, rules: TestStore.rules(clock))
        _ = try await store.importCourse(.sample)
        let hash = try await passwords.hash(Concealed("right")).reveal()
        let ada = try await store.create(NewAccount(name: "Ada", email: "ada@example.org", password: hash)).id
        try await store.enrol(ada, in: "algebra-1", to: .learn)
        _ = try await store.create(NewAccount(name: "Kid", email: "kid@example.org"))
        self.init(store: store, ada: ada, clock: clock, passwords: passwords)
    }

    private init(store: SQLiteStore, ada: AccountID, clock: TestClock, passwords: PasswordChecker) {
        (self.store, self.ada, self.clock, self.passwords) = (store, ada, clock, passwords)
        key = TokenKey(Concealed([UInt8](repeating: 9, count: 32)))
        signIn = Self.signIn(store, key, passwords, revocations, clock)
    }

    /// The same school after its host was started again: the store and the key are what it was.
    func restarted() -> LoginSchool { LoginSchool(store: store, ada: ada, clock: clock, passwords: passwords) }

    /// Signing in with the same people, and something between it and their store.
    func signIn(with store: any LoginStore) -> SignIn { Self.signIn(store, key, passwords, revocations, clock) }

    private static func signIn(
        _ store: any LoginStore,
        _ key: TokenKey,
        _ passwords: PasswordChecker,
        _ revocations: Revocations,
        _ clock: TestClock
    ) -> SignIn {
        SignIn(
            store: store,
            key: key,
            passwords: passwords,
            revocations: revocations,
            randomness: .system,
            now: { clock.now }
        )
    }

    func authenticator(
        sites: [Site] = [],
        refused: @escaping @Sendable (String, String) -> Void = { _, _ in }
    ) -> Authenticator {
        let clock = clock
        return Authenticator(
            store: store,
            key: key,
            sites: sites,
            revocations: revocations,
            tickets: tickets,
            refused: refused,
            now: { clock.now }
        )
    }

    func ticket(for bearer: Bearer) -> String { tickets.issue(to: bearer, now: clock.now) }

    func login(
        email: String = "ada@example.org",
        password: String = "right",
        from address: String = "10.0.0.1"
    ) async throws -> SignIn.Tokens {
        try await signIn.login(email: email, password: Concealed(password), from: address)
    }
}
