import Testing

@testable import Host

@Suite struct CookieTests {
    @Test func `the cookie is kept from scripts, from other sites' forms and, over TLS, from the clear`() {
        let plain = Cookie.set(Concealed("abc"), isSecure: false)
        #expect(plain == "tutorline=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax")
        #expect(Cookie.set(Concealed("abc"), isSecure: true) == plain + "; Secure")
        #expect(Cookie.clear(isSecure: true).contains("Max-Age=0"))
    }

    @Test(
        arguments: [
            ("tutorline=abc", "abc"), ("a=b; tutorline=abc; c=d", "abc"), ("a=b;tutorline=a.b-c_d", "a.b-c_d"),
            ("", nil), ("tutorline=", nil), ("xtutorline=abc", nil), ("tutorline", nil), ("Tutorline=abc", nil),
            ("tutorline=abc; tutorline=def", nil), ("a=tutorline=abc", nil), (";;; =", nil),
        ] as [(String, String?)]
    )
    func `its value is found in what the browser sends, if there is exactly one`(header: String, value: String?) {
        #expect(Cookie.value(in: header) == value)
    }

    @Test func `a header of any length is no trouble`() {
        #expect(Cookie.value(in: String(repeating: "a=b; ", count: 100_000) + "tutorline=abc") == nil)
    }

    @Test(
        arguments: [
            ("https://school.example", "https://school.example"),
            ("HTTPS://School.Example:443", "https://school.example"),
            ("http://[::1]:8080", "http://[::1]:8080"), ("http://localhost:80", "http://localhost"),
            ("null", nil), ("", nil), ("https://", nil), ("school.example", nil), ("https://a/b", nil),
            ("ftp://a", nil),
            ("https://user@a", nil), ("https://a b", nil), ("https://a\\b", nil), ("https://a,https://b", nil),
            ("https://*", nil),
            ("javascript:alert(1)", nil), ("https://:443", nil), ("https://é", nil),
        ] as [(String, String?)]
    )
    func `an origin is a scheme, a host and a port`(text: String, origin: String?) {
        #expect(Origin(text)?.description == origin)
    }

    @Test func `a write with a cookie counts only from a page of our own`() {
        #expect(Origin.isSame("http://localhost:8080", host: "localhost:8080", isSecure: false))
        #expect(Origin.isSame("https://tutor.example", host: "tutor.example", isSecure: true))
        #expect(!Origin.isSame("https://evil.example", host: "tutor.example", isSecure: true))
        #expect(!Origin.isSame("http://tutor.example", host: "tutor.example", isSecure: true))
        #expect(!Origin.isSame("https://tutor.example:8443", host: "tutor.example", isSecure: true))
        #expect(!Origin.isSame("null", host: "tutor.example", isSecure: true))
        #expect(!Origin.isSame(nil, host: "tutor.example", isSecure: true))
        #expect(!Origin.isSame("https://tutor.example", host: nil, isSecure: true))
    }
}
