/// What enrichers have found out about a turn.
///
/// Each finding has a typed key, so a responder asks for `turn.context[Course.self]` and gets a `Course`.
/// Every finding can be encoded, so that the same context can cross to a responder in another process; those that
/// must not leave the house say so in their key.
public struct Context: Sendable {
    /// A handful at most, so looking at each is the quickest way to find one.
    @usableFromInline var findings: [any Finding] = []

    /// Facts that are taken for granted whatever enrichers find, by name: for tests of a configuration, and for trials.
    public var assumed: [String: FactValue] = [:]

    public init() {}

    /// Open to the compiler, so that what a key stands for is known where it is used and not looked up in tables.
    @inlinable
    public subscript<Key: ContextKey>(key: Key.Type) -> Key.Value? {
        get { found(key)?.value }
        set {
            // Consumed, for copying a course costs as much as finding it.
            let found: Found<Key>? = if let value = consume newValue { Found(value) } else { nil }
            set(found, inPlaceOf: Found<Key>.self)
        }
    }

    /// The finding itself, for those who want a part of a value and no copy of it.
    @inlinable func found<Key: ContextKey>(_: Key.Type) -> Found<Key>? {
        for finding in findings {
            // A cast would ask tables; this type has no heirs, so that the objects' types can be compared.
            if type(of: finding) == Found<Key>.self { return unsafeDowncast(finding, to: Found<Key>.self) }
        }
        return nil
    }

    @usableFromInline mutating func set(_ finding: (any Finding)?, inPlaceOf type: any Finding.Type) {
        if let known = findings.firstIndex(where: { Swift.type(of: $0) == type }) { findings.remove(at: known) }
        guard let finding else { return }
        // Room for all there are, so that they move house once.
        if findings.isEmpty { findings.reserveCapacity(8) }
        findings.append(finding)
    }

    /// The names of the keys that have a value, sorted.
    public var names: [String] { findings.map(\.name).sorted() }

    /// The names of the keys that have a value here and had none there, sorted.
    func names(newSince earlier: Context) -> [String] {
        var names: [String] = []
        for finding in findings where !earlier.findings.contains(where: { type(of: $0) == type(of: finding) }) {
            names.append(finding.name)
        }
        if names.count > 1 { names.sort() }
        return names
    }

    /// Every fact that can be read from this context now, sorted by name.
    public var facts: [(name: String, value: FactValue)] {
        var list: [(name: String, value: FactValue)] = []
        eachFact { list.append((name: $0, value: $1)) }
        return list.sorted { $0.name < $1.name }
    }

    /// Shows every fact that can be read from this context now, in an order that means nothing.
    public func eachFact(_ show: (_ name: String, _ value: FactValue) -> Void) {
        for (name, value) in assumed { show(name, value) }
        for finding in findings {
            for fact in finding.facts where assumed.isEmpty || assumed[fact.name] == nil {
                // Most facts are of the finding that names them.
                let value = fact.source == type(of: finding) ? fact.read(finding) : read(fact)
                if let value { show(fact.name, value) }
            }
        }
    }

    /// The value of one fact; `nil` when nobody knows it.
    public func value(of fact: Fact) -> FactValue? {
        assumed.isEmpty ? read(fact) : assumed[fact.name] ?? read(fact)
    }

    private func read(_ fact: Fact) -> FactValue? {
        findings.first { type(of: $0) == fact.source }.flatMap { fact.read($0) }
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

/// Something that was found out, whatever its type.
@usableFromInline protocol Finding: AnyObject, Sendable {
    var name: String { get }
    var facts: [Fact] { get }
    func encode(into container: inout KeyedEncodingContainer<FindingName>) throws
}

/// What was found out under a key; an object, so that turns can be handed on without copying what is known of them.
@usableFromInline final class Found<Key: ContextKey>: Finding {
    @usableFromInline let value: Key.Value

    @usableFromInline init(_ value: Key.Value) { self.value = value }

    @usableFromInline var name: String { Key.name }
    @usableFromInline var facts: [Fact] { Key.facts }

    @usableFromInline func encode(into container: inout KeyedEncodingContainer<FindingName>) throws {
        if Key.leavesTheHouse { try container.encode(value, forKey: FindingName(Key.name)) }
    }
}

@usableFromInline struct FindingName: CodingKey {
    @usableFromInline let stringValue: String
    @usableFromInline var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    @usableFromInline init?(stringValue: String) { self.init(stringValue) }
    @usableFromInline init?(intValue: Int) { nil }
}

extension Context: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FindingName.self)
        for finding in findings.sorted(by: { $0.name < $1.name }) { try finding.encode(into: &container) }
    }
}
