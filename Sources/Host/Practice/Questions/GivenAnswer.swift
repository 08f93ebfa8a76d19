/// What a learner answered, before anybody has looked whether it is right.
package enum GivenAnswer: Sendable, Equatable {
    /// The identifiers of the choices that were made.
    case choices(Set<String>)
    case text(String)

    static let longestText = 1000

    /// Reads an answer as it comes in JSON: a text, a number, true or false, or a list of choices.
    init?(_ value: JSON) {
        switch value {
        case .string(let text) where text.utf8.count <= Self.longestText: self = .text(text)
        case .integer(let number): self = .text("\(number)")
        case .number(let number): self = .text(number.plainText)
        case .bool(let flag): self = .text(flag ? "true" : "false")
        case .array(let items):
            let chosen = items.compactMap(\.string)
            guard chosen.count == items.count, chosen.count <= 100, chosen.allSatisfy({ $0.utf8.count <= 64 }) else {
                return nil
            }
            self = .choices(Set(chosen))
        default: return nil
        }
    }

    /// The answer as it is kept; the same answer is always the same text.
    var stored: String {
        switch self {
        case .text(let text): text
        case .choices(let chosen): chosen.sorted().joined(separator: " ")
        }
    }
}

/// Why an answer could not be checked: it is none for this question.
struct UnreadableAnswer: Error, Equatable {
    let sentence: String

    /// No example in it should be likely to be the answer.
    static let noNumber = UnreadableAnswer(sentence: "must be a number, such as 120, -2.5 or 2/9")
}
