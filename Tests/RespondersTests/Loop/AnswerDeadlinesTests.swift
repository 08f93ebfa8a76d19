import Testing

@testable import Responders

@Suite struct `The deadlines of an answer` {
    private let start = ContinuousClock.now

    private func fresh() -> AnswerDeadlines {
        AnswerDeadlines(beginning: .seconds(2), continuing: .seconds(1), whole: .seconds(10), from: start)
    }

    @Test func `first watch for its beginning, then for silence, always for the whole`() {
        var deadlines = fresh()
        #expect(deadlines.verdict(at: start, isAwaited: true) == .lookAgain(at: start + .seconds(2)))
        #expect(deadlines.verdict(at: start + .seconds(2), isAwaited: true) == .expired(.beginning))
        deadlines.signCame(at: start + .seconds(1))
        #expect(deadlines.verdict(at: start + .seconds(1), isAwaited: true) == .lookAgain(at: start + .seconds(2)))
        #expect(deadlines.verdict(at: start + .seconds(2), isAwaited: true) == .expired(.continuing))
        deadlines.signCame(at: start + .seconds(9.5))
        #expect(deadlines.verdict(at: start + .seconds(9.6), isAwaited: true) == .lookAgain(at: start + .seconds(10)))
        #expect(deadlines.verdict(at: start + .seconds(10), isAwaited: true) == .expired(.whole))
        deadlines = fresh()
        #expect(deadlines.verdict(at: start + .seconds(11), isAwaited: true) == .expired(.whole))
    }

    @Test func `blame nobody else for a slow reader`() {
        var deadlines = fresh()
        deadlines.signCame(at: start)
        #expect(deadlines.verdict(at: start + .seconds(5), isAwaited: false) == .lookAgain(at: start + .seconds(6)))
        #expect(deadlines.verdict(at: start + .seconds(6), isAwaited: true) == .expired(.continuing))
        #expect(deadlines.verdict(at: start + .seconds(10), isAwaited: false) == .expired(.whole))
    }
}
