/// Masks personal details before a text leaves the house, and restores them in the reply.
///
/// Responders see `[email 1]` where the learner wrote an address. What stood there is kept in the turn, in a finding
/// that is told to nobody outside.
public struct PIIGuard: InstantGuard, GuardModule {
    public static let name: ModuleName = "pii"
    public static let summary =
        "Masks addresses, telephone numbers and cards in questions, and restores them in replies."

    public init(_ settings: NoSettings = NoSettings(), _ assembly: Assembly = Assembly()) {}

    public func judge(_ turn: inout Turn) -> Admission {
        mask(&turn)
        return .pass
    }

    public func cover(_ turn: inout Turn) async { mask(&turn) }

    private func mask(_ turn: inout Turn) {
        var details = turn.context[MaskedDetails.self]?.details ?? []
        (turn.text, details) = DetailFinder.masked(turn.text, known: details)
        // Mostly this is the text that was just found to hold nothing.
        if var message = turn.context[Message.self], message.text != turn.text, DetailFinder.mayHold(message.text) {
            (message.text, details) = DetailFinder.masked(message.text, known: details)
            turn.context[Message.self] = message
        }
        if var history = turn.context[History.self] {
            for index in history.messages.indices {
                let text = history.messages[index].text
                (history.messages[index].text, details) = DetailFinder.masked(text, known: details)
            }
            turn.context[History.self] = history
        }
        if !details.isEmpty { turn.context[MaskedDetails.self] = MaskedDetails(details: details) }
    }

    public func judge(_ draft: Draft, of turn: Turn) -> Screening {
        guard let details = turn.context[MaskedDetails.self]?.details else { return .release }
        // A mask may be cut in two by the pieces it comes in: what could become one waits.
        let held = draft.isFinal ? 0 : Self.beginnings(of: details, at: draft.pending)
        var shown = String(draft.pending.dropLast(held))
        for detail in details { shown = shown.replacing(detail.mask, with: detail.text) }
        return .replace(shown, holdingLast: held)
    }

    /// How many characters at the end of a text could be the beginning of a mask.
    private static func beginnings(of details: [PersonalDetail], at text: String) -> Int {
        guard let bracket = text.lastIndex(of: "[") else { return 0 }
        let tail = text[bracket...]
        return details.contains { $0.mask.count > tail.count && $0.mask.hasPrefix(tail) } ? tail.count : 0
    }
}

/// What was masked in a turn.
struct MaskedDetails: Codable, Sendable, ContextKey {
    static let name = "masked"
    static let leavesTheHouse = false

    var details: [PersonalDetail]
}
