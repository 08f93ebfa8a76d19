internal import SQLite

extension SQLiteStore {
    package func turn(_ id: TurnID) async throws(StoreError) -> StoredTurn {
        try await read { try $0.storedTurn(id) }
    }

    package func unfinished(after turn: TurnID?, limit: Int) async throws(StoreError) -> [StoredTurn] {
        try await read { db in
            var start: Int64 = 0
            if let turn {
                let session = try db.sessionRow(turn.session)
                start =
                    try db.first(
                        "SELECT id FROM entry WHERE session = ? AND seq = ?",
                        .integer(session),
                        .integer(turn.seq)
                    ) { $0.integer(0) } ?? 0
            }
            let rows = try db.all(
                "SELECT entry FROM turn WHERE outcome IS NULL AND entry > ? ORDER BY entry LIMIT ?",
                .integer(start),
                .integer(Int64(max(0, limit)))
            ) { $0.integer(0) }
            return try rows.compactMap { try db.storedTurn($0) }
        }
    }
}

extension Connection {
    func storedTurn(_ id: TurnID) throws -> StoredTurn {
        let row = try first(
            """
            SELECT entry.id FROM entry JOIN tutoring_session AS session ON session.id = entry.session
            WHERE session.uuid = ? AND entry.seq = ?
            """,
            .id(id.session),
            .integer(id.seq)
        ) { $0.integer(0) }
        guard let row, let turn = try storedTurn(row) else { throw StoreError.unknownTurn }
        return turn
    }

    /// The turn that the entry of a row opened.
    fileprivate func storedTurn(_ row: Int64) throws -> StoredTurn? {
        let found = try first(
            """
            SELECT entry.session, entry.seq, session.uuid, session.learner, session.course, session.module,
                session.version, entry.at, turn.continues, turn.outcome, turn.ending, turn.ended_at, turn.revision,
                turn.trace, turn_checkpoint.text
            FROM turn JOIN entry ON entry.id = turn.entry
            JOIN stored_session AS session ON session.row = entry.session
            LEFT JOIN turn_checkpoint ON turn_checkpoint.turn = turn.entry
            WHERE turn.entry = ?
            """,
            .integer(row)
        ) { row in
            TurnColumns(
                session: row.integer(0),
                id: TurnID(session: SessionID(row, 2), seq: row.integer(1)),
                learner: AccountID(row, 3),
                context: SessionContext(course: row.text(4), module: row.optionalText(5), version: row.integer(6)),
                openedAt: Moment(row, 7),
                continues: row.optionalInteger(8),
                outcome: try row.isNull(9) ? nil : TurnOutcome(word: row, 9),
                ending: row.optionalInteger(10),
                endedAt: row.optionalInteger(11).map { Moment(milliseconds: $0) },
                revision: row.optionalText(12),
                trace: row.bytes(13),
                checkpoint: row.optionalText(14)
            )
        }
        guard let found else { return nil }
        guard let message = try message(of: found) else { return nil }
        return StoredTurn(
            id: found.id,
            learner: found.learner,
            context: found.context,
            message: message,
            continues: found.continues.map { TurnID(session: found.id.session, seq: $0) },
            openedAt: found.openedAt,
            outcome: found.outcome,
            ending: try found.ending.flatMap { try entry(at: $0, of: found.session, found.id.session) },
            endedAt: found.endedAt,
            revision: found.revision,
            trace: found.trace,
            checkpoint: found.checkpoint
        )
    }

    /// The learner's message that a turn, or the one it continues, began with.
    private func message(of turn: TurnColumns) throws -> Entry? {
        var seq = turn.id.seq
        var continues = turn.continues
        // A turn goes on with an earlier one, whatever a damaged file says.
        while let earlier = continues, earlier < seq {
            seq = earlier
            continues =
                try first(
                    """
                    SELECT turn.continues FROM entry JOIN turn ON turn.entry = entry.id
                    WHERE entry.session = ? AND entry.seq = ?
                    """,
                    .integer(turn.session),
                    .integer(seq)
                ) { $0.optionalInteger(0) } ?? nil
        }
        return try entry(at: seq, of: turn.session, turn.id.session)
    }
}

/// A turn's row, with the entries it points to still to be read.
private struct TurnColumns {
    let session: Int64
    let id: TurnID
    let learner: AccountID
    let context: SessionContext
    let openedAt: Moment
    let continues: Int64?
    let outcome: TurnOutcome?
    let ending: Int64?
    let endedAt: Moment?
    let revision: String?
    let trace: [UInt8]
    let checkpoint: String?
}
