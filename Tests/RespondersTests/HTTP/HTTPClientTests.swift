import Glibc
import Synchronization
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `The HTTP client` {
    private let client = HTTPClient(loop: PollLoop())

    @Test func `sends headers and body, and reads the answer`() async throws {
        let upstream = try Upstream { peer in
            let request = peer.request() ?? ""
            let isComplete =
                request.hasPrefix("POST /answer HTTP/1.1\r\n") && request.hasSuffix("\r\n\r\nquestion")
                && request.contains("x-course: algebra-1\r\n") && !request.lowercased().contains("expect")
            peer.answer(isComplete ? "all there" : request)
        }
        let fetched = try await client.fetch(upstream) { $0.headers = [("x-course", "algebra-1")] }
        #expect(fetched == .body(status: 200, "all there"))
    }

    @Test func `uses a connection again`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil { peer.answer("again") }
        }
        for _ in 0..<5 { #expect(try await client.fetch(upstream) == .body(status: 200, "again")) }
        #expect(upstream.connections == 1)
    }

    @Test func `keeps a connection whose reader left just before the end`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n")
                peer.send("0\r\n\r\n")
            }
        }
        for _ in 0..<3 {
            let request = HTTPRequest(.get, try HTTPURL(upstream.url))
            let status = try await client.withResponse(to: request) { $0.status }
            #expect(status == 200)
            // The next request would otherwise overtake the end of this one.
            try await settle(upstream)
        }
        #expect(upstream.connections <= 2)
    }

    private func settle(_ upstream: Upstream) async throws {
        #expect(try await client.fetch(upstream) == .body(status: 200, "one"))
    }

    @Test func `passes on an answer piece by piece, as it comes`() async throws {
        let heard = Signal()
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n\r\nfirst ")
            // The second piece is not sent before the first has been read.
            heard.wait()
            peer.send("second")
        }
        let pieces = try await client.withResponse(to: HTTPRequest(.get, HTTPURL(upstream.url))) { response in
            var pieces: [String] = []
            for try await piece in response.body {
                pieces.append(String(decoding: piece, as: UTF8.self))
                heard.signal()
            }
            return pieces
        }
        #expect(pieces == ["first ", "second"])
    }

    @Test func `holds a fast sender back while the reader is slow`() async throws {
        let sent = Atomic(0)
        let isStuck = Signal()
        let total = 64 * 1024 * 1024
        let upstream = try Upstream { [total] peer in
            _ = peer.request()
            // The first bytes come with the head: from then on nobody waits for more.
            peer.send("HTTP/1.1 200 OK\r\ncontent-length: \(total)\r\n\r\nfirst")
            var limit = timeval(tv_sec: 0, tv_usec: 300_000)
            setsockopt(peer.descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            let piece = [UInt8](repeating: 1, count: 65_536)
            while sent.load(ordering: .relaxed) < total, peer.send(piece) { sent.add(piece.count, ordering: .relaxed) }
            isStuck.signal()
        }
        var request = HTTPRequest(.get, try HTTPURL(upstream.url), byteLimit: total)
        request.deadlines.betweenBytes = .milliseconds(100)
        try await client.withResponse(to: request) { response in
            let first = try await response.body.makeAsyncIterator().next()
            #expect(first?.isEmpty == false)
            await isStuck.arrival()
        }
        // What fits into the kernel's buffers and ours; far from everything.
        #expect(sent.load(ordering: .relaxed) < total / 2)
    }

    @Test func `skips informational answers`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n")
            peer.answer("real", headers: "X-Real:  yes \r\n")
        }
        let names = try await client.withResponse(to: HTTPRequest(.get, HTTPURL(upstream.url))) { response in
            response.status == 200 ? response.headers.map { "\($0.name)=\($0.value)" } : []
        }
        #expect(names == ["x-real=yes", "content-length=4"])
    }

    @Test func `lets no header become two, and names no key in an error`() async throws {
        let upstream = try Upstream { $0.answer("never") }
        let key = "sk-hidden\r\nx-evil: 1"
        let request = HTTPRequest(.get, try HTTPURL(upstream.url), headers: [("authorization", key)])
        await #expect(
            throws: HTTPFailure(host: "127.0.0.1:\(upstream.port)", reason: .unfitHeader(name: "authorization"))
        ) {
            try await client.withResponse(to: request) { _ in }
        }
        do {
            try await client.withResponse(to: request) { _ in }
        } catch { #expect(!"\(error)".contains("hidden") && !"\(error)".contains("/answer")) }
        #expect(upstream.connections == 0)
    }

    @Test func `goes through the proxy it is given`() async throws {
        let proxy = try Upstream { $0.answer(String(($0.request() ?? "").prefix { $0 != "\r\n" })) }
        let client = HTTPClient(loop: PollLoop(), .init(proxy: try HTTPURL("http://127.0.0.1:\(proxy.port)")))
        let fetched = try await client.fetch(HTTPRequest(.get, HTTPURL("http://far.invalid/x")))
        #expect(fetched == .body(status: 200, "GET http://far.invalid/x HTTP/1.1"))
    }

    @Test func `asks no proxy that only the environment names`() async {
        await #expect(processExitsWith: .success) {
            let upstream = try Upstream { $0.answer($0.request().map { _ in "direct" } ?? "") }
            setenv("http_proxy", "http://127.0.0.1:1", 1)
            let fetched = try await HTTPClient(loop: PollLoop()).fetch(HTTPRequest(.get, HTTPURL(upstream.url)))
            guard fetched == .body(status: 200, "direct") else { exit(1) }
        }
    }

    @Test func `ends with its owner, together with what was under way`() async throws {
        let upstream = try Upstream { $0.waitForClose() }
        let request = HTTPRequest(.get, try HTTPURL(upstream.url))
        let loop = PollLoop()
        let multi = CurlMulti(loop: loop, configuration: .init())
        let exchange = HTTPExchange(number: 1, request) {}
        loop.run { multi.start(exchange) }
        loop.run { multi.close() }
        await #expect(throws: HTTPFailure(host: request.url.authority, reason: .abandoned)) {
            try await exchange.response.value()
        }
    }

    @Test func `runs many requests side by side on its one thread`() async throws {
        let upstream = try Upstream { peer in
            while let request = peer.request() { peer.answer(String(request.suffix(4))) }
        }
        let url = try HTTPURL(upstream.url)
        try await withThrowingTaskGroup(of: Void.self) { [client] group in
            for number in 1_000..<1_100 {
                group.addTask {
                    let request = HTTPRequest(.post, url, body: Array("\(number)".utf8))
                    let fetched = try await client.fetch(request)
                    #expect(fetched == .body(status: 200, "\(number)"))
                }
            }
            try await group.waitForAll()
        }
    }
}
