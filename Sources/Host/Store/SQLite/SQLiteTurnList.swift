internal import SQLite

extension SQLiteStore: TurnListStore {
    /// How many turns are looked at in one go: a course in which little is asked must not cost a look at all there are.
    private static let window: Int64 = 20_000

    package func latestTurns(
        of courses: Set<String>?,
        outcome: TurnOutcome?,
        before: TurnID?,
        limit: Int
    ) async throws(StoreError) -> TurnPage {
        try await read { db in
            let start = try before.map(db.entryRow) ?? .max
            let end =
                try db.first(
                    "SELECT entry FROM turn WHERE entry < ? ORDER BY entry DESC LIMIT 1 OFFSET ?",
                    .integer(start),
                    .integer(Self.window - 1)
                ) { $0.integer(0) } ?? 0
            let found = try db.all(
                """
                SELECT session.uuid, opened.seq FROM turn JOIN entry AS opened ON opened.id = turn.entry
                JOIN tutoring_session AS session ON session.id = opened.session
                JOIN course ON course.id = session.course
                WHERE turn.entry < ?1 AND turn.entry >= ?2
                    AND (?3 IS NULL OR course.slug IN (SELECT value FROM json_each(?3)))
                    AND (?4 IS NULL OR turn.outcome = ?4)
                ORDER BY turn.entry DESC LIMIT ?5
                """,
                .integer(start),
                .integer(end),
                .text(courses.map { JSON.array($0.sorted().map(JSON.string)).text }),
                .text(outcome?.rawValue),
                .integer(Int64(max(1, limit)))
            ) { TurnID(session: SessionID($0, 0), seq: $0.integer(1)) }
            var next = found.count == max(1, limit) ? found.last : nil
            if next == nil, end > 0 { next = try db.turnName(end) }
            return TurnPage(turns: try found.map(db.storedTurn), next: next)
        }
    }
}

extension Connection {
    /// The row of the entry that opened a turn.
    fileprivate func entryRow(_ turn: TurnID) throws -> Int64 {
        let session = try sessionRow(turn.session)
        let row = try first(
            "SELECT id FROM entry WHERE session = ? AND seq = ?",
            .integer(session),
            .integer(turn.seq)
        ) { $0.integer(0) }
        guard let row else { throw StoreError.unknownTurn }
        return row
    }

    fileprivate func turnName(_ entry: Int64) throws -> TurnID? {
        try first(
            """
            SELECT session.uuid, entry.seq FROM entry JOIN tutoring_session AS session ON session.id = entry.session
            WHERE entry.id = ?
            """,
            .integer(entry)
        ) { TurnID(session: SessionID($0, 0), seq: $0.integer(1)) }
    }
}
