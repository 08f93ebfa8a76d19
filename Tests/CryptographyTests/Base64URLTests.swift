import Cryptography
import Testing

@Suite struct Base64URLTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 go both ways without padding`(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test func `the two letters that differ from plain base64 are those of URLs`() {
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64URL.decode("+/8") == nil)
    }

    @Test(arguments: [
        "Z", "Zg==", "Zg=", "Zh", "Zm9", "Z g", "Zg\n", "Zé", "Zm9vY", "Zm!v", "!m9vYg", "Zm9vYm!", "Zm9vYmH",
    ])
    func `a text that encode would not have written is refused`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `every length comes back as it was`() {
        for count in 0..<200 {
            let bytes = Randomness.system.bytes(count)
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }
}
