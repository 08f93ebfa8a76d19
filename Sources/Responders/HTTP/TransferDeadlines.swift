/// Whether a transfer still has time: a value that is asked, and that never looks at a clock itself.
struct TransferDeadlines {
    enum Verdict: Equatable {
        case expired(HTTPFailure.Reason)
        case lookAgain(at: ContinuousClock.Instant)
    }

    private let limits: HTTPDeadlines
    private let start: ContinuousClock.Instant
    private var latestSign: ContinuousClock.Instant
    private var hasHead = false
    private var isPaused = false

    init(_ limits: HTTPDeadlines, from start: ContinuousClock.Instant) {
        self.limits = limits
        self.start = start
        latestSign = start
    }

    mutating func headCame(at now: ContinuousClock.Instant) { (hasHead, latestSign) = (true, now) }
    mutating func bytesCame(at now: ContinuousClock.Instant) { latestSign = now }

    /// The reader is behind: from now on silence is not the other side's fault.
    mutating func pause() { isPaused = true }

    mutating func resume(at now: ContinuousClock.Instant) { (isPaused, latestSign) = (false, now) }

    func verdict(at now: ContinuousClock.Instant) -> Verdict {
        let end = start + limits.total
        guard now < end else { return .expired(.tooSlow(limit: limits.total)) }
        if isPaused { return .lookAgain(at: end) }
        let stage = hasHead ? latestSign + limits.betweenBytes : start + limits.firstByte
        guard now < stage else {
            return .expired(hasHead ? .silence(for: limits.betweenBytes) : .noAnswer(within: limits.firstByte))
        }
        return .lookAgain(at: min(stage, end))
    }
}
