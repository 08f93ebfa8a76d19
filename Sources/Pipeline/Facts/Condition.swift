/// A question about facts that is always answered, in time linear in its size: the `when` of an entry.
///
/// A fact that is absent makes a comparison false. There is no regular expression here and no code, so no condition
/// can hang a turn.
public indirect enum Condition: Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case compare(Fact, Comparison)

    public enum Comparison: Sendable, Equatable {
        case equals(FactValue)
        case oneOf([FactValue])
        case atLeast(Double)
        case lessThan(Double)
        case words(WordGlob)
    }

    /// The facts this condition asks about.
    public var facts: [Fact] {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.flatMap(\.facts)
        case .not(let condition): condition.facts
        case .compare(let fact, _): [fact]
        }
    }

    public func holds(in context: Context) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(in: context) }
        case .any(let conditions): conditions.contains { $0.holds(in: context) }
        case .not(let condition): !condition.holds(in: context)
        case .compare(let fact, let comparison): context.value(of: fact).map(comparison.holds) ?? false
        }
    }
}

extension Condition.Comparison {
    /// A list of texts compares as each of its members: it equals what one of them equals.
    func holds(_ value: FactValue) -> Bool {
        switch (self, value) {
        case (.equals(.text(let wanted)), .texts(let texts)): texts.contains(wanted)
        case (.equals(let wanted), _): value == wanted
        case (.oneOf(let wanted), .texts(let texts)): texts.contains { wanted.contains(.text($0)) }
        case (.oneOf(let wanted), _): wanted.contains(value)
        case (.atLeast(let bound), .number(let number)): number >= bound
        case (.lessThan(let bound), .number(let number)): number < bound
        case (.words(let glob), .text(let text)): glob.occurs(in: text)
        case (.words(let glob), .texts(let texts)): texts.contains(where: glob.occurs)
        case (.atLeast, _), (.lessThan, _), (.words, _): false
        }
    }
}
