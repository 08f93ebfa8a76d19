import Testing

@testable import Reactor

/// What could be read in two ways, by us and by a proxy, is refused.
@Suite struct RefusedRequestTests {
    static let heads: [(name: String, bytes: String, status: Int)] = [
        ("a bare line feed after the request line", "GET / HTTP/1.1\nHost: x\r\n\r\n", 400),
        ("a bare line feed after a field", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400),
        ("a head of bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", 400),
        ("a bare carriage return", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", 400),
        ("a carriage return before the empty line", "GET / HTTP/1.1\r\nHost: x\r\n\r\r\n\r\n", 400),
        ("a folded field", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400),
        ("a fold by tab", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n\tc\r\n\r\n", 400),
        ("a fold before the first field", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
        ("a space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        ("a field without a name", "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400),
        ("a field without a colon", "GET / HTTP/1.1\r\nHost: x\r\nabc\r\n\r\n", 400),
        ("no Host", "GET / HTTP/1.1\r\n\r\n", 400),
        ("two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", 400),
        ("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n", 400),
        ("a Host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400),
        ("a Host with a user", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n", 400),
        (
            "a length and a coding",
            "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400
        ),
        ("two equal lengths", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400),
        ("a list of lengths", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\n", 400),
        ("a length with a sign", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\n", 400),
        ("a negative length", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        ("a hexadecimal length", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x1\r\n\r\n", 400),
        ("an empty length", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n", 400),
        ("a length beyond 64 bits", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551617\r\n\r\n", 400),
        ("a length beyond the limit", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999999999\r\n\r\n", 413),
        ("an unknown coding", "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n", 501),
        ("two codings in one", "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
        (
            "two codings",
            "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400
        ),
        ("a coding in HTTP/1.0", "PUT / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("NUL in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 400),
        ("NUL in a name", "GET / HTTP/1.1\r\nHost: x\r\nA\0: b\r\n\r\n", 400),
        ("DEL in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\u{7f}\r\n\r\n", 400),
        ("a control character in the target", "GET /\u{1} HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("letters beyond ASCII in the target", "GET /ü HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("two spaces after the method", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("two spaces before the version", "GET /  HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("a space after the version", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400),
        ("a space before the method", " GET / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("a tab for a space", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("no version", "GET /\r\nHost: x\r\n\r\n", 400),
        ("a small-letter version", "GET / http/1.1\r\nHost: x\r\n\r\n", 400),
        ("another major version", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        ("another minor version", "GET / HTTP/1.2\r\nHost: x\r\n\r\n", 505),
        ("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        ("an absolute target", "GET http://other/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("an authority as target", "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("a star for another method than OPTIONS", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("an unknown expectation", "PUT / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 1\r\n\r\n", 417),
        ("a TLS greeting", "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\n", 400),
    ]

    @Test(arguments: heads.indices) func `a head that could mean two things is refused`(index: Int) {
        let (name, text, status) = Self.heads[index]
        let error = #expect(throws: RequestRefusal.self, "\(name)") { _ = try readRequests(text) }
        #expect(error?.status == status, "\(name)")
        let bytes = Array(text.utf8)
        #expect(throws: RequestRefusal.self, "\(name), byte by byte") {
            _ = try readRequests(bytes.indices.map { bytes[$0...$0] })
        }
    }

    @Test(arguments: [
        "\r\n", "g\r\n", "-1\r\n", "0x1\r\na\r\n", "1 \r\na\r\n", " 1\r\na\r\n", "1\na\r\n", "1\r\nab\r\n", "1\r\na\n",
        "1\r\na\rx", "1;\0\r\na\r\n", "1;a\n", "0\r\nA: b\n\r\n", "0\r\n A: b\r\n\r\n", "0\r\n\rx",
        "1000000000000000\r\n", "ffffffffffffffffffff\r\n", "1;" + String(repeating: "a", count: 300),
        "0\r\nA: " + String(repeating: "a", count: 5000),
    ])
    func `chunks that are not well formed are refused`(chunks: String) {
        let text = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
        let error = #expect(throws: RequestRefusal.self) { _ = try readRequests(text) }
        #expect(error?.status == 400 || error?.status == 413)
    }

    @Test func `a line feed alone is refused as soon as it comes`() {
        #expect(throws: RequestRefusal.self) { _ = try readRequests("GET / HTTP/1.1\n") }
    }
}
