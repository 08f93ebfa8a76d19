import Locking
import Pipeline

/// What each part did in a turn, gathered as it happens and kept with the turn for the team.
final class Trace: Sendable {
    /// What the chain was given beyond the learner's message: all it takes to run the turn again.
    struct Beginning: Sendable {
        var course = ""
        var module: String?
        /// The lock that somebody had set, besides what the configuration says.
        var lock = LockGrade.off
        /// What was asked, where the log shows other words, as for another hint.
        var text: String?
        var hints: [String: Int] = [:]
        /// Queues in which the learner had waited long enough.
        var exhausted: [String] = []
    }

    private let state = Lock((beginning: Beginning(), reports: [StepReport]()))

    func begin(_ beginning: Beginning) {
        state.withLock { state in
            state.beginning = beginning
            // As many steps as most chains have.
            state.reports.reserveCapacity(8)
        }
    }

    func note(_ report: StepReport) { state.withLock { $0.reports.append(report) } }

    var steps: [StepReport] { state.withLock { $0.reports } }

    /// The trace as it is stored: what the turn began with, the steps in order, and the facts known at the end.
    func written(_ context: Context?) -> [UInt8] {
        // Where it stands: a copy would cost as much as half of the writing.
        state.withLock { state in
            var text = JSONText(capacity: state.reports.count * 128 + 512)
            state.beginning.write(to: &text)
            text.list("steps", of: state.reports) { $1.write(to: &$0) }
            guard let context else { return text.closed() }
            text.object("facts") { text in
                // What the learner wrote stands in the log already, and nowhere twice.
                context.eachFact { name, value in if name != "message.text" { value.write(name, to: &text) } }
            }
            return text.closed()
        }
    }
}

extension Trace.Beginning {
    /// The first members of the object.
    fileprivate func write(to text: inout JSONText) {
        if !course.isEmpty { text.field("course", course) }
        if let module { text.field("module", module) }
        if lock > .off { text.field("lock", lock.rawValue) }
        if let words = self.text { text.field("text", words) }
        if !hints.isEmpty {
            let members = hints.sorted { $0.key < $1.key }.map { ($0, JSON.integer(Int64($1))) }
            text.field("hints", json: JSON(members: members).bytes)
        }
        if !exhausted.isEmpty { text.field("exhausted", exhausted) }
    }
}

extension FactValue {
    fileprivate func write(_ name: String, to text: inout JSONText) {
        switch self {
        case .flag(let flag): text.field(named: name, flag)
        case .text(let value): text.field(named: name, value)
        case .number(let number):
            if let whole = Int64(exactly: number) {
                text.field(named: name, whole)
            } else {
                text.field(named: name, json: json.bytes)
            }
        case .texts: text.field(named: name, json: json.bytes)
        }
    }

    var json: JSON {
        switch self {
        case .flag(let flag): .bool(flag)
        case .number(let number): Int64(exactly: number).map(JSON.integer) ?? .number(number)
        case .text(let text): .string(text)
        case .texts(let texts): .array(texts.map(JSON.string))
        }
    }
}

extension StepReport {
    /// The step as traces keep it; times are in microseconds.
    fileprivate func write(to text: inout JSONText) {
        text.field("kind", kind.rawValue)
        text.field("name", name)
        if !use.isEmpty, use != name { text.field("use", use) }
        if !place.isEmpty { text.field("place", place) }
        text.field("us", Int64(clamping: duration.attoseconds / 1_000_000_000_000))
        text.field("ending", ending.word)
        if let detail = ending.detail { text.field("detail", detail) }
        if let attribution { attribution.write(to: &text) }
        if hasNotes { text.field("notes", notes) }
        guard !spent.isNothing else { return }
        text.field("tokens_in", Int64(spent.inputTokens))
        text.field("tokens_out", Int64(spent.outputTokens))
        if spent.micros > 0 { text.field("micros", Int64(spent.micros)) }
    }
}

extension Attribution {
    fileprivate func write(to text: inout JSONText) {
        text.field("by", kind.rawValue)
        if let basis { text.field("basis", basis) }
        if let model { text.field("model", model) }
        if let hint { text.field("hint", Int64(hint.level)) }
    }
}

extension StepReport.Ending {
    /// The ending in one word, as traces and metrics name it.
    var word: String {
        switch self {
        case .skipped: "skipped"
        case .added: "added"
        case .passed: "passed"
        case .rewrote: "rewrote"
        case .refused: "refused"
        case .answered: "answered"
        case .declined: "declined"
        case .parked: "parked"
        case .failed: "failed"
        case .timedOut: "timed_out"
        case .stopped: "stopped"
        }
    }

    /// What more there is to say.
    var detail: String? {
        switch self {
        case .skipped, .passed, .rewrote, .answered, .stopped: nil
        case .added(let names): names.isEmpty ? nil : names.joined(separator: ", ")
        case .refused(let reason), .declined(let reason), .failed(let reason): reason
        case .parked(let queue): queue
        case .timedOut(let limit): "after \(limit)"
        }
    }
}
