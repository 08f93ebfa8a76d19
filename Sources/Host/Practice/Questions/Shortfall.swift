/// What a choice of several is wrong by, said without naming any of them.
enum Shortfall: Sendable, Equatable {
    /// All of them belong, but they are not all that do.
    case incomplete
    /// At least one of them does not belong.
    case foreign
}

extension PracticeQuestion {
    /// What the words of a wrong answer to this question fall short of; `nil` where there are not several to choose, or
    /// where its author has changed the choices since.
    func shortfall(of words: String) -> Shortfall? {
        guard case .multiple(let choices) = kind else { return nil }
        let between = "; "
        let chosen = choices.filter { "\(between)\(words)\(between)".contains("\(between)\($0.text)\(between)") }
        guard !chosen.isEmpty, chosen.map(\.text).joined(separator: between) == words else { return nil }
        return chosen.allSatisfy(\.weight.isCredit) ? .incomplete : .foreign
    }
}
