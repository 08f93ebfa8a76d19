/// A JSON value as it came or as it goes, whatever its shape.
///
/// Requests, tokens and key sets are read into this first, so that one strict parser stands between the world and the
/// host, and only then into a type, so that an error can name the field.
enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object(Members)

    /// The members of an object, in the order they were written; a name occurs once.
    struct Members: Sendable, Equatable {
        private(set) var names: [String] = []
        private var values: [String: JSON] = [:]

        init() {}

        subscript(name: String) -> JSON? { values[name] }

        /// Adds a member and says whether its name was new.
        @discardableResult
        mutating func add(_ name: String, _ value: JSON) -> Bool {
            guard values.updateValue(value, forKey: name) == nil else { return false }
            names.append(name)
            return true
        }

        /// Sets a member whether or not there was one.
        mutating func set(_ name: String, _ value: JSON) {
            if values.updateValue(value, forKey: name) == nil { names.append(name) }
        }

        static func == (left: Members, right: Members) -> Bool { left.values == right.values }
    }

    /// The member of that name, when this is an object that has one.
    subscript(name: String) -> JSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    var array: [JSON]? {
        if case .array(let items) = self { items } else { nil }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    init(stringLiteral text: String) { self = .string(text) }
    init(integerLiteral number: Int64) { self = .integer(number) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral items: JSON...) { self = .array(items) }
    init(nilLiteral: ()) { self = .null }

    init(dictionaryLiteral members: (String, JSON)...) { self = JSON(members: members) }

    /// An object of these members; a later one wins over an earlier one of the same name.
    init(members: [(String, JSON)]) {
        var object = Members()
        for (name, value) in members { object.set(name, value) }
        self = .object(object)
    }
}
