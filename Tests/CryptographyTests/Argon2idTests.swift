import Testing

@testable import Cryptography

@Suite(.timeLimit(.minutes(5))) struct Argon2idTests {
    /// Small enough for a test, large enough to be a real run of the function.
    private let cheap = Argon2id.Cost(memory: 64, passes: 1, lanes: 1)

    @Test func `the vector of RFC 9106 comes out`() throws {
        let tag = try Argon2id.tag(
            password: [UInt8](repeating: 1, count: 32),
            salt: [UInt8](repeating: 2, count: 16),
            secret: [UInt8](repeating: 3, count: 8),
            associated: [UInt8](repeating: 4, count: 12),
            cost: Argon2id.Cost(memory: 32, passes: 3, lanes: 4),
            count: 32
        )
        #expect(tag == bytes("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"))
    }

    @Test func `a new hash names its cost, fits its password and no other`() throws {
        let stored = try Argon2id.encode(Array("correct horse".utf8), cost: cheap, randomness: .system)
        #expect(stored.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(try Argon2id.verify(Array("correct horse".utf8), against: stored))
        #expect(try !Argon2id.verify(Array("correct horsf".utf8), against: stored))
        #expect(try !Argon2id.verify([], against: stored))
    }

    @Test func `the same password is stored differently each time`() throws {
        let first = try Argon2id.encode([1], cost: cheap, randomness: .system)
        let second = try Argon2id.encode([1], cost: cheap, randomness: .system)
        #expect(first != second)
    }

    @Test func `the standard cost is what the promises say`() throws {
        #expect(Argon2id.Cost.standard == Argon2id.Cost(memory: 19_456, passes: 2, lanes: 1))
        let stored = try Argon2id.encode([1, 2], randomness: .system)
        #expect(try Argon2id.verify([1, 2], against: stored))
        #expect(!Argon2id.isOutdated(stored))
        #expect(Argon2id.isOutdated(try Argon2id.encode([1, 2], cost: cheap, randomness: .system)))
    }

    @Test func `a decoy is checked like any hash of its cost, and nothing fits it`() throws {
        let decoy = Argon2id.decoy(cost: cheap, randomness: .system)
        #expect(try !Argon2id.verify(Array("password".utf8), against: decoy))
        #expect(!Argon2id.isOutdated(decoy, cost: cheap))
        #expect(decoy != Argon2id.decoy(cost: cheap, randomness: .system))
    }

    @Test func `a hash that another program wrote is understood`() throws {
        // The published vector of the reference implementation: argon2id, m=256, t=2, p=1.
        let stored = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        #expect(try Argon2id.verify(Array("password".utf8), against: stored))
        #expect(StoredHash(stored)?.description == stored)
    }

    @Test(arguments: [
        "", "$", "$argon2id$", "plain", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1b",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=0256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=99999999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c2$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65-w==",
        "$argon2id$v=19$t=2,m=256,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    ])
    func `a stored string of any other form is an error, not a wrong password`(stored: String) {
        #expect(throws: CryptographyError.malformedHash) { try Argon2id.verify([1], against: stored) }
    }

    @Test func `a stored string cannot make the host spend a gigabyte`() {
        let stored = "$argon2id$v=19$m=999999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        #expect(throws: CryptographyError.hashTooCostly) { try Argon2id.verify([1], against: stored) }
    }
}
