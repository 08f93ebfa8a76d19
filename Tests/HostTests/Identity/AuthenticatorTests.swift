import Locking
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct AuthenticatorTests {
    private let school: LoginSchool
    private let sites: [Site]

    init() async throws {
        school = try await LoginSchool()
        let keys = try KeySet(Array(SiteTokens.keySet.utf8))
        sites = [Site(issuer: "https://school.example", audience: "tutorline", keys: keys)]
    }

    @Test func `a site's learner gets an account at first sight and what the site vouches for, no more`() async throws {
        let authenticator = school.authenticator(sites: sites)
        let first = try await authenticator.bearer(token: SiteTokens.elliptic)
        let second = try await authenticator.bearer(token: SiteTokens.rsa)
        #expect(first.account == second.account)
        #expect(try await accounts() == 3)
        let subject = try #require(try await authenticator.subject(first))
        #expect(subject.learns == ["algebra-1", "biology"])
        #expect(subject.teaches.isEmpty && subject.manages.isEmpty && !subject.isTeam && !subject.isOperator)
        #expect(first.voucher?.course == "algebra-1")
        #expect(first.voucher?.module == "linear")
    }

    @Test func `a site's learner who was erased is somebody new with their next token`() async throws {
        let authenticator = school.authenticator(sites: sites)
        // The clocks of sites are not ours: the token was made after the erasure.
        school.clock.advance(by: .seconds(-10))
        let first = try await authenticator.bearer(token: SiteTokens.elliptic)
        try await school.store.erase(first.account)
        school.signIn.forget(first.account)
        let again = try await authenticator.bearer(token: SiteTokens.elliptic)
        #expect(again.account != first.account)
        #expect(try await authenticator.subject(again)?.learns == ["algebra-1", "biology"])
        #expect(try await authenticator.bearer(token: SiteTokens.rsa).account == again.account)
    }

    @Test func `a site's learner who was erased does not come back with the token they had`() async throws {
        let authenticator = school.authenticator(sites: sites)
        let first = try await authenticator.bearer(token: SiteTokens.elliptic)
        school.clock.advance(by: .seconds(1))
        try await school.store.erase(first.account)
        school.signIn.forget(first.account)
        await #expect(throws: TokenError.revoked) { try await authenticator.bearer(token: SiteTokens.rsa) }
    }

    @Test func `the operator is told why a site's token is refused, once a minute and without the token`() async throws
    {
        let lines = Lock<[String]>([])
        let note: @Sendable (String, String) -> Void = { issuer, why in
            lines.withLock { $0.append("\(issuer): \(why)") }
        }
        var other = sites
        other[0].audience = "another"
        let authenticator = school.authenticator(sites: other, refused: note)
        for _ in 0..<3 { _ = try? await authenticator.bearer(token: SiteTokens.elliptic) }
        let audience = #"https://school.example: its "aud" is missing or is not what it should be"#
        #expect(lines.withLock { $0 } == [audience])
        authenticator.trust([])
        for _ in 0..<3 { _ = try? await authenticator.bearer(token: SiteTokens.rsa) }
        let stranger = "https://school.example: no site in the file of token issuers has this name"
        #expect(lines.withLock { $0 } == [audience, stranger])
        school.clock.advance(by: .seconds(121))
        _ = try? await authenticator.bearer(token: SiteTokens.rsa)
        #expect(lines.withLock { $0 } == [audience, stranger, stranger])
    }

    @Test func `a site that was not configured vouches for nobody`() async throws {
        await #expect(throws: TokenError.unknownKey) {
            try await school.authenticator().bearer(token: SiteTokens.elliptic)
        }
    }

    @Test func `a site that is new is believed, and nobody stays who came by a key that is gone`() async throws {
        let authenticator = school.authenticator()
        authenticator.trust(sites)
        let mia = try await authenticator.bearer(token: SiteTokens.elliptic)
        let ada = try await authenticator.bearer(token: school.login().access.reveal())
        #expect(authenticator.holds(mia) && authenticator.holds(ada))
        let left = SiteTokens.keySet.replacing("\"e1\"", with: "\"e2\"")
        var changed = sites
        changed[0].keys = try KeySet(Array(left.utf8))
        authenticator.trust(changed)
        #expect(!authenticator.holds(mia) && authenticator.holds(ada))
        await #expect(throws: TokenError.unknownKey) { try await authenticator.bearer(token: SiteTokens.elliptic) }
        #expect(authenticator.holds(try await authenticator.bearer(token: SiteTokens.rsa)))
    }

    @Test(arguments: SiteTokens.bad)
    func `a flawed token of a site is refused and leaves no account`(flaw: String, token: String) async throws {
        await #expect(throws: TokenError.self) { try await school.authenticator(sites: sites).bearer(token: token) }
        #expect(try await accounts() == 2)
    }

    @Test func `an account that is gone may do nothing, though its token still holds`() async throws {
        var bearer = try await school.authenticator().bearer(token: school.login().access.reveal())
        bearer.account = account("gone")
        #expect(try await school.authenticator().subject(bearer) == nil)
    }

    @Test func `a forgotten account's open sockets are found out, a new login is not`() async throws {
        let before = try await school.authenticator().bearer(token: school.login().access.reveal())
        school.signIn.forget(school.ada)
        #expect(!school.authenticator().holds(before))
        school.clock.advance(by: .milliseconds(1))
        let after = try await school.authenticator().bearer(token: school.login().access.reveal())
        #expect(school.authenticator().holds(after))
    }

    @Test func `a ticket lets its holder in once, unless the login was ended meanwhile`() async throws {
        let bearer = try await school.authenticator().bearer(token: school.login().access.reveal())
        let (first, second) = (school.ticket(for: bearer), school.ticket(for: bearer))
        #expect(school.authenticator().bearer(ticket: first) == bearer)
        #expect(school.authenticator().bearer(ticket: first) == nil)
        try await school.signIn.logOut(bearer)
        #expect(school.authenticator().bearer(ticket: second) == nil)
    }

    /// How many accounts there are; the school begins with two.
    private func accounts() async throws -> Int { try await school.store.accounts(after: nil, limit: 100).count }
}
