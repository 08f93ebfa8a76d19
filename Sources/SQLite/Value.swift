/// A value on its way into a statement.
package enum Value: Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// Text that is UTF-8 already, so that it need not become a `String` on its way.
    case utf8(ArraySlice<UInt8>)
    case blob(ArraySlice<UInt8>)
    /// Sixteen bytes, most significant first: an identity, without an array round it.
    case wide(UInt64, UInt64)

    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }

    package static func integer(_ value: Int64?) -> Value { value.map { .integer($0) } ?? .null }
    package static func text(_ value: String?) -> Value { value.map { .text($0) } ?? .null }
}
