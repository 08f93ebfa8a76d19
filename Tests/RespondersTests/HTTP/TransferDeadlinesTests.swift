import Testing

@testable import Responders

@Suite struct `The deadlines of a transfer` {
    private let start = ContinuousClock.now
    private let limits = HTTPDeadlines(firstByte: .seconds(2), betweenBytes: .seconds(1), total: .seconds(10))

    @Test func `first watch for the head, then for silence, always for the whole`() {
        var deadlines = TransferDeadlines(limits, from: start)
        #expect(deadlines.verdict(at: start) == .lookAgain(at: start + .seconds(2)))
        #expect(deadlines.verdict(at: start + .seconds(2)) == .expired(.noAnswer(within: .seconds(2))))
        deadlines.headCame(at: start + .seconds(1))
        #expect(deadlines.verdict(at: start + .seconds(1)) == .lookAgain(at: start + .seconds(2)))
        deadlines.bytesCame(at: start + .seconds(9.5))
        #expect(deadlines.verdict(at: start + .seconds(9.6)) == .lookAgain(at: start + .seconds(10)))
        #expect(deadlines.verdict(at: start + .seconds(10)) == .expired(.tooSlow(limit: .seconds(10))))
        #expect(
            TransferDeadlines(limits, from: start).verdict(at: start + .seconds(11))
                == .expired(.tooSlow(limit: .seconds(10)))
        )
    }

    @Test func `blame nobody else for a slow reader`() {
        var deadlines = TransferDeadlines(limits, from: start)
        deadlines.headCame(at: start)
        deadlines.pause()
        #expect(deadlines.verdict(at: start + .seconds(5)) == .lookAgain(at: start + .seconds(10)))
        deadlines.resume(at: start + .seconds(5))
        #expect(deadlines.verdict(at: start + .seconds(6)) == .expired(.silence(for: .seconds(1))))
    }
}
