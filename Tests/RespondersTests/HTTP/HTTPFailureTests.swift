import Glibc
import Testing

@testable import Responders

/// Peers that are slow, lie, or are not there.
@Suite(.timeLimit(.minutes(5))) struct `The HTTP client, when its peer fails,` {
    private let client = HTTPClient(loop: PollLoop())

    @Test func `closes the upstream at once when it is cancelled`() async throws {
        let (began, ended) = (Signal(), Signal())
        let gone = Promise<ContinuousClock.Instant>()
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n\r\nsome")
            gone.settle(.success(peer.waitForClose()))
            ended.signal()
        }
        let (client, request) = (client, HTTPRequest(.get, try HTTPURL(upstream.url)))
        let reading = Task {
            try await client.withResponse(to: request) { response in
                for try await _ in response.body { began.signal() }
            }
        }
        await began.arrival()
        let cancelled = ContinuousClock.now
        reading.cancel()
        let closed = try await gone.value()
        // A few milliseconds on a machine with nothing else to do; long before any deadline on one with much.
        #expect(cancelled.duration(to: closed) < .seconds(2))
        await #expect(throws: CancellationError.self) { try await reading.value }
    }

    @Test func `gives up on a peer that never begins to answer`() async throws {
        let upstream = try Upstream { $0.waitForClose() }
        let fetched = try await client.fetch(upstream) { $0.deadlines.firstByte = .milliseconds(50) }
        #expect(fetched == .failed(.noAnswer(within: .milliseconds(50))))
    }

    @Test func `gives up on a peer that falls silent in the middle`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n\r\nand then")
            peer.waitForClose()
        }
        let fetched = try await client.fetch(upstream) { $0.deadlines.betweenBytes = .milliseconds(50) }
        #expect(fetched == .failed(.silence(for: .milliseconds(50))))
    }

    @Test func `gives up on a peer that drips for ever`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send("drip ") { usleep(5_000) }
        }
        let fetched = try await client.fetch(upstream) { $0.deadlines.total = .milliseconds(120) }
        #expect(fetched == .failed(.tooSlow(limit: .milliseconds(120))))
    }

    @Test func `notices when nobody listens, and when there is no such host`() async throws {
        let upstream = try Upstream { _ in }
        upstream.stop()
        #expect(try await client.fetch(upstream) == .failed(.refused))
        let nowhere = HTTPRequest(.get, try HTTPURL("http://nobody.invalid/"))
        #expect(try await client.fetch(nowhere) == .failed(.hostUnknown))
    }

    @Test func `notices an answer that is cut short or lies about its length`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this")
        }
        #expect(try await client.fetch(upstream) == .failed(.cutShort))
        let chunked = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel")
        }
        #expect(try await client.fetch(chunked) == .failed(.cutShort))
        let mute = try Upstream { peer in _ = peer.request() }
        #expect(try await client.fetch(mute) == .failed(.cutShort))
    }

    @Test func `reads no more than it was allowed to`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send(String(repeating: "x", count: 1_000)) {}
        }
        #expect(try await client.fetch(upstream) { $0.byteLimit = 10_000 } == .failed(.tooLong(bytes: 10_000)))
        let chatty = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n")
            while peer.send("x-more: " + String(repeating: "x", count: 1_000) + "\r\n") {}
        }
        #expect(try await client.fetch(chatty) == .failed(.headTooLong))
    }

    @Test func `does not follow redirects, and does not take rubbish for HTTP`() async throws {
        let elsewhere = try Upstream { $0.answer("stolen") }
        let upstream = try Upstream { [url = elsewhere.url] peer in
            _ = peer.request()
            peer.answer("", status: "302 Found", headers: "location: \(url)\r\n")
        }
        #expect(
            try await client.fetch(upstream) { $0.headers = [("authorization", "Bearer k")] } == .body(status: 302, "")
        )
        #expect(elsewhere.connections == 0)
        let rubbish = try Upstream { peer in
            _ = peer.request()
            peer.send("SSH-2.0-nope\r\n\r\n")
        }
        #expect(try await client.fetch(rubbish) == .failed(.notHTTP))
    }
}
