internal import CSQLite

/// One connection to a database, used by one thread at a time.
///
/// Statements are literals: what a stranger typed can only ever become a bound value. Each is prepared once and kept,
/// found again by the address of its literal, which is cheaper than comparing texts.
@usableFromInline package final class Connection {
    let handle: OpaquePointer
    @exclusivity(unchecked) private var prepared = PreparedStatements()
    /// How long the write-ahead log was after the last commit.
    @exclusivity(unchecked) var logPages = 0
    /// Whether what was deleted has to leave the log as well.
    var mustEmptyLog = false

    /// Opens or makes the file; `file` may be a path, a `file:` URI or `:memory:`.
    package init(_ file: String, writable: Bool = true, vfs: String? = nil) throws(DatabaseError) {
        _ = Library.isReady
        var opened: OpaquePointer?
        let access = writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(file, &opened, flags, vfs)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
            sqlite3_close_v2(opened)
            throw DatabaseError(code: code, during: "opening \(file)", message: message)
        }
        handle = opened
    }

    deinit {
        prepared.finalize()
        sqlite3_close_v2(handle)
    }

    /// Runs statements that are not worth keeping, such as those of a migration.
    package func execute(_ script: String) throws(DatabaseError) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(script) }
    }

    /// Runs a statement for what it does.
    package func run(_ sql: StaticString, _ values: Value...) throws(DatabaseError) {
        try run(sql) { blanks in for value in values { blanks.put(value) } }
    }

    /// Runs a statement for what it does, with values that are put into their places one by one.
    package func run(_ sql: StaticString, filling put: (inout Blanks) -> Void) throws(DatabaseError) {
        let statement = try prepare(sql)
        defer { sqlite3_reset(statement) }
        try fill(statement, put)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return
            default: throw failure(sql)
            }
        }
    }

    /// Reads the first row a statement gives, if there is one.
    package func first<Result>(
        _ sql: StaticString,
        _ values: Value...,
        read: (borrowing Row) throws -> Result
    ) throws -> Result? {
        let statement = try prepare(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement)
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return try read(Row(statement: statement))
        case SQLITE_DONE: return nil
        default: throw failure(sql)
        }
    }

    /// Shows each row a statement gives, in order.
    package func each(_ sql: StaticString, _ values: Value..., visit: (borrowing Row) throws -> Void) throws {
        let statement = try prepare(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try visit(Row(statement: statement))
            case SQLITE_DONE: return
            default: throw failure(sql)
            }
        }
    }

    /// Reads every row a statement gives.
    package func all<Result>(
        _ sql: StaticString,
        _ values: Value...,
        read: (borrowing Row) throws -> Result
    ) throws -> [Result] {
        let statement = try prepare(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement)
        var results: [Result] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: results.append(try read(Row(statement: statement)))
            case SQLITE_DONE: return results
            default: throw failure(sql)
            }
        }
    }

    /// Has the writer empty the log once this transaction is kept, because what it deleted should be nowhere any more.
    package func emptyLogSoon() { mustEmptyLog = true }

    /// How many rows the last statement changed.
    package var changes: Int { Int(sqlite3_changes(handle)) }

    /// How many rows were changed since the connection was opened.
    var allChanges: Int64 { sqlite3_total_changes64(handle) }

    /// The key of the row inserted last.
    package var lastInserted: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Whether a transaction is open; SQLite ends one by itself when the disk is full or fails.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    func failure(_ action: some CustomStringConvertible) -> DatabaseError {
        DatabaseError(
            code: sqlite3_extended_errcode(handle),
            during: action.description,
            message: String(cString: sqlite3_errmsg(handle))
        )
    }

    /// Has SQLite tell how long the log is after each commit, which costs nothing, where asking would.
    ///
    /// The hook is the one that `wal_autocheckpoint` uses, so it is set after that pragma.
    ///
    /// Safe unretained: the hook goes with the handle, which the connection closes before it goes itself.
    func countLogPages() {
        sqlite3_wal_hook(
            handle,
            { connection, _, _, pages in
                guard let connection else { return SQLITE_OK }
                Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue().logPages = Int(pages)
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private func prepare(_ sql: StaticString) throws(DatabaseError) -> OpaquePointer {
        let key = UnsafeRawPointer(sql.utf8Start)
        if let statement = prepared[key] { return statement }
        var statement: OpaquePointer?
        let code = sql.withUTF8Buffer { text in
            text.withMemoryRebound(to: CChar.self) { text in
                sqlite3_prepare_v3(
                    handle,
                    text.baseAddress,
                    Int32(text.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT),
                    &statement,
                    nil
                )
            }
        }
        guard code == SQLITE_OK, let statement else { throw failure(sql) }
        prepared.keep(statement, for: key)
        return statement
    }

    private func bind(_ values: [Value], to statement: OpaquePointer) throws(DatabaseError) {
        try fill(statement) { blanks in
            let values = values.span
            for index in values.indices { blanks.put(values[index]) }
        }
    }

    private func fill(_ statement: OpaquePointer, _ put: (inout Blanks) -> Void) throws(DatabaseError) {
        var blanks = Blanks(of: statement)
        put(&blanks)
        precondition(sqlite3_bind_parameter_count(statement) == blanks.filled, "a value for each place, and no more")
        guard blanks.code == SQLITE_OK else { throw failure("filling the places of a statement") }
    }
}
