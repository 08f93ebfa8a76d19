import Cryptography
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct SiteTests {
    private let now = Moment(seconds: 1_800_000_000)

    private func site() throws -> Site {
        Site(
            issuer: "https://school.example",
            audience: "tutorline",
            keys: try KeySet(Array(SiteTokens.keySet.utf8))
        )
    }

    @Test(arguments: [SiteTokens.elliptic, SiteTokens.rsa])
    func `a site's word is taken, whichever of its keys signed it`(token: String) throws {
        let token = try site().verify(token, now: now)
        #expect(token.subject == "pupil-7")
        #expect(token.name == "Mia")
        #expect(token.role == .learner)
        #expect(token.courses == ["algebra-1", "biology"])
        #expect(token.course == "algebra-1")
        #expect(token.module == "linear")
        #expect(token.expires == Moment(seconds: 1_800_003_600))
    }

    @Test(arguments: SiteTokens.bad)
    func `a token with a flaw is refused`(flaw: String, token: String) throws {
        #expect(throws: TokenError.self, "\(flaw)") { try site().verify(token, now: now) }
    }

    @Test func `a token ends when it says, give or take half a minute for the clocks`() throws {
        let site = try site()
        #expect(throws: Never.self) { try site.verify(SiteTokens.elliptic, now: now + .seconds(3629)) }
        #expect(throws: TokenError.expired) { try site.verify(SiteTokens.elliptic, now: now + .seconds(3630)) }
        #expect(throws: TokenError.notYetValid) { try site.verify(SiteTokens.elliptic, now: now - .seconds(31)) }
    }

    @Test func `none of a thousand mutated tokens of a site is accepted`() throws {
        let site = try site()
        let text = Array(SiteTokens.elliptic.utf8)
        var generator = Seeded(seed: 5)
        for _ in 0..<1000 {
            var mutant = text
            let index = Int.random(in: 0..<mutant.count, using: &generator)
            mutant[index] = UInt8.random(in: 0x2B...0x7A, using: &generator)
            guard mutant != text else { continue }
            #expect((try? site.verify(String(decoding: mutant, as: UTF8.self), now: now)) == nil)
        }
    }

    @Test(arguments: [
        "", "{}", #"{"keys":{}}"#, #"{"keys":[]}"#, #"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"}]}"#,
        #"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}"#, #"{"keys":[{"kty":"RSA"}]}"#,
        #"{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}"#, #"{"keys":[{"kty":"oct","k":"AAAA"}]}"#,
        #"{"keys":[{"kty":"RSA","n":"!","e":"AQAB"}]}"#,
    ])
    func `a key set without a usable key is an error that can be read`(text: String) {
        #expect(throws: KeySet.Fault.self) { try KeySet(Array(text.utf8)) }
    }
}
