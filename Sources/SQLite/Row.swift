internal import CSQLite

/// The row a statement has stepped to; it is gone with the next step, so it can be borrowed but not kept.
package struct Row: ~Copyable {
    let statement: OpaquePointer

    package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    package func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    package func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    package func text(_ column: Int32) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    package func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { [UInt8]($0) } }

    /// Sixteen bytes, most significant first; zeros where the column holds anything else.
    package func wide(_ column: Int32) -> (UInt64, UInt64) {
        withBytes(column) { bytes in
            guard bytes.count == 16 else { return (0, 0) }
            return (
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// Adds a column's bytes to a buffer, and says where they went.
    package func append(_ column: Int32, to buffer: inout [UInt8]) -> Range<Int> {
        let start = buffer.count
        withBytes(column) { buffer.append(contentsOf: $0) }
        return start..<buffer.count
    }

    package var columns: Int32 { sqlite3_column_count(statement) }

    package func name(_ column: Int32) -> String {
        sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }

    /// A column as whatever it is, for callers that do not know the statement.
    package func value(_ column: Int32) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(bytes(column)[...])
        default: .null
        }
    }

    /// Lends the bytes of a text or blob without copying them.
    ///
    /// Safe because SQLite keeps them where they are until the statement steps on, and the closure ends before that.
    private func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = sqlite3_column_blob(statement, column)
        return body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
