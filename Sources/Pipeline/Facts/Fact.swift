/// One thing a condition may ask about: a name, a type, a meaning, and how it is read.
///
/// An object that never changes: every turn reads all of them for its trace.
public final class Fact: Sendable {
    public enum Kind: String, Sendable { case flag, number, text, texts }

    public let name: String
    public let kind: Kind
    public let meaning: String
    /// The kind of finding it is read from.
    let source: any Finding.Type
    /// Reads it from such a finding, and from no other.
    let read: @Sendable (any Finding) -> FactValue?

    private init<Key: ContextKey>(
        _ name: String,
        _ kind: Kind,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> FactValue?
    ) {
        (self.name, self.kind, self.meaning, source) = (name, kind, meaning, Found<Key>.self)
        self.read = { read(unsafeDowncast($0, to: Found<Key>.self).value) }
    }
}

/// The value of a fact.
public enum FactValue: Sendable, Equatable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case texts([String])

    public var kind: Fact.Kind {
        switch self {
        case .flag: .flag
        case .number: .number
        case .text: .text
        case .texts: .texts
        }
    }
}

extension FactValue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .flag(let flag): "\(flag)"
        case .number(let number):
            // The range check keeps the conversion from trapping.
            number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .text(let text): "\"\(text)\""
        case .texts(let texts): "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        }
    }
}

extension Fact {
    public static func flag<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> Bool?
    ) -> Fact {
        Fact(name, .flag, of: Key.self, meaning) { read($0).map(FactValue.flag) }
    }

    public static func number<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> Double?
    ) -> Fact {
        Fact(name, .number, of: Key.self, meaning) { read($0).map(FactValue.number) }
    }

    public static func text<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> String?
    ) -> Fact {
        Fact(name, .text, of: Key.self, meaning) { read($0).map(FactValue.text) }
    }

    public static func texts<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> [String]?
    ) -> Fact {
        Fact(name, .texts, of: Key.self, meaning) { read($0).map(FactValue.texts) }
    }
}
