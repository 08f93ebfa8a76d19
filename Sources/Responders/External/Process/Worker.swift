/// One place in a pool: the process that is in it now, the turn that uses it, and when the next one may come.
struct Worker {
    enum Activity {
        /// No process; after a failure not before `restsUntil`.
        case empty
        case idle
        case answering(Lane, AnswerDeadlines)
        /// It is being ended: its process is gone in a moment.
        case leaving
    }

    var child: Child?
    var activity = Activity.empty
    var startedAt: ContinuousClock.Instant = .now
    var hasAnswered = false
    /// That it is ended is no fault of its own.
    var isExcused = false
    var timer: LoopTimer?
    var latestFailure: ProcessFailure?
    private(set) var restsUntil: ContinuousClock.Instant?
    private var backoff = Backoff()

    var lane: Lane? { if case .answering(let lane, _) = activity { lane } else { nil } }
    var isIdle: Bool { if case .idle = activity { true } else { false } }
    var isEmpty: Bool { if case .empty = activity { true } else { false } }

    func rests(at now: ContinuousClock.Instant) -> Bool { restsUntil.map { now < $0 } ?? false }

    /// The process has ended; returns how long its place stays empty.
    mutating func ended(because failure: ProcessFailure, at now: ContinuousClock.Instant) -> Duration {
        let age = startedAt.duration(to: now)
        let pause = isExcused ? .zero : backoff.pause(after: age, hasAnswered: hasAnswered)
        timer?.cancel()
        (child, activity, timer) = (nil, .empty, nil)
        restsUntil = pause > .zero ? now + pause : nil
        latestFailure = failure
        return pause
    }
}
