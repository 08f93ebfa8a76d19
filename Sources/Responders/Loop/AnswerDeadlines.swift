/// Whether an answer still has time: a value that is asked, and that never looks at a clock itself.
struct AnswerDeadlines {
    enum Stage: Equatable { case beginning, continuing, whole }

    enum Verdict: Equatable {
        /// The time for this stage is up.
        case expired(Stage)
        case lookAgain(at: ContinuousClock.Instant)
    }

    /// From the start until the answer begins.
    let beginning: Duration
    /// Between one piece and the next, while the reader keeps up.
    let continuing: Duration
    /// From the start to the end.
    let whole: Duration
    private let start: ContinuousClock.Instant
    private var latestSign: ContinuousClock.Instant
    private(set) var hasBegun = false

    init(beginning: Duration, continuing: Duration, whole: Duration, from start: ContinuousClock.Instant) {
        (self.beginning, self.continuing, self.whole) = (beginning, continuing, whole)
        (self.start, latestSign) = (start, start)
    }

    /// Something came, or may come again after the reader was behind.
    mutating func signCame(at now: ContinuousClock.Instant) { (hasBegun, latestSign) = (true, now) }

    /// - Parameter isAwaited: the reader waits for more; while it does not, silence is nobody's fault.
    mutating func verdict(at now: ContinuousClock.Instant, isAwaited: Bool) -> Verdict {
        let end = start + whole
        guard now < end else { return .expired(.whole) }
        guard hasBegun else {
            return now < start + beginning ? .lookAgain(at: min(start + beginning, end)) : .expired(.beginning)
        }
        if now >= latestSign + continuing {
            guard !isAwaited else { return .expired(.continuing) }
            latestSign = now
        }
        return .lookAgain(at: min(latestSign + continuing, end))
    }
}
