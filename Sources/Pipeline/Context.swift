/// What enrichers have found out about a turn.
///
/// Each finding has a typed key, so a responder asks for `turn.context[Course.self]` and gets a `Course`.
/// Every finding can be encoded, so that the same context can cross to a responder in another process; those that
/// must not leave the house say so in their key.
public struct Context: Sendable {
    private struct Finding: Sendable {
        let value: any Codable & Sendable
        let leavesTheHouse: Bool
        let facts: [Fact]
    }

    private var findings: [String: Finding] = [:]

    /// Facts that are taken for granted whatever enrichers find, by name: for tests of a configuration, and for trials.
    public var assumed: [String: FactValue] = [:]

    public init() {}

    public subscript<Key: ContextKey>(key: Key.Type) -> Key.Value? {
        get { findings[key.name]?.value as? Key.Value }
        set {
            findings[key.name] = newValue.map {
                Finding(value: $0, leavesTheHouse: key.leavesTheHouse, facts: key.facts)
            }
        }
    }

    /// The names of the keys that have a value, sorted.
    public var names: [String] { findings.keys.sorted() }

    /// Every fact that can be read from this context now, sorted by name.
    public var facts: [(name: String, value: FactValue)] {
        var list = assumed.map { (name: $0.key, value: $0.value) }
        for finding in findings.values {
            for fact in finding.facts where assumed[fact.name] == nil {
                if let value = fact.read(self) { list.append((name: fact.name, value: value)) }
            }
        }
        return list.sorted { $0.name < $1.name }
    }

    /// The value of one fact; `nil` when nobody knows it.
    public func value(of fact: Fact) -> FactValue? {
        assumed.isEmpty ? fact.read(self) : assumed[fact.name] ?? fact.read(self)
    }
}

/// The key of one finding; `name` is what it is called outside Swift.
public protocol ContextKey: SendableMetatype {
    associatedtype Value: Codable & Sendable = Self
    static var name: String { get }

    /// What conditions may ask about this finding.
    static var facts: [Fact] { get }

    /// Whether responders in other processes are told.
    static var leavesTheHouse: Bool { get }
}

extension ContextKey {
    public static var facts: [Fact] { [] }
    public static var leavesTheHouse: Bool { true }
}

extension Context: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for name in names {
            guard let finding = findings[name], finding.leavesTheHouse else { continue }
            try container.encode(finding.value, forKey: Name(name))
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }
}
