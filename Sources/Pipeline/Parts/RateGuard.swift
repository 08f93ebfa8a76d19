/// Limits how often one learner may ask.
public struct RateGuard: InstantGuard, GuardModule {
    public struct Settings: ModuleSettings {
        /// How many messages.
        public var messages = 12
        /// In how long a time.
        public var per = TimeSpan.minutes(1)

        public init() {}

        public func validate() throws {
            guard (1...10_000).contains(messages) else {
                throw InvalidSettings("\"messages\" is \(messages); write a number from 1 to 10000", at: "messages")
            }
            guard per.milliseconds >= 1000 else {
                throw InvalidSettings("\(per) is too short to count in; write at least \"1s\"", at: "per")
            }
        }

        public static let meanings = [
            "messages": "How many messages a learner may send in that time.",
            "per": "The time they are counted in.",
        ]
    }

    public static let name: ModuleName = "rate"
    public static let summary = "Limits how often one learner may ask."

    private let ledger: RateLedger

    public init(_ settings: Settings, _ assembly: Assembly) {
        ledger = RateLedger(settings, elapsed: elapsed(on: assembly.clock))
    }

    public func judge(_ turn: inout Turn) -> Admission {
        // A draft is a tutor's doing, however often it is wanted.
        guard !turn.isDraft, let wait = ledger.wait(of: turn.learner) else { return .pass }
        return .refuse(
            Refusal("That was a lot of questions at once. Take a breath, and ask again soon.", retryAfter: wait)
        )
    }

    public func judge(_ draft: Draft, of turn: Turn) -> Screening { .release }
}

/// Who has asked how often lately.
///
/// Each learner has one number: until when what they have asked uses up what they may. Learners whose time is past are
/// forgotten, so the ledger holds no more of them than have asked within the time.
private final class RateLedger: Sendable {
    private struct State: Sendable {
        var usedUntil: [Identifier<Learner>: Duration] = [:]
        var sweepAt = 1024
    }

    private let burst: Duration
    private let step: Duration
    private let elapsed: @Sendable () -> Duration
    private let state = Locked(State())

    init(_ settings: RateGuard.Settings, elapsed: @escaping @Sendable () -> Duration) {
        burst = settings.per.duration
        step = settings.per.duration / settings.messages
        self.elapsed = elapsed
    }

    /// Counts a message; returns how long to wait when it is one too many, which is not counted.
    func wait(of learner: Identifier<Learner>) -> Duration? {
        let now = elapsed()
        return state.withLock { state in
            let used = max(state.usedUntil[learner] ?? now, now) + step
            guard used - now <= burst else { return used - now - burst }
            state.usedUntil[learner] = used
            if state.usedUntil.count >= state.sweepAt {
                state.usedUntil = state.usedUntil.filter { $0.value > now }
                state.sweepAt = max(1024, 2 * state.usedUntil.count)
            }
            return nil
        }
    }
}

/// What has passed on a clock since now.
private func elapsed(on clock: some Clock<Duration>) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
}
