internal import CSQLite

extension Connection {
    /// How SQLite would run a statement, one line a step, so that tests can see that it reads no whole table.
    package func plan(of sql: StaticString) throws(DatabaseError) -> [String] {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, "EXPLAIN QUERY PLAN \(sql)", -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(sql) }
        defer { sqlite3_finalize(statement) }
        var steps: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW { steps.append(Row(statement: statement).text(3)) }
        return steps
    }
}
