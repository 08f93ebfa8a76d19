internal import SQLite

extension Connection {
    /// Takes out a piece of what people of an issuer practised; says whether it found anything.
    func removePracticePiece(ofIssuer issuer: Value) throws -> Bool {
        let found = try first(
            """
            SELECT account.id FROM account WHERE issuer = ? AND EXISTS (
                SELECT 1 FROM practice_session WHERE child = account.id
                UNION ALL SELECT 1 FROM exposure WHERE child = account.id
                UNION ALL SELECT 1 FROM mastery WHERE child = account.id) LIMIT 1
            """,
            issuer
        ) { $0.integer(0) }
        guard let child = found else { return false }
        try run(
            """
            DELETE FROM attempt WHERE id IN (
                SELECT attempt.id FROM practice_session CROSS JOIN attempt ON attempt.session = practice_session.id
                WHERE practice_session.child = ? LIMIT 2000)
            """,
            .integer(child)
        )
        if changes == 0 {
            try run("DELETE FROM practice_session WHERE child = ?", .integer(child))
            try run("DELETE FROM exposure WHERE child = ?", .integer(child))
            try run("DELETE FROM mastery WHERE child = ?", .integer(child))
        }
        emptyLogSoon()
        return true
    }
}
