internal import CSQLite

/// The places of a statement that wait for values, filled from left to right.
///
/// For the few statements that every question needs: a list of values would be made, copied and thrown away for each.
package struct Blanks: ~Copyable {
    private let statement: OpaquePointer
    private(set) var filled: Int32 = 0
    private(set) var code = SQLITE_OK

    init(of statement: OpaquePointer) { self.statement = statement }

    package mutating func put(_ value: Int64) { note(sqlite3_bind_int64(statement, filled + 1, value)) }

    package mutating func put(_ value: Int64?) {
        if let value { put(value) } else { putNull() }
    }

    package mutating func put(_ text: String) {
        var text = text
        note(text.withUTF8 { Self.bind(text: UnsafeRawBufferPointer($0), to: statement, at: filled + 1) })
    }

    /// Text that is UTF-8 already.
    package mutating func put(utf8: ArraySlice<UInt8>) {
        note(utf8.withUnsafeBytes { Self.bind(text: $0, to: statement, at: filled + 1) })
    }

    package mutating func put(blob: ArraySlice<UInt8>) {
        note(blob.withUnsafeBytes { Self.bind(blob: $0, to: statement, at: filled + 1) })
    }

    /// Sixteen bytes, most significant first.
    package mutating func put(wide: (UInt64, UInt64)?) {
        guard let wide else { return putNull() }
        note(
            withUnsafeBytes(of: (wide.0.bigEndian, wide.1.bigEndian)) {
                Self.bind(blob: $0, to: statement, at: filled + 1)
            }
        )
    }

    package mutating func put(_ value: Value) {
        switch value {
        case .null: putNull()
        case .integer(let value): put(value)
        case .real(let value): note(sqlite3_bind_double(statement, filled + 1, value))
        case .text(let value): put(value)
        case .utf8(let value): put(utf8: value)
        case .blob(let value): put(blob: value)
        case .wide(let high, let low): put(wide: (high, low))
        }
    }

    private mutating func putNull() { note(sqlite3_bind_null(statement, filled + 1)) }

    /// The first thing that went wrong is what is told.
    private mutating func note(_ code: Int32) {
        filled += 1
        if self.code == SQLITE_OK { self.code = code }
    }

    // Lent to SQLite, which copies them: a copy of some hundred bytes costs less than keeping ours in place.

    private static func bind(text: UnsafeRawBufferPointer, to statement: OpaquePointer, at place: Int32) -> Int32 {
        guard let count = Int32(exactly: text.count) else { return SQLITE_TOOBIG }
        guard let start = text.baseAddress else { return tutorline_sqlite_bind_text(statement, place, "", 0) }
        return tutorline_sqlite_bind_text(statement, place, start.assumingMemoryBound(to: CChar.self), count)
    }

    private static func bind(blob: UnsafeRawBufferPointer, to statement: OpaquePointer, at place: Int32) -> Int32 {
        guard let start = blob.baseAddress, !blob.isEmpty else {
            return sqlite3_bind_zeroblob(statement, place, 0)
        }
        guard let count = Int32(exactly: blob.count) else { return SQLITE_TOOBIG }
        return tutorline_sqlite_bind_blob(statement, place, start, count)
    }
}
