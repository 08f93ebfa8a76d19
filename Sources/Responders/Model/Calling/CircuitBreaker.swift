/// Remembers that a server fails, so that learners do not wait for it in vain.
///
/// After `limit` failures in a row it is not asked for a while; then one question goes there as a probe, and what comes
/// of it decides. A value that is asked and told; it looks at no clock.
struct CircuitBreaker {
    enum Verdict: Equatable { case ask, probe, rest(for: Duration) }

    private enum State { case closed(failures: Int), open(until: Duration), probing(since: Duration) }

    let limit: Int
    let pause: Duration
    private var state = State.closed(failures: 0)

    init(limit: Int = 5, pause: Duration = .seconds(15)) { (self.limit, self.pause) = (limit, pause) }

    /// Whether the server is to be asked; `.probe` makes the asker's result decide.
    mutating func verdict(at now: Duration) -> Verdict {
        switch state {
        case .closed: return .ask
        case .open(let until):
            guard now >= until else { return .rest(for: until - now) }
        case .probing(let since):
            // A probe that never reports must not keep the server shut out for ever.
            guard now >= since + pause else { return .rest(for: since + pause - now) }
        }
        state = .probing(since: now)
        return .probe
    }

    mutating func succeeded() { state = .closed(failures: 0) }

    mutating func failed(at now: Duration) {
        switch state {
        case .closed(let failures) where failures + 1 < limit: state = .closed(failures: failures + 1)
        case .closed, .probing: state = .open(until: now + pause)
        // Questions that were under way when it opened say nothing new.
        case .open: break
        }
    }

    /// A probe ended without saying anything about the server: the next question is the probe.
    mutating func learnedNothing(at now: Duration) { if case .probing = state { state = .open(until: now) } }
}
