extension Screening {
    /// What is shown when a guard says this about `pending`, and the beginning of `pending` that is settled by it; the
    /// rest waits.
    ///
    /// Nothing can wait when no more text comes: what a guard holds back then is refused.
    package func applied(
        to pending: String,
        isFinal: Bool
    ) throws(Refusal) -> (shown: String, settled: Substring) {
        func settled(but held: Int) throws(Refusal) -> Substring {
            guard !isFinal || held <= 0 || pending.isEmpty else { throw .uncheckedAnswer }
            return pending.dropLast(max(0, held))
        }
        switch self {
        case .release: return (pending, pending[...])
        case .replace(let text, let held): return (text, try settled(but: held))
        case .hold(let count):
            let shown = try settled(but: count)
            return (String(shown), shown)
        case .refuse(let refusal): throw refusal
        }
    }
}

extension Step where Part == any Guard {
    /// What this guard lets through of an answer that is there as a whole.
    func screened(_ text: String, of turn: Turn) throws(Refusal) -> String {
        guard case .guard(let part) = instant,
            let screening = try? part.judge(Draft(pending: text, isFinal: true), of: turn)
        else { throw .uncheckedAnswer }
        return try screening.applied(to: text, isFinal: true).shown
    }
}
