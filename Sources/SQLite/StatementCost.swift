internal import CSQLite

extension Connection {
    /// Statements run on this connection that walked through a whole table, sorted, or built an index to get by.
    ///
    /// SQLite counts it in any case, so it says of the statements as they really ran what a plan could only promise.
    package func wastefulStatements() -> [String] {
        var found: [String] = []
        var next = sqlite3_next_stmt(handle, nil)
        while let statement = next {
            let costs = [SQLITE_STMTSTATUS_FULLSCAN_STEP, SQLITE_STMTSTATUS_SORT, SQLITE_STMTSTATUS_AUTOINDEX]
            if costs.contains(where: { sqlite3_stmt_status(statement, $0, 0) > 0 }), let text = sqlite3_sql(statement) {
                found.append(String(cString: text))
            }
            next = sqlite3_next_stmt(handle, statement)
        }
        return found
    }
}
