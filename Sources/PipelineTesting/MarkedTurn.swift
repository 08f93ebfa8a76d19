import Pipeline

/// A turn with a word in it that stands nowhere else, so that it is noticed when it turns up in another turn.
struct MarkedTurn: Sendable {
    let turn: Turn
    let marker: String

    static func some(of turn: Turn, count: Int = 12) -> [MarkedTurn] {
        (0..<count).map { number in
            // Letters only, and no marker within another.
            let marker = "zq" + String(repeating: "x", count: number) + "qz"
            var marked = Turn(
                id: Identifier(turn.id.text + marker),
                session: Identifier(turn.session.text + marker),
                learner: Identifier(turn.learner.text + marker),
                text: turn.text + " " + marker
            )
            marked.context = turn.context
            return MarkedTurn(turn: marked, marker: marker)
        }
    }

    /// Evidence that something of another turn is in `text`.
    func strange(in text: String, among turns: [MarkedTurn]) -> String? {
        guard turns.contains(where: { $0.marker != marker && text.contains($0.marker) }) else { return nil }
        return "words of one turn turned up in another"
    }
}

extension Turn {
    func saying(_ text: String) -> Turn {
        var turn = self
        turn.text = text
        return turn
    }
}
