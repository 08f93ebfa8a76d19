/// How the turns have ended that somebody wants to see: with an outcome, where a prepared text is no answer.
struct WantedEnding: Sendable, Equatable {
    let outcome: TurnOutcome
    var isPrepared = false

    static let all = TurnOutcome.allCases.flatMap { outcome in
        outcome == .answered
            ? [WantedEnding(outcome: outcome), WantedEnding(outcome: outcome, isPrepared: true)]
            : [WantedEnding(outcome: outcome)]
    }

    /// As the address of the page has it.
    var name: String { isPrepared ? "prepared" : outcome.rawValue }

    var word: TeamWord { isPrepared ? .prepared : .of(outcome) }

    /// The ending of that name, if there is one.
    static func named(_ name: String) -> WantedEnding? { all.first { $0.name == name } }

    func has(_ turn: Explanation) -> Bool { turn.outcome == outcome && turn.isPrepared == isPrepared }
}
