import Cryptography
import Testing

@Suite struct PublicKeyTests {
    @Test(arguments: Signed.all)
    func `the signatures that RFC 7515 prints are valid`(signed: Signed) throws {
        #expect(try signed.key().verify(signed.message, signature: signed.signature))
    }

    @Test(arguments: Signed.all)
    func `a changed bit anywhere makes a signature invalid`(signed: Signed) throws {
        let key = try signed.key()
        for index in signed.signature.indices {
            var signature = signed.signature
            signature[index] ^= 1
            #expect(!key.verify(signed.message, signature: signature))
        }
        for index in signed.message.indices {
            var message = signed.message
            message[index] ^= 0x80
            #expect(!key.verify(message, signature: signed.signature))
        }
    }

    @Test(arguments: Signed.all)
    func `a signature of any wrong length is refused`(signed: Signed) throws {
        let key = try signed.key()
        #expect(!key.verify(signed.message, signature: []))
        #expect(!key.verify(signed.message, signature: signed.signature + [0]))
        #expect(!key.verify(signed.message, signature: signed.signature.dropLast()))
        #expect(!key.verify(signed.message, signature: [UInt8](repeating: 0, count: signed.signature.count)))
    }

    @Test func `weak or broken RSA numbers make no key`() throws {
        let modulus = Signed.rsaModulus
        #expect(throws: CryptographyError.self) { try PublicKey.rsa(modulus: [], exponent: [1, 0, 1]) }
        #expect(throws: CryptographyError.self) {
            try PublicKey.rsa(modulus: Array(modulus.dropLast(128)), exponent: [1, 0, 1])
        }
        #expect(throws: CryptographyError.self) {
            try PublicKey.rsa(modulus: modulus.map { $0 & 0xFE }, exponent: [1, 0, 1])
        }
        #expect(throws: CryptographyError.self) { try PublicKey.rsa(modulus: modulus, exponent: [1]) }
        #expect(throws: CryptographyError.self) { try PublicKey.rsa(modulus: modulus, exponent: [2]) }
        #expect(throws: CryptographyError.self) { try PublicKey.rsa(modulus: modulus, exponent: []) }
        #expect(throws: CryptographyError.self) {
            try PublicKey.rsa(modulus: [UInt8](repeating: 0xFF, count: 5000), exponent: [1, 0, 1])
        }
    }

    @Test func `a point off the curve makes no key`() {
        var y = Signed.pointY
        y[31] ^= 1
        #expect(throws: CryptographyError.self) { try PublicKey.p256(x: Signed.pointX, y: y) }
        #expect(throws: CryptographyError.self) { try PublicKey.p256(x: [], y: []) }
        #expect(throws: CryptographyError.self) {
            try PublicKey.p256(x: [UInt8](repeating: 0, count: 32), y: [UInt8](repeating: 0, count: 32))
        }
    }

    @Test func `one key serves many tasks at a time`() async throws {
        let signed = Signed.all[0]
        let key = try signed.key()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 { group.addTask { key.verify(signed.message, signature: signed.signature) } }
            for await valid in group { #expect(valid) }
        }
    }
}
