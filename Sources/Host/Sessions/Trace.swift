import Pipeline
import Reactor

/// What each part did in a turn, gathered as it happens and kept with the turn for the team.
final class Trace: Sendable {
    private let reports = Lock<[StepReport]>([])

    func note(_ report: StepReport) { reports.withLock { $0.append(report) } }

    var steps: [StepReport] { reports.withLock { $0 } }

    /// The trace as it is stored: the steps in order, and the facts known at the end.
    func written(_ context: Context?) -> [UInt8] {
        let steps = steps
        var bytes = Array(#"{"steps":["#.utf8)
        bytes.reserveCapacity(steps.count * 96 + 256)
        for (index, step) in steps.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            var text = JSONText(continuing: bytes)
            bytes = []
            step.write(to: &text)
            bytes = text.closed()
        }
        bytes.append(UInt8(ascii: "]"))
        if let context { Self.write(context.facts, to: &bytes) }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private static func write(_ facts: [(name: String, value: FactValue)], to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #","facts":{"#.utf8)
        var isFirst = true
        // What the learner wrote stands in the log already, and nowhere twice.
        for fact in facts where fact.name != "message.text" {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            JSONText.append(fact.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            fact.value.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension FactValue {
    fileprivate func write(to bytes: inout [UInt8]) {
        switch self {
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .text(let text): JSONText.append(text, to: &bytes)
        case .number, .texts: bytes += json.bytes
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
        if !place.isEmpty { text.field("place", place) }
        text.field("us", duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000)
        text.field("ending", ending.word)
        if let detail = ending.detail { text.field("detail", detail) }
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
        }
    }

    /// What more there is to say.
    var detail: String? {
        switch self {
        case .skipped, .passed, .rewrote, .answered: nil
        case .added(let names): names.isEmpty ? nil : names.joined(separator: ", ")
        case .refused(let reason), .declined(let reason), .failed(let reason): reason
        case .parked(let queue): queue
        case .timedOut(let limit): "after \(limit)"
        }
    }
}
