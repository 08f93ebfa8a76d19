import Testing

@testable import Responders

@Suite struct `An address on the web` {
    @Test(arguments: [
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434", false), ("https://tutor.example/a?b=c", "tutor.example", true),
        ("HTTPS://Tutor.Example", "Tutor.Example", true), ("http://[::1]:8080/", "[::1]:8080", false),
    ])
    func `is taken when a request can be sent to it`(text: String, authority: String, isEncrypted: Bool) throws {
        let url = try HTTPURL(text)
        #expect(url.authority == authority)
        #expect(url.isEncrypted == isEncrypted)
    }

    @Test(arguments: [
        "", "tutor.example", "ftp://tutor.example", "file:///etc/passwd", "https://", "https:///path", "https://a b/",
        "https://tütor.example", "https://me:secret@tutor.example", "https://tutor.example/#part", "https://a\\b",
        "https://tutor.example:0", "https://tutor.example:65536", "https://tutor.example:x", "https://tutor.example:",
        "http://127.0.0.1:+80/v1", "http://[::1]:+80", "http://tutor.example:-0", "http://tutor.example:8 0",
        "http://[::1", "http://[]", "http://[::1]x", "http://[zz]", "https://a\nb", "http://a%00b",
        "https://" + String(repeating: "a", count: 2_000),
    ])
    func `is refused when it is anything else`(text: String) {
        #expect(throws: InvalidURL.self) { try HTTPURL(text) }
    }

    @Test func `does not repeat a secret in its complaint`() {
        do {
            _ = try HTTPURL("https://me:secret@tutor.example")
        } catch { #expect("\(error)" == "contains a name or password; secrets go into \"key\"") }
    }
}
