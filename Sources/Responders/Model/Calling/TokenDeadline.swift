import Synchronization

/// Ends a stream whose server keeps the line busy and says nothing: comments and empty pieces are no words.
///
/// One timer a stream, not one a word: it sleeps for as long as nothing can have become too long, and then looks.
final class TokenDeadline: Sendable {
    private let first: Duration
    private let between: Duration
    private let host: String
    private let elapsed: @Sendable () -> Duration
    private let hasBegun = Atomic(false)
    /// When words were last waited for, in ticks; negative while the learner takes those that came.
    private let awaitedSince: Atomic<Int64>

    init(first: Duration, between: Duration, host: String, elapsed: @escaping @Sendable () -> Duration) {
        (self.first, self.between, self.host, self.elapsed) = (first, between, host, elapsed)
        awaitedSince = Atomic(elapsed().ticks)
    }

    /// Words came; until ``readOn()`` the learner takes them, and silence is nobody's fault.
    func wordsCame() {
        hasBegun.store(true, ordering: .relaxed)
        awaitedSince.store(-1, ordering: .relaxed)
    }

    /// Words came, and were taken at once.
    func wordsWereTaken() {
        hasBegun.store(true, ordering: .relaxed)
        readOn()
    }

    func readOn() { awaitedSince.store(elapsed().ticks, ordering: .relaxed) }

    /// Returns never; throws when the silence has become too long, or when it is cancelled.
    func watch(on clock: any Clock<Duration>) async throws {
        while true {
            let begun = hasBegun.load(ordering: .relaxed)
            let since = awaitedSince.load(ordering: .relaxed)
            let (limit, now) = (begun ? between : first, elapsed())
            let left = (since < 0 ? now : .ticks(since)) + limit - now
            guard left > .zero else {
                throw ModelFailure(host: host, reason: begun ? .silent(for: limit) : .noBeginning(within: limit))
            }
            // The first word may come in the meantime, and from then on less patience is had.
            try await clock.sleep(for: min(left, between))
        }
    }
}

extension Duration {
    /// In nanoseconds or nearly so, for words are many and a division is dear; enough for three hundred years.
    fileprivate var ticks: Int64 { Int64(truncatingIfNeeded: attoseconds >> 30) }

    fileprivate static func ticks(_ count: Int64) -> Duration { Duration(attoseconds: Int128(count) << 30) }
}
