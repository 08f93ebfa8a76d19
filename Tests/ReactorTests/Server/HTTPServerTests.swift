import Testing

@testable import Reactor

@Suite(.timeLimit(.minutes(5))) struct HTTPServerTests {
    @Test func `one connection answers many requests, in their order`() async throws {
        try await withServer { server, address async throws in
            let peer = Peer(address)
            for number in 0..<3 {
                peer.send("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
                let response = try await peer.response()
                #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(response.contains("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"))
                #expect(response.hasSuffix("GET /\(number) "))
            }
            peer.send((0..<100).map { "GET /p\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
            for number in 0..<100 { #expect(try await peer.response().hasSuffix("GET /p\(number) ")) }
            #expect(server.counters.requests == 103)
            #expect(server.counters.accepted == 1)
        }
    }

    @Test func `bodies come by length and in chunks, and what expects a continue gets one`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            peer.send("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
            #expect(try await peer.response().hasSuffix("PUT /a hello"))
            peer.send(
                "PUT /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"
            )
            #expect(try await peer.response().hasSuffix("PUT /b hello"))
            peer.send("PUT /c HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            #expect(try await peer.response(hasBody: false) == "HTTP/1.1 100 Continue\r\n\r\n")
            peer.send("ok")
            #expect(try await peer.response().hasSuffix("PUT /c ok"))
        }
    }

    @Test func `HEAD gets the head that GET would get`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            peer.send(
                "HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\nHEAD /ticks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            )
            let rest = try await peer.rest()
            #expect(rest.contains("Content-Length: 10\r\n\r\nHTTP/1.1 200 OK\r\n"))
            #expect(rest.hasSuffix("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"))
        }
    }

    @Test func `a streamed answer comes in chunks, or until the end for HTTP 1.0`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            peer.send("GET /ticks HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(
                try await peer.response().hasSuffix(
                    "9\r\ndata: 0\n\n\r\n9\r\ndata: 1\n\n\r\n9\r\ndata: 2\n\n\r\n0\r\n\r\n"
                )
            )
            let old = Peer(address)
            old.send("GET /ticks HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let rest = try await old.rest()
            #expect(rest.hasSuffix("\r\n\r\ndata: 0\n\ndata: 1\n\ndata: 2\n\n"))
            #expect(!rest.contains("chunked"))
            #expect(rest.contains("Connection: close"))
        }
    }

    @Test func `HTTP 1.0 closes unless it asks to be kept`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            peer.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n")
            let rest = try await peer.rest()
            #expect(rest.contains("Connection: keep-alive\r\n\r\nGET /a "))
            #expect(rest.hasSuffix("Connection: close\r\n\r\nGET /b "))
        }
    }

    @Test func `a client that has half-closed still gets its answers`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            peer.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\nGET /half")
            peer.halfClose()
            let rest = try await peer.rest()
            #expect(rest.contains("GET /a HTTP/1.1 200 OK"))
            #expect(rest.hasSuffix("GET /b "))
        }
    }

    @Test func `a bad request gets a status, a sentence, and a closed connection`() async throws {
        try await withServer { server, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\nHost: x\n\n" + String(repeating: "x", count: 100_000))
            let rest = try await peer.rest()
            #expect(rest.hasPrefix("HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\n"))
            #expect(rest.contains("Connection: close\r\n"))
            #expect(rest.hasSuffix(#"{"status":400,"title":"Bad Request","detail":"A line ends with LF alone."}"#))
            #expect(server.counters.badRequests == 1)
        }
    }

    @Test func `a body that would be too large is refused before it comes`() async throws {
        try await withServer({ $0.limits.body = 10 }) { _, address async throws in
            let peer = Peer(address)
            peer.send("PUT / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
            #expect(try await peer.rest().hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `an answer of many megabytes arrives whole, with little of it in memory`() async throws {
        let size = 8 << 20
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: size)
        try await withServer(answer: { _ in Response(body: .bytes(large)) }) { _, address async throws in
            let peer = Peer(address, reads: false)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            peer.read()
            #expect(try await peer.rest().utf8.count > size)
        }
    }

    @Test func `an answer that is made elsewhere is sent from the loop`() async throws {
        try await withServer(answer: { request in
            let text = await Task.detached { "made elsewhere" }.value
            return Response(
                body: .stream { writer in
                    try await Task.detached { for _ in 0..<100 { try await writer.write(text) } }.value
                }
            )
        }) { _, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.0\r\n\r\n")
            let expected = String(repeating: "made elsewhere", count: 100)
            #expect(try await peer.rest().hasSuffix("\r\n\r\n" + expected))
        }
    }

    @Test func `a stream that fails is cut, so that half of it does not look whole`() async throws {
        struct Failure: Error {}
        try await withServer(answer: { _ in
            Response(
                body: .stream { writer in
                    try await writer.write("half")
                    throw Failure()
                }
            )
        }) { _, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await peer.rest().hasSuffix("0\r\n\r\n") == false)
        }
    }

    @Test func `a stream ends when its client goes`() async throws {
        let ended = Signal<Bool>()
        try await withServer(answer: { _ in
            Response(
                body: .stream { writer in
                    defer { ended.tell(true) }
                    while true { try await writer.write(String(repeating: "x", count: 10_000)) }
                }
            )
        }) { _, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try await peer.response(hasBody: false)
            peer.cut()
            _ = await ended.next()
        }
    }

    @Test func `a status without a body has none, and no length`() async throws {
        try await withServer(answer: { _ in Response(status: 204, text: "none") }) { _, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let rest = try await peer.rest()
            #expect(rest.hasSuffix("Connection: close\r\n\r\n"))
            #expect(!rest.contains("Content-Length"))
        }
    }

    @Test func `the address and the scheme are the peer's unless a trusted proxy says otherwise`() async throws {
        let request =
            "GET /who HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6, 1.2.3.4\r\nX-Forwarded-Proto: https\r\n\r\n"
        try await withServer { _, address async throws in
            let peer = Peer(address)
            peer.send(request)
            #expect(try await peer.response().hasSuffix("\r\n127.0.0.1 false"))
        }
        let loopback = try #require(AddressRange("127.0.0.0/8"))
        try await withServer({ $0.trustedProxies = [loopback] }) { _, address async throws in
            let peer = Peer(address)
            peer.send(request)
            #expect(try await peer.response().hasSuffix("\r\n1.2.3.4 true"))
        }
    }
}
