/// What a replay came to.
struct ReplaySummary: Sendable, Equatable {
    /// Turns that were looked at, whatever came of it.
    var seen = 0
    /// Turns that were compared.
    var compared = 0
    var differing = 0
    /// Turns that were stopped, cut short or have not ended.
    var leftOut = 0
    /// Turns in which a part would be asked whose answer nobody knows.
    var unknown = 0
    var reachPerson = Change()
    var refused = Change()
    /// Turns that nobody had an answer to, or that a lock left without one.
    var unanswered = Change()

    struct Change: Sendable, Equatable {
        var before = 0
        var after = 0

        fileprivate mutating func count(_ turn: ReplayedTurn, _ holds: (TurnResult) -> Bool) {
            if holds(turn.before) { before += 1 }
            if holds(turn.after) { after += 1 }
        }

        fileprivate var json: JSON { ["before": .integer(Int64(before)), "after": .integer(Int64(after))] }
        fileprivate var words: String { "\(after) (\(before) before)" }
    }

    mutating func count(_ turn: ReplayedTurn) {
        compared += 1
        if turn.differs { differing += 1 }
        if turn.after.outcome == "unknown" { unknown += 1 }
        reachPerson.count(turn, \.reachesPerson)
        refused.count(turn, \.isRefused)
        unanswered.count(turn) { ["failed", "locked"].contains($0.outcome) }
    }

    var json: JSON {
        JSON(members: [
            ("compared", .integer(Int64(compared))), ("differ", .integer(Int64(differing))),
            ("reach_person", reachPerson.json), ("refused", refused.json), ("unanswered", unanswered.json),
            ("unknown", .integer(Int64(unknown))), ("left_out", .integer(Int64(leftOut))),
        ])
    }

    var page: String {
        var lines = [
            "\(differing) of \(compared) turns differ",
            "  reach a person: \(reachPerson.words)",
            "  are refused: \(refused.words)",
            "  get no answer: \(unanswered.words)",
        ]
        if unknown > 0 { lines.append("  depend on a part that was not asked at the time: \(unknown)") }
        if leftOut > 0 { lines.append("  left out because they were stopped or cut short: \(leftOut)") }
        return lines.joined(separator: "\n")
    }
}
