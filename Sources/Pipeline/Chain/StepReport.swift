/// What happened at one step of a turn, as the chain measured it; no part measures itself.
///
/// An object that never changes, so that traces, metrics and the store share one.
public final class StepReport: Sendable {
    public enum Kind: String, Sendable { case enricher, `guard`, responder }

    public enum Ending: Sendable, Equatable {
        /// Its condition did not hold.
        case skipped
        /// An enricher added these findings.
        case added([String])
        /// A guard let the question or the reply pass.
        case passed
        case rewrote
        case refused(String)
        case answered
        case declined(String)
        case parked(queue: String)
        case failed(String)
        case timedOut(Duration)
        /// Nobody waits for it any more; it has not failed.
        case stopped
    }

    public let kind: Kind
    public let name: String
    /// The part it uses; empty for a part that no configuration made.
    public let use: String
    public let place: String
    public let duration: Duration
    public let ending: Ending
    /// What it took to answer, when it did.
    public let attribution: Attribution?
    /// What it used up, also when it did not answer.
    public let spent: Spent
    /// What it said about itself, also when it did not answer.
    public let remarks: [String]

    init(
        kind: Kind,
        name: String,
        use: String = "",
        place: String,
        duration: Duration,
        ending: Ending,
        attribution: Attribution? = nil,
        spent: Spent = Spent(),
        remarks: [String] = []
    ) {
        self.kind = kind
        self.name = name
        self.use = use
        self.place = place
        self.duration = duration
        self.ending = ending
        self.attribution = attribution
        self.spent = spent
        self.remarks = remarks
    }

    /// What a trace says of it beyond how it ended.
    public var notes: [String] { remarks + (attribution?.traceDetails ?? []) }

    /// Whether there is anything, which takes no lists to know.
    public var hasNotes: Bool { !remarks.isEmpty || attribution?.hasTraceDetails ?? false }
}

extension StepReport.Ending {
    init(failure: any Error) {
        self = if let late = failure as? TimedOut { .timedOut(late.limit) } else { .failed("\(failure)") }
    }
}
