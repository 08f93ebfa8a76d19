import Cryptography

/// A new password for oneself, by whoever knows the one so far; every login of the account ends.
struct OwnPassword: Sendable {
    /// As few bytes as a password may have.
    static let shortest = 8

    let store: any Store
    let identity: Identity

    func change(
        of account: AccountID,
        from current: Concealed<String>,
        to password: Concealed<String>,
        at address: String
    ) async throws {
        let known = try await store.account(account)
        guard let email = known.email, known.password != nil else {
            throw Refused(.stateConflict, "This account has no password; you sign in through your school.")
        }
        // The same limits as for signing in, so that a borrowed phone is no way to guess.
        do {
            _ = try await identity.signIn.account(email: email, password: current, from: address)
        } catch SignIn.Refusal.wrong {
            throw Refused(.badField, "The current password is wrong.", field: "current")
        } catch let refusal as SignIn.Refusal {
            throw Refused(refusal)
        }
        try await store.setPassword(try await identity.hash(password), of: known.id)
        identity.signIn.forget(known.id)
    }
}

extension Identity {
    /// A password as it is kept.
    func hash(_ password: Concealed<String>) async throws -> String {
        do { return try await passwords.hash(password).reveal() } catch let busy as PasswordChecker.Busy {
            throw Refused(.busy, after: busy.retryAfter)
        }
    }
}
