internal import SQLite

// What a tutor wrote to learners is the learners' as well and stays; who wrote it is nobody's business any more.

extension Connection {
    /// How many tickets are gone through in one piece, which takes the writer a moment even where conversations are long.
    private static let piece: Int64 = 50

    /// Remembers that somebody's name has to go from the conversations that people were asked into.
    func unname(_ person: Person) throws {
        try run(
            "INSERT INTO unnaming (account, ticket) SELECT ?, max(id) FROM ticket HAVING max(id) IS NOT NULL",
            .integer(person.row)
        )
    }

    /// Takes a name out of some of those conversations; says whether there were any.
    func takeOutName() throws -> Bool {
        let found = try first("SELECT account, ticket FROM unnaming LIMIT 1") {
            (account: $0.integer(0), ticket: $0.integer(1))
        }
        guard let found else { return false }
        let rest = found.ticket - Self.piece
        try run(
            """
            UPDATE entry SET body = json_replace(body, '$.by.name', '', '$.tutor', '')
            WHERE session IN (SELECT session FROM ticket WHERE id > ? AND id <= ?) AND author = ?
                AND kind IN ('message', 'handoff.claimed', 'handoff.returned', 'handoff.resolved')
            """,
            .integer(rest),
            .integer(found.ticket),
            .integer(found.account)
        )
        if changes > 0 { emptyLogSoon() }
        if rest > 0 {
            try run("UPDATE unnaming SET ticket = ? WHERE account = ?", .integer(rest), .integer(found.account))
        } else {
            try run("DELETE FROM unnaming WHERE account = ?", .integer(found.account))
        }
        return true
    }
}
