internal import Cryptography
internal import SQLite

extension Value {
    static func id<Owner>(_ id: StoreID<Owner>) -> Value { .wide(id.unique.high, id.unique.low) }
    static func id<Owner>(_ id: StoreID<Owner>?) -> Value { id.map { .id($0) } ?? .null }
    static func moment(_ moment: Moment) -> Value { .integer(moment.milliseconds) }
    static func bytes(_ bytes: [UInt8]) -> Value { .blob(bytes[...]) }
    static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }
}

extension Blanks {
    mutating func put<Owner>(_ id: StoreID<Owner>?) { put(wide: id.map { ($0.unique.high, $0.unique.low) }) }
    mutating func put(_ moment: Moment) { put(moment.milliseconds) }
}

extension StoreID {
    init(_ row: borrowing Row, _ column: Int32) {
        let (high, low) = row.wide(column)
        self.init(UniqueID(high: high, low: low))
    }
}

extension Moment {
    init(_ row: borrowing Row, _ column: Int32) { self.init(milliseconds: row.integer(column)) }
}

/// A column holds a word that no version of the program up to this one ever wrote.
struct UnreadableRow: Error {
    let word: String
}

extension RawRepresentable where RawValue == String {
    /// Reads an enum's word.
    init(word row: borrowing Row, _ column: Int32) throws {
        let word = row.text(column)
        guard let value = Self(rawValue: word) else { throw UnreadableRow(word: word) }
        self = value
    }
}
