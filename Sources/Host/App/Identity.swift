import Cryptography
import Pipeline

/// Everything that decides who somebody is, put together.
struct Identity: Sendable {
    let authenticator: Authenticator
    let signIn: SignIn
    let passwords: PasswordChecker
    let tickets: OneUseTickets
    let revocations: Revocations
    let key: TokenKey

    /// The key that signs tokens, made when there is none.
    static func key(_ settings: Settings) throws(Complaint) -> TokenKey {
        do { return TokenKey(try KeyFile.key(at: settings["key-file"], randomness: .system)) } catch {
            throw Complaint(error.description + ".", .misuse)
        }
    }

    static func open(
        _ key: TokenKey,
        store: any LoginStore,
        sites: [Site],
        log: Log,
        now: @escaping @Sendable () -> Moment
    ) async throws -> Identity {
        let randomness = Randomness.system
        let revocations = Revocations()
        let tickets = OneUseTickets(randomness: randomness)
        let passwords = PasswordChecker(randomness: randomness)
        let signIn = SignIn(
            store: store,
            key: key,
            passwords: passwords,
            revocations: revocations,
            randomness: randomness,
            now: now
        )
        try await signIn.recall()
        return Identity(
            authenticator: Authenticator(
                store: store,
                key: key,
                sites: sites,
                revocations: revocations,
                tickets: tickets,
                refused: { log.warning("a site's token was refused", ["issuer": $0, "why": $1]) },
                now: now
            ),
            signIn: signIn,
            passwords: passwords,
            tickets: tickets,
            revocations: revocations,
            key: key
        )
    }
}

extension Site {
    /// Reads the sites whose word is taken: `[{"issuer": …, "audience": …, "keys": {"keys": […]}}]`.
    static func all(in bytes: [UInt8], file: String) throws -> [Site] {
        func wrong(_ what: String) -> Complaint { Complaint("\(file): \(what).", .misuse) }
        let value: JSON
        do { value = try JSON(parsing: bytes) } catch { throw wrong("this is not JSON: \(error)") }
        guard let list = value.array else { throw wrong("a list of sites was expected") }
        return try list.enumerated().map { index, site in
            guard let issuer = site["issuer"]?.string, let audience = site["audience"]?.string,
                let keys = site["keys"]
            else { throw wrong("site \(index + 1) needs \"issuer\", \"audience\" and \"keys\"") }
            do throws(KeySet.Fault) {
                return Site(issuer: issuer, audience: audience, keys: try KeySet(keys.bytes))
            } catch {
                throw wrong("site \(index + 1), \(issuer): \(error.description)")
            }
        }
    }
}
