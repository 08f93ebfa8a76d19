internal import SQLite

extension SQLiteStore {
    package func sweepRetained() async throws(StoreError) -> Bool {
        let now = rules.now()
        return try await write { db, memory in
            let found = try db.first(
                """
                SELECT session.id, session.uuid FROM course
                JOIN tutoring_session AS session ON session.course = course.id
                WHERE course.retention IS NOT NULL AND session.state IN ('closed', 'expired')
                    AND session.since <= ? - course.retention
                LIMIT 1
                """,
                .moment(now)
            ) { (row: $0.integer(0), id: SessionID($0, 1)) }
            guard let session = found else { return false }
            memory.forget(session.id)
            try db.removePiece(ofSession: session.row)
            return true
        }
    }
}

extension Connection {
    /// Takes out the end of a session's log, or all of it and the session when the rest is short.
    ///
    /// A piece takes the writer some ten milliseconds; taken from the end, it leaves no gap before the next.
    func removePiece(ofSession session: Int64) throws {
        let last = try first(
            "SELECT seq FROM entry WHERE session = ? ORDER BY seq DESC LIMIT 1 OFFSET 2000",
            .integer(session)
        ) { $0.integer(0) }
        let end = last ?? 0
        // While it is still there to be read what the learner wrote.
        try forgetLearned(fromSession: session)
        try run(
            "DELETE FROM turn_checkpoint WHERE turn IN (SELECT id FROM entry WHERE session = ? AND seq > ?)",
            .integer(session),
            .integer(end)
        )
        try run(
            "DELETE FROM turn WHERE entry IN (SELECT id FROM entry WHERE session = ? AND seq > ?)",
            .integer(session),
            .integer(end)
        )
        try run("DELETE FROM entry WHERE session = ? AND seq > ?", .integer(session), .integer(end))
        if last == nil {
            try run("DELETE FROM entry_key WHERE session = ?", .integer(session))
            try bury(try all("SELECT id FROM ticket WHERE session = ?", .integer(session)) { $0.integer(0) })
            try run("DELETE FROM ticket WHERE session = ?", .integer(session))
            try run("DELETE FROM tutoring_session WHERE id = ?", .integer(session))
        }
        emptyLogSoon()
    }
}
