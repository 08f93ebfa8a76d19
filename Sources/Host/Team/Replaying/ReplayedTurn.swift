import Pipeline

/// What a turn came to, as far as the learner noticed.
struct TurnResult: Sendable, Equatable {
    /// In the words of the wire; `unknown` when a part would be asked whose answer nobody knows.
    var outcome: String
    /// Who ended it.
    var by: String?
    /// What the learner read; only of an answer, for the host's own words say what the outcome says.
    var text: String?

    static func unknown(_ part: String) -> TurnResult {
        TurnResult(
            outcome: "unknown",
            by: part,
            text: "(\(part) would be asked; its answer is not recorded; --live asks it now)"
        )
    }

    var reachesPerson: Bool { outcome == TurnOutcome.handedOff.rawValue }
    var isRefused: Bool { outcome == TurnOutcome.refused.rawValue }

    var json: JSON {
        JSON(members: [
            ("outcome", .string(outcome)), ("by", by.map(JSON.string) ?? .null),
            ("text", text.map(JSON.string) ?? .null),
        ])
    }
}

/// A stored turn, and what a candidate makes of it.
struct ReplayedTurn: Sendable {
    let id: TurnID
    let course: String
    let module: String?
    let question: String
    let before: TurnResult
    let after: TurnResult

    var differs: Bool { before != after }

    var json: JSON {
        JSON(members: [
            ("turn", .string("\(id)")), ("course", .string(course)), ("module", module.map(JSON.string) ?? .null),
            ("question", .string(question)), ("before", before.json), ("after", after.json),
        ])
    }
}

/// A stored turn, read as far as a replay needs it.
struct TurnScript: Sendable {
    let turn: RecordedTurn
    let trace: StoredTrace
    let question: String
    let asksForPerson: Bool
    /// The event that ended the turn.
    let ending: JSON

    /// `nil` for a turn that cannot be compared: it was stopped or cut short, or its trace is lost.
    init?(_ turn: RecordedTurn) {
        switch turn.outcome {
        case nil, .stopped?, .interrupted?: return nil
        case .answered?, .handedOff?, .refused?, .locked?, .failed?: break
        }
        guard !turn.trace.isEmpty, let message = try? JSON(parsing: turn.message) else { return nil }
        self.turn = turn
        trace = StoredTrace(turn.trace)
        question = trace.beginning.text ?? message["about"]?.string ?? message["text"]?.string ?? ""
        asksForPerson = message["asks"]?.string == "person"
        ending = (try? JSON(parsing: turn.ending)) ?? .null
    }

    /// What it came to then.
    var result: TurnResult {
        let outcome = turn.outcome ?? .failed
        let last = trace.last
        if last?.ending == "parked" {
            // Before there were queues, a turn that was to be handed to a person failed.
            return TurnResult(outcome: TurnOutcome.handedOff.rawValue, by: last?.name)
        }
        switch outcome {
        case .answered:
            return TurnResult(
                outcome: outcome.rawValue,
                by: ending["by"]?["name"]?.string ?? last?.name,
                text: ending["text"]?.string ?? ""
            )
        case .refused:
            return TurnResult(outcome: outcome.rawValue, by: ending["by"]?["name"]?.string ?? last?.name)
        default: return TurnResult(outcome: outcome.rawValue)
        }
    }

    /// What a part said then, when the answer has the words of several: those between the seams around it.
    func words(of part: String) -> String {
        let text = Array((ending["text"]?.string ?? "").utf16)
        var start = 0
        for seam in ending["seams"]?.array ?? [] {
            let end = min(text.count, max(start, Int(clamping: seam["at"]?.integer ?? 0)))
            if seam["after"]?.string == part { return String(decoding: text[start..<end], as: UTF16.self) }
            start = min(text.count, end + StreamedReply.seamText.utf16.count)
        }
        return String(decoding: text[start...], as: UTF16.self)
    }

    /// Whether a part broke off in the middle of what it said.
    func brokeOff(_ part: String) -> Bool {
        ending["seams"]?.array?.contains { $0["after"]?.string == part } ?? false
    }
}
