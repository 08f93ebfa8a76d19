import Pipeline

/// A ledger for those who serve nobody but themselves; a host keeps its own on disk.
public actor MemoryTokenLedger: TokenLedger {
    private struct Line {
        let spender: TokenSpender
        let at: Duration
        var tokens: Int
    }

    private let elapsed: @Sendable () -> Duration
    private var lines: [Int64: Line] = [:]
    private var number: Int64 = 0

    public init(clock: any Clock<Duration> = .continuous) { elapsed = stopwatch(on: clock) }

    public func reserve(
        _ tokens: Int,
        for spender: TokenSpender,
        within limits: TokenLimits
    ) -> TokenReservation? {
        let now = elapsed()
        lines = lines.filter { now - $0.value.at < limits.per }
        if let limit = limits.learner, spender.learner != nil, used({ $0.learner == spender.learner }) >= limit {
            return nil
        }
        if let limit = limits.course, spender.course != nil, used({ $0.course == spender.course }) >= limit {
            return nil
        }
        number += 1
        lines[number] = Line(spender: spender, at: now, tokens: max(0, tokens))
        return TokenReservation(number: number)
    }

    public func settle(_ reservation: TokenReservation, used: Int) {
        lines[reservation.number]?.tokens = max(0, used)
    }

    private func used(_ isCounted: (TokenSpender) -> Bool) -> Int {
        lines.values.reduce(0) { $0 + (isCounted($1.spender) ? $1.tokens : 0) }
    }
}

/// What has passed on a clock since now.
func stopwatch(on clock: some Clock<Duration>) -> @Sendable () -> Duration {
    // Read at every word of a model: through the protocol it would cost ten times as much.
    if clock is ContinuousClock {
        let start = ContinuousClock.now
        return { start.duration(to: .now) }
    }
    let start = clock.now
    return { start.duration(to: clock.now) }
}
