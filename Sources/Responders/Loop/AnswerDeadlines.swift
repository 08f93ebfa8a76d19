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
    private var hasBegun = false
    private var isPaused = false

    init(beginning: Duration, continuing: Duration, whole: Duration, from start: ContinuousClock.Instant) {
        (self.beginning, self.continuing, self.whole) = (beginning, continuing, whole)
        (self.start, latestSign) = (start, start)
    }

    mutating func signCame(at now: ContinuousClock.Instant) { (hasBegun, latestSign) = (true, now) }

    /// The reader is behind: from now on silence is not the other side's fault.
    mutating func pause() { isPaused = true }

    mutating func resume(at now: ContinuousClock.Instant) { (isPaused, latestSign) = (false, now) }

    func verdict(at now: ContinuousClock.Instant) -> Verdict {
        let end = start + whole
        guard now < end else { return .expired(.whole) }
        if isPaused { return .lookAgain(at: end) }
        let next = hasBegun ? latestSign + continuing : start + beginning
        guard now < next else { return .expired(hasBegun ? .continuing : .beginning) }
        return .lookAgain(at: min(next, end))
    }
}
