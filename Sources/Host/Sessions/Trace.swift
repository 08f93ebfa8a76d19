import Pipeline
import Reactor

/// What each part did in a turn, gathered as it happens and kept with the turn for the team.
final class Trace: Sendable {
    private let reports = Lock<[StepReport]>([])

    func note(_ report: StepReport) { reports.withLock { $0.append(report) } }

    var steps: [StepReport] { reports.withLock { $0 } }

    /// The trace as it is stored: the steps in order, and the facts known at the end.
    func written(_ context: Context?) -> [UInt8] {
        var list: [UInt8] = [UInt8(ascii: "[")]
        for (index, step) in steps.enumerated() {
            if index > 0 { list.append(UInt8(ascii: ",")) }
            list += step.written
        }
        list.append(UInt8(ascii: "]"))
        var text = JSONText(capacity: list.count + 128)
        text.field("steps", json: list)
        if let context { text.field("facts", json: Self.written(context.facts)) }
        return text.closed()
    }

    private static func written(_ facts: [(name: String, value: FactValue)]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        // What the learner wrote stands in the log already, and nowhere twice.
        for (index, fact) in facts.filter({ $0.name != "message.text" }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONText.append(fact.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            bytes += fact.value.json.bytes
        }
        return bytes + [UInt8(ascii: "}")]
    }
}

extension FactValue {
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
    fileprivate var written: [UInt8] {
        var text = JSONText(capacity: 96)
        text.field("kind", kind.rawValue)
        text.field("name", name)
        if !place.isEmpty { text.field("place", place) }
        text.field("us", duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000)
        text.field("ending", ending.word)
        if let detail = ending.detail { text.field("detail", detail) }
        return text.closed()
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
