import Testing

@testable import Responders

@Suite struct `Asking again` {
    @Test func `reads dates as calendars do`() throws {
        func seconds(_ text: String) -> Int? { RetryAfter.seconds(ofDate: text) }
        let base = try #require(seconds("Sun, 06 Nov 1994 08:49:37 GMT"))
        #expect(seconds("Sun, 06 Nov 1994 08:49:38 GMT") == base + 1)
        let leap = try #require(seconds("Wed, 28 Feb 2024 23:59:59 GMT"))
        #expect(seconds("Thu, 29 Feb 2024 00:00:00 GMT") == leap + 1)
        #expect(seconds("Fri, 01 Mar 2024 00:00:00 GMT") == leap + 1 + 86_400)
        let year = try #require(seconds("Tue, 31 Dec 2024 23:59:59 GMT"))
        #expect(seconds("Wed, 01 Jan 2025 00:00:00 GMT") == year + 1)
        for text in ["", "tomorrow", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 99 Nov 1994 08:49:37 GMT", "x x x x x x"] {
            #expect(seconds(text) == nil)
        }
    }

    @Test(arguments: [
        (["retry-after-ms": "250"], Duration.milliseconds(250)), (["retry-after": "3"], .seconds(3)),
        (["retry-after": "1.5"], .milliseconds(1500)),
        (["retry-after": "Sun, 06 Nov 1994 08:49:47 GMT", "date": "Sun, 06 Nov 1994 08:49:37 GMT"], .seconds(10)),
        (["retry-after": "Sun, 06 Nov 1994 08:49:07 GMT", "date": "Sun, 06 Nov 1994 08:49:37 GMT"], .zero),
        (["retry-after": "Sun, 06 Nov 1994 08:49:47 GMT"], nil), (["retry-after": "-3"], nil),
        (["retry-after": "1e99"], nil), (["retry-after": "99999999999999999999"], nil), ([:], nil),
    ])
    func `heeds what the server wishes`(headers: [String: String], wish: Duration?) {
        let stream = ByteStream {}
        let response = HTTPResponse(
            status: 429,
            headers: headers.map { ($0.key, $0.value) },
            body: HTTPBody(bytes: stream)
        )
        #expect(RetryAfter.wish(in: response) == wish)
    }

    @Test func `waits longer each time, never all at once, and not for ever`() {
        let plan = RetryPlan(retries: 6)
        #expect(
            (1...6).map { plan.pause(after: $0, wish: nil, chance: 0) } == [0.5, 1, 2, 4, 8, 8].map { .seconds($0) }
        )
        #expect(plan.pause(after: 1, wish: nil, chance: 1) == .milliseconds(375))
        #expect(plan.pause(after: 7, wish: nil, chance: 0) == nil)
        #expect(plan.pause(after: 1, wish: .seconds(3), chance: 0) == .seconds(3))
        #expect(plan.pause(after: 1, wish: .seconds(3600), chance: 0) == nil)
    }
}

@Suite struct `A circuit breaker` {
    @Test func `opens after failures in a row, and one probe decides`() {
        var breaker = CircuitBreaker(limit: 3, pause: .seconds(10))
        for second in 0..<2 { breaker.failed(at: .seconds(second)) }
        breaker.succeeded()
        for second in 0..<2 { breaker.failed(at: .seconds(second)) }
        #expect(breaker.verdict(at: .seconds(2)) == .ask)
        breaker.failed(at: .seconds(2))
        #expect(breaker.verdict(at: .seconds(4)) == .rest(for: .seconds(8)))
        breaker.failed(at: .seconds(9))
        #expect(breaker.verdict(at: .seconds(12)) == .probe)
        #expect(breaker.verdict(at: .seconds(13)) == .rest(for: .seconds(9)))
        breaker.failed(at: .seconds(13))
        #expect(breaker.verdict(at: .seconds(14)) == .rest(for: .seconds(9)))
        #expect(breaker.verdict(at: .seconds(23)) == .probe)
        breaker.succeeded()
        #expect(breaker.verdict(at: .seconds(24)) == .ask)
    }

    @Test func `is not kept open by a probe that says nothing`() {
        var breaker = CircuitBreaker(limit: 1, pause: .seconds(10))
        breaker.failed(at: .zero)
        #expect(breaker.verdict(at: .seconds(10)) == .probe)
        breaker.learnedNothing(at: .seconds(11))
        #expect(breaker.verdict(at: .seconds(11)) == .probe)
        // Nor by one that never comes back.
        #expect(breaker.verdict(at: .seconds(21)) == .probe)
    }
}
