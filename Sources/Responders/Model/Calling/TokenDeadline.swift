/// Ends a stream whose server keeps the line busy and says nothing: comments and empty pieces are no words.
///
/// One timer a stream, not one a word: it sleeps for as long as nothing can have become too long, and then looks.
final class TokenDeadline: Sendable {
    private struct State {
        var hasBegun = false
        var latest: Duration
        var isAwaited = true
    }

    private let first: Duration
    private let between: Duration
    private let host: String
    private let elapsed: @Sendable () -> Duration
    private let state: Lock<State>

    init(first: Duration, between: Duration, host: String, elapsed: @escaping @Sendable () -> Duration) {
        (self.first, self.between, self.host, self.elapsed) = (first, between, host, elapsed)
        state = Lock(State(latest: elapsed()))
    }

    /// Words came; until ``readOn()`` the learner takes them, and silence is nobody's fault.
    func wordsCame() { state.withLock { ($0.hasBegun, $0.isAwaited) = (true, false) } }

    func readOn() {
        let now = elapsed()
        state.withLock { ($0.latest, $0.isAwaited) = (now, true) }
    }

    /// Returns never; throws when the silence has become too long, or when it is cancelled.
    func watch(on clock: any Clock<Duration>) async throws {
        while true {
            let (begun, since) = state.withLock { ($0.hasBegun, $0.isAwaited ? $0.latest : nil) }
            let (limit, now) = (begun ? between : first, elapsed())
            let left = (since ?? now) + limit - now
            guard left > .zero else {
                throw ModelFailure(host: host, reason: begun ? .silent(for: limit) : .noBeginning(within: limit))
            }
            // The first word may come in the meantime, and from then on less patience is had.
            try await clock.sleep(for: min(left, between))
        }
    }
}
