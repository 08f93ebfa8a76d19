import Cryptography
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct SignInTests {
    private let school: LoginSchool

    init() async throws { school = try await LoginSchool() }

    @Test func `the right password gives tokens that say who`() async throws {
        let tokens = try await school.login()
        let bearer = try await school.authenticator().bearer(token: tokens.access.reveal())
        #expect(bearer.account == school.ada)
        #expect(tokens.bearer.expires == school.clock.now + .seconds(900))
        #expect(try await school.authenticator().subject(bearer)?.learns == ["algebra-1"])
    }

    @Test(arguments: ["ADA@example.org", " ada@example.org ", "Ada@Example.Org\n"])
    func `an address is known however it is typed`(email: String) async throws {
        #expect(try await school.login(email: email).bearer.account == school.ada)
    }

    @Test func `a wrong password, an unknown address and an account without password are answered alike`() async throws
    {
        for (email, password) in [
            ("ada@example.org", "wrong"), ("eve@example.org", "right"), ("kid@example.org", "right"), ("", ""),
            ("ada@example.org", String(repeating: "x", count: 1000)), (String(repeating: "x", count: 1000), "right"),
        ] {
            await #expect(throws: SignIn.Refusal.wrong) { try await school.login(email: email, password: password) }
        }
    }

    @Test func `after ten wrong passwords an address has to wait, another address has not`() async throws {
        for _ in 0..<10 {
            await #expect(throws: SignIn.Refusal.wrong) { try await school.login(password: "wrong") }
        }
        await #expect(throws: SignIn.Refusal.tooMany(retryAfter: .seconds(30))) { try await school.login() }
        #expect(try await school.login(from: "10.0.0.2").bearer.account == school.ada)
        school.clock.advance(by: .seconds(30))
        #expect(try await school.login().bearer.account == school.ada)
    }

    @Test func `an address that asks for many accounts has to wait, whether they exist or not`() async throws {
        for number in 0..<100 {
            await #expect(throws: SignIn.Refusal.wrong) {
                try await school.login(email: "nobody\(number)@example.org", password: "wrong")
            }
        }
        await #expect(throws: SignIn.Refusal.tooMany(retryAfter: .seconds(1))) { try await school.login() }
    }

    @Test func `a whole school signs in from one address`() async throws {
        for _ in 0..<150 { _ = try await school.login() }
    }

    @Test func `a full queue says when to come back`() async throws {
        let busy = try await LoginSchool(queue: 0)
        let outcomes = await withTaskGroup(of: SignIn.Refusal?.self) { group in
            for number in 0..<40 {
                group.addTask {
                    do {
                        _ = try await busy.login(from: "10.0.1.\(number)")
                        return nil
                    } catch { return error as? SignIn.Refusal }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains { $0 == nil })
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .busy(retryAfter: .seconds(1)) })
    }

    @Test func `a password stored at an older cost is stored anew at the next login`() async throws {
        try await school.store.setPassword(try oldHash(), of: school.ada)
        let tokens = try await school.login()
        let stored = try #require(try await school.store.account(school.ada).password)
        #expect(stored.contains("$m=64,t=1,p=1$"))
        #expect(try await school.login().bearer.account == school.ada)
        _ = try await school.signIn.refresh(tokens.refresh.reveal())
    }

    @Test func `a password that is changed while the old one is stored anew stays changed`() async throws {
        try await school.store.setPassword(try oldHash(), of: school.ada)
        let logins = TimedLogins(
            school.store,
            beforeImproving: { [school] in try await school.store.setPassword("new", of: school.ada) }
        )
        _ = try await school.signIn(with: logins).login(
            email: "ada@example.org",
            password: Concealed("right"),
            from: "10.0.0.1"
        )
        #expect(try await school.store.account(school.ada).password == "new")
    }

    /// The right password, stored at a cost that is no longer enough.
    private func oldHash() throws -> String {
        let cost = Argon2id.Cost(memory: 16, passes: 1, lanes: 1)
        return try Argon2id.encode(Array("right".utf8), cost: cost, randomness: .system)
    }

    @Test func `a refresh token gives the next pair, of the same login`() async throws {
        let first = try await school.login()
        school.clock.advance(by: .seconds(3600))
        let second = try await school.signIn.refresh(first.refresh.reveal())
        #expect(second.refresh.reveal() != first.refresh.reveal())
        let bearer = try await school.authenticator().bearer(token: second.access.reveal())
        #expect(bearer.account == school.ada)
        _ = try await school.signIn.refresh(second.refresh.reveal())
    }

    @Test func `a refresh whose answer was lost can be asked again at once`() async throws {
        let first = try await school.login()
        let second = try await school.signIn.refresh(first.refresh.reveal())
        school.clock.advance(by: .seconds(9))
        let again = try await school.signIn.refresh(first.refresh.reveal())
        #expect(again.access.reveal() == second.access.reveal())
        #expect(again.refresh.reveal() == second.refresh.reveal())
    }

    @Test func `a refresh whose answer was lost can be asked again although somebody else signs out`() async throws {
        let (first, other) = (try await school.login(), try await school.login())
        let second = try await school.signIn.refresh(first.refresh.reveal())
        try await school.signIn.logOut(other.bearer)
        let again = try await school.signIn.refresh(first.refresh.reveal())
        #expect(again.refresh.reveal() == second.refresh.reveal())
        try await school.signIn.logOut(second.bearer)
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(first.refresh.reveal()) }
    }

    @Test func `a refresh token used twice ends the login for both who hold it`() async throws {
        let first = try await school.login()
        let second = try await school.signIn.refresh(first.refresh.reveal())
        let bearer = try await school.authenticator().bearer(token: second.access.reveal())
        school.clock.advance(by: .seconds(11))
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(first.refresh.reveal()) }
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(second.refresh.reveal()) }
        #expect(!school.authenticator().holds(bearer))
        await #expect(throws: TokenError.revoked) {
            try await school.authenticator().bearer(token: second.access.reveal())
        }
    }

    @Test func `a refresh token ends after thirty days away`() async throws {
        let tokens = try await school.login()
        school.clock.advance(by: .seconds(30 * 24 * 3600))
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(tokens.refresh.reveal()) }
    }

    @Test(arguments: ["", "x", String(repeating: "A", count: 43), String(repeating: "A", count: 100_000)])
    func `a made-up refresh token gives nothing`(token: String) async throws {
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(token) }
    }

    @Test func `a new password ends what was signed in with the old one`() async throws {
        let tokens = try await school.login()
        let bearer = try await school.authenticator().bearer(token: tokens.access.reveal())
        school.clock.advance(by: .milliseconds(1))
        try await school.store.setPassword(nil, of: school.ada)
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(tokens.refresh.reveal()) }
        #expect(try await school.authenticator().subject(bearer) == nil)
        await #expect(throws: SignIn.Refusal.wrong) { try await school.login() }
    }

    @Test func `who is shut out cannot sign in, refresh or go on`() async throws {
        let tokens = try await school.login()
        let bearer = try await school.authenticator().bearer(token: tokens.access.reveal())
        try await school.store.setDisabled(true, school.ada)
        await #expect(throws: SignIn.Refusal.wrong) { try await school.login() }
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(tokens.refresh.reveal()) }
        #expect(try await school.authenticator().subject(bearer) == nil)
    }

    @Test func `signing out ends the tokens of that login, also after a restart, and no other login`() async throws {
        let (here, there) = (try await school.login(), try await school.login())
        let bearer = try await school.authenticator().bearer(token: here.access.reveal())
        try await school.signIn.logOut(bearer)
        #expect(!school.authenticator().holds(bearer))
        await #expect(throws: SignIn.Refusal.wrong) { try await school.signIn.refresh(here.refresh.reveal()) }
        _ = try await school.authenticator().bearer(token: there.access.reveal())

        let restarted = school.restarted()
        try await restarted.signIn.recall()
        await #expect(throws: TokenError.revoked) {
            try await restarted.authenticator().bearer(token: here.access.reveal())
        }
        _ = try await restarted.authenticator().bearer(token: there.access.reveal())
    }

    @Test func `a page's cookie is no bearer token and a bearer token no cookie`() async throws {
        let cookie = try await school.signIn.pageLogin(
            email: "ada@example.org",
            password: Concealed("right"),
            from: "10.0.0.1"
        )
        let tokens = try await school.login()
        #expect(try school.authenticator().bearer(cookie: cookie.reveal()).account == school.ada)
        await #expect(throws: TokenError.badClaim("aud")) {
            try await school.authenticator().bearer(token: cookie.reveal())
        }
        #expect(throws: TokenError.badClaim("aud")) {
            try school.authenticator().bearer(cookie: tokens.access.reveal())
        }
    }

    @Test func `a cookie is renewed when half its time is over, and stays of one login`() async throws {
        let first = try await school.signIn.pageLogin(
            email: "ada@example.org",
            password: Concealed("right"),
            from: "10.0.0.1"
        )
        let bearer = try school.authenticator().bearer(cookie: first.reveal())
        #expect(school.signIn.renewal(of: bearer) == nil)
        school.clock.advance(by: .seconds(7 * 24 * 3600 + 1))
        let second = try #require(school.signIn.renewal(of: bearer))
        let renewed = try school.authenticator().bearer(cookie: second.reveal())
        #expect(renewed.expires == school.clock.now + Cookie.life)
        #expect(renewed.login == bearer.login)
    }
}
