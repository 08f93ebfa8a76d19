import Cryptography

/// Makes and checks password hashes on threads of its own.
///
/// A check takes about 23 ms of a core. The queue before it is bounded, so that a flood of logins makes other logins
/// wait and never a conversation.
struct PasswordChecker: Sendable {
    /// Too many wait; come back after a while.
    struct Busy: Error, Equatable, Sendable {
        var retryAfter: Duration
    }

    /// Longer ones are not looked at; the hash function would take them, but nobody types them.
    static let longest = 256

    private let bench: Bench
    private let cost: Argon2id.Cost
    private let randomness: Randomness
    private let retryAfter: Duration
    /// What a password is checked against when there is no account, so that the answer takes as long as any other.
    private let decoy: Concealed<String>

    init(
        places: Int = 1,
        queue: Int = 64,
        cost: Argon2id.Cost = .standard,
        randomness: Randomness
    ) {
        bench = Bench(places: places, queue: queue)
        self.cost = cost
        self.randomness = randomness
        // The time a full queue takes, at a cautious 50 ms each.
        retryAfter = .seconds(max(1, queue / places / 20))
        decoy = Concealed(Argon2id.decoy(cost: cost, randomness: randomness))
    }

    /// What to store for a new password.
    func hash(_ password: Concealed<String>) async throws -> Concealed<String> {
        let (cost, randomness) = (cost, randomness)
        let result = try await run {
            Result { () throws(CryptographyError) in
                try Argon2id.encode(Array(password.reveal().utf8), cost: cost, randomness: randomness)
            }
        }
        return Concealed(try result.get())
    }

    /// Whether a password fits; without a hash it does not, but that takes as long.
    func check(_ password: Concealed<String>, against hash: Concealed<String>?) async throws -> Bool {
        let stored = hash ?? decoy
        let result = try await run {
            Result { () throws(CryptographyError) in
                try Argon2id.verify(Array(password.reveal().utf8), against: stored.reveal())
            }
        }
        return try result.get() && hash != nil
    }

    /// Whether a hash was made at another cost than the present one.
    func isOutdated(_ hash: Concealed<String>) -> Bool { Argon2id.isOutdated(hash.reveal(), cost: cost) }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(Busy) -> Value {
        do { return try await bench.run(work) } catch { throw Busy(retryAfter: retryAfter) }
    }
}
