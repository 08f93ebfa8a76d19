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
