internal import SQLite

// Putting a question that nobody answered to the chain once more.

extension SQLiteStore {
    package func reopen(
        _ turn: TurnID,
        by author: AccountID?,
        command: CommandStamp?
    ) async throws(StoreError) -> Accepted {
        let now = rules.now()
        let patience = rules.patience
        return try await write { db, memory in
            let live = try db.live(ofTurn: turn, &memory)
            let author = try db.person(author, in: live)
            if let earlier = try db.earlier(command, by: author, in: live) {
                return try db.accepted(again: earlier, in: live)
            }
            try db.refuseAnswered(turn, in: live)
            let woken = try db.wake(live, at: now, patience: patience)
            let body: JSON = ["continues": .string(turn.description)]
            let opened = try db.append(
                EntryDraft(
                    kind: .turnReopened,
                    audience: .staff,
                    membership: .opens,
                    author: author,
                    command: command,
                    body: body.bytes[...]
                ),
                to: live,
                at: now
            )
            _ = try db.open(opened, continues: turn.seq, ending: nil, in: live, at: now)
            return Accepted(message: opened.entry, ending: nil, woken: woken, duplicate: false)
        }
    }
}

extension Connection {
    /// Throws when a question needs no new turn: this one answers it, or answered it, or one that went on with it.
    fileprivate func refuseAnswered(_ turn: TurnID, in live: LiveSession) throws {
        let outcomes = try all(
            """
            WITH RECURSIVE again (seq, outcome) AS (
                SELECT entry.seq, turn.outcome FROM entry JOIN turn ON turn.entry = entry.id
                WHERE entry.session = ?1 AND entry.seq = ?2
                UNION ALL
                SELECT entry.seq, turn.outcome FROM again
                CROSS JOIN turn ON turn.continues = again.seq
                CROSS JOIN entry ON entry.id = turn.entry AND entry.session = ?1 AND entry.seq > again.seq)
            SELECT outcome FROM again
            """,
            .integer(live.row),
            .integer(turn.seq)
        ) { try $0.isNull(0) ? nil : TurnOutcome(word: $0, 0) }
        if outcomes.isEmpty { throw StoreError.unknownTurn }
        if outcomes.contains(nil) { throw StoreError.turnStillRuns }
        if outcomes.contains(.answered) { throw StoreError.turnAnswered }
    }
}
