/// One thing a condition may ask about: a name, a type, a meaning, and how it is read.
public struct Fact: Sendable {
    public enum Kind: String, Sendable { case flag, number, text, texts }

    public let name: String
    public let kind: Kind
    public let meaning: String
    let read: @Sendable (Context) -> FactValue?
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
        Fact(name: name, kind: .flag, meaning: meaning) {
            $0.found(Key.self).flatMap { read($0.value) }.map(FactValue.flag)
        }
    }

    public static func number<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> Double?
    ) -> Fact {
        Fact(name: name, kind: .number, meaning: meaning) {
            $0.found(Key.self).flatMap { read($0.value) }.map(FactValue.number)
        }
    }

    public static func text<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> String?
    ) -> Fact {
        Fact(name: name, kind: .text, meaning: meaning) {
            $0.found(Key.self).flatMap { read($0.value) }.map(FactValue.text)
        }
    }

    public static func texts<Key: ContextKey>(
        _ name: String,
        of _: Key.Type,
        _ meaning: String,
        _ read: @escaping @Sendable (Key.Value) -> [String]?
    ) -> Fact {
        Fact(name: name, kind: .texts, meaning: meaning) {
            $0.found(Key.self).flatMap { read($0.value) }.map(FactValue.texts)
        }
    }
}
