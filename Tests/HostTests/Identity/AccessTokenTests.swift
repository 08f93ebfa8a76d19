import Cryptography
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct AccessTokenTests {
    private let key = TokenKey(Concealed([UInt8](repeating: 7, count: 32)))
    private let now = Moment(seconds: 1_800_000_000)
    private var token: AccessToken {
        AccessToken(
            account: account("ada"),
            id: "t1",
            login: "l1",
            issued: now,
            expires: now + AccessToken.life
        )
    }

    @Test func `a token says who it was made for until its time is over`() throws {
        let text = key.sign(token)
        #expect(try key.verify(text, now: now) == token)
        #expect(try key.verify(text, now: now + .seconds(899)) == token)
        #expect(throws: TokenError.expired) { try key.verify(text, now: now + .seconds(900)) }
    }

    @Test func `a token from the future does not hold yet`() {
        #expect(throws: TokenError.notYetValid) { try key.verify(key.sign(token), now: now - .seconds(31)) }
    }

    @Test func `a token of another key does not hold`() {
        let other = TokenKey(Concealed([UInt8](repeating: 8, count: 32)))
        #expect(throws: TokenError.badSignature) { try other.verify(key.sign(token), now: now) }
    }

    @Test(arguments: [
        #"{"alg":"none"}"#, #"{"alg":"none","typ":"JWT"}"#, #"{"alg":"HS512","typ":"JWT"}"#,
        #"{"alg":"hs256","typ":"JWT"}"#,
        #"{"typ":"JWT","alg":"HS256"}"#, #"{"alg":"RS256","typ":"JWT"}"#,
        #"{"alg":"HS256","typ":"JWT","kid":"../../dev/null"}"#,
        "{}", "[]", "x",
    ])
    func `no header but the one is accepted, even if properly signed`(header: String) {
        let payload = key.sign(token).split(separator: ".")[1]
        let signed = "\(Base64URL.encode(Array(header.utf8))).\(payload)"
        let code = HMAC256.authenticate(Array(signed.utf8), key: [UInt8](repeating: 7, count: 32))
        #expect(throws: TokenError.wrongAlgorithm) {
            try key.verify("\(signed).\(Base64URL.encode(code))", now: now)
        }
    }

    @Test(arguments: [
        "", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d", "é.é.é", " ", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..",
        String(repeating: "a", count: 9000), String(repeating: ".", count: 9000),
    ])
    func `no text can be a token by accident`(text: String) {
        #expect(throws: TokenError.self) { try key.verify(text, now: now) }
    }

    @Test(arguments: [
        #"{"sub":"ADA"}"#, #"[]"#, #"not json"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":1800000000}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":"1800000100"}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":1e300}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":253402300799}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":-1,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"","jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ada","jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":7,"jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","sid":"l","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"other","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"other","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#,
        #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#,
    ])
    func `a payload with a wrong or missing claim is refused though its signature is good`(payload: String) {
        #expect(throws: TokenError.self) { try key.verify(sign(payload), now: now) }
    }

    @Test func `the payload that those are mutations of is accepted`() throws {
        let payload =
            #"{"iss":"tutorline","aud":"tutorline","sub":"ADA","jti":"t","sid":"l","iat":1800000000,"exp":1800000100}"#
        #expect(try key.verify(sign(payload), now: now).account == account("ada"))
    }

    @Test(arguments: [".", ".x", ".eyJ9", "\n", " ", "="])
    func `a good token with something after it is none`(rest: String) {
        #expect(throws: TokenError.malformed) { try key.verify(key.sign(token) + rest, now: now) }
    }

    @Test func `none of five thousand mutated tokens is accepted`() {
        let text = Array(key.sign(token).utf8)
        var generator = Seeded(seed: 3)
        var accepted = 0
        for _ in 0..<5000 {
            var mutant = text
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<mutant.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: mutant[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 1: mutant.remove(at: index)
                case 2: mutant.insert(mutant[Int.random(in: 0..<mutant.count, using: &generator)], at: index)
                default: mutant.swapAt(index, Int.random(in: 0..<mutant.count, using: &generator))
                }
            }
            guard mutant != text else { continue }
            if (try? key.verify(String(decoding: mutant, as: UTF8.self), now: now)) != nil { accepted += 1 }
        }
        #expect(accepted == 0)
    }

    @Test func `a secret shows itself in no kind of printing`() {
        let secret = Concealed("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        dump(["nested": secret], to: &dumped)
        dump(TokenKey(Concealed(Array("hunter2hunter2hunter2hunter2hunter2".utf8))), to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("hunter2"))
        #expect(secret.reveal() == "hunter2")
    }

    private func sign(_ payload: String) -> String {
        let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))
        let named = payload.split(separator: "ADA").joined(separator: account("ada").description)
        let signed = "\(header).\(Base64URL.encode(Array(named.utf8)))"
        return
            "\(signed).\(Base64URL.encode(HMAC256.authenticate(Array(signed.utf8), key: [UInt8](repeating: 7, count: 32))))"
    }
}
