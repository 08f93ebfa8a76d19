import Testing

@testable import Responders

@Suite struct `The pause before a process is started again` {
    @Test func `doubles while it only fails, up to a limit`() {
        var backoff = Backoff()
        let pauses = (0..<10).map { _ in backoff.pause(after: .seconds(1), hasAnswered: false) }
        #expect(pauses[0] == .milliseconds(250))
        #expect(pauses[1] == .milliseconds(500))
        #expect(pauses[6] == .seconds(16))
        #expect(pauses[7...].allSatisfy { $0 == .seconds(30) })
    }

    @Test func `is none once it has answered or lived long, and then begins small again`() {
        for (age, hasAnswered) in [(Duration.zero, true), (.seconds(60), false)] {
            var backoff = Backoff()
            _ = backoff.pause(after: .zero, hasAnswered: false)
            _ = backoff.pause(after: .zero, hasAnswered: false)
            #expect(backoff.pause(after: age, hasAnswered: hasAnswered) == .zero)
            #expect(backoff.pause(after: .zero, hasAnswered: false) == .milliseconds(250))
        }
    }
}

@Suite struct `What a process complains about` {
    private let start = ContinuousClock.now

    @Test func `is cut into lines, short and without controls`() {
        var complaints = Complaints()
        #expect(complaints.take(Array("one\nt".utf8), at: start) == ["one"])
        #expect(
            complaints.take(Array("wo\n\n  \nthr\u{1B}[31mee\u{202E}\r\n".utf8), at: start) == ["two", "thr?[31mee??"]
        )
        #expect(complaints.last == "thr?[31mee??")
        #expect(complaints.take(Array(repeating: 0x61, count: 100_000), at: start).isEmpty)
        #expect(complaints.rest() == [String(repeating: "a", count: 400)])
        #expect(complaints.take([0xFF, 0x0A], at: start) == ["\u{FFFD}"])
    }

    @Test func `is logged up to a number of lines a second, and the others are counted`() {
        var complaints = Complaints()
        let many = Array(String(repeating: "x\n", count: 50).utf8)
        #expect(complaints.take(many, at: start).count == 20)
        #expect(complaints.take(many, at: start + .seconds(0.9)) == [])
        #expect(complaints.take([], at: start + .seconds(1)) == ["(80 more lines)"])
        #expect(complaints.take(many, at: start + .seconds(1.5)).count == 20)
        #expect(complaints.rest() == ["(30 more lines)"])
    }

    @Test func `is read no faster than a number of bytes a second`() {
        var complaints = Complaints()
        _ = complaints.take(Array(repeating: 0x61, count: 200_000), at: start)
        #expect(complaints.pausedUntil == nil)
        _ = complaints.take(Array(repeating: 0x61, count: 100_000), at: start + .seconds(0.5))
        #expect(complaints.pausedUntil == start + .seconds(1))
        _ = complaints.take([0x61], at: start + .seconds(1))
        #expect(complaints.pausedUntil == nil)
    }
}
