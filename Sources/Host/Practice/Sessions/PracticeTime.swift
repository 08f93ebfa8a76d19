/// How much time attempts may still say they took: what the host itself saw pass since something last happened in the
/// session, without pauses.
///
/// Attempts that come together share it in their order, so that a child who was offline loses nothing, and nobody can
/// claim the same minute twice.
struct PracticeTime: Sendable, Equatable {
    /// Up to where time has been given to attempts.
    private(set) var countedUntil: Moment

    init(countedUntil: Moment) { self.countedUntil = countedUntil }

    /// Gives out time up to a moment; a clock that went backwards gives none.
    mutating func take(upTo moment: Moment) -> PracticeTimeBudget {
        let passed = max(.zero, moment - countedUntil)
        countedUntil = moment
        return PracticeTimeBudget(left: passed)
    }

    /// Leaves a pause out.
    mutating func skip(_ pause: Duration) { countedUntil = countedUntil + max(.zero, pause) }
}

/// What is left of the time that one batch of attempts may claim.
struct PracticeTimeBudget: Sendable, Equatable {
    private(set) var left: Duration

    mutating func claim(_ claimed: Duration) -> Duration {
        let given = min(max(.zero, claimed), left)
        left -= given
        return given
    }
}
