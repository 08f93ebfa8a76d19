internal import SQLite

extension Ailment {
    /// Turns whose ending is nowhere in the log.
    static let lostEndings = Ailment(
        count: { db, _ in Int64(try db.turnsWithoutEnding().count) },
        sentence: "turns ended without an entry that says how.",
        meaning: """
            A learner would see a question and never anything below it. Where the answer is still in the log, it is found \
            again; otherwise the turn is marked as interrupted, and the learner can ask again.
            """,
        cure: { db, memory, now in
            for turn in try db.turnsWithoutEnding() {
                if let found = try db.answer(to: turn) {
                    try db.run("UPDATE turn SET ending = ? WHERE entry = ?", .integer(found), .integer(turn.row))
                } else {
                    let live = try db.live(turn.session, &memory)
                    let body: JSON = ["outcome": .string(TurnOutcome.interrupted.rawValue), "ms": 0]
                    let draft = EntryDraft(kind: .turnEnded, membership: .belongs(to: turn.seq), body: body.bytes[...])
                    let entry = try db.append(draft, to: live, at: now).entry
                    try db.run(
                        "UPDATE turn SET outcome = ?, ending = ? WHERE entry = ?",
                        .text(TurnOutcome.interrupted.rawValue),
                        .integer(entry.seq),
                        .integer(turn.row)
                    )
                }
            }
        }
    )
}

private struct UnendedTurn {
    let row: Int64
    let session: SessionID
    let sessionRow: Int64
    let seq: Int64
}

extension Connection {
    fileprivate func turnsWithoutEnding() throws -> [UnendedTurn] {
        try all(
            """
            SELECT turn.entry, session.uuid, session.id, opener.seq
            FROM turn JOIN entry AS opener ON opener.id = turn.entry
            JOIN tutoring_session AS session ON session.id = opener.session
            LEFT JOIN entry AS ending ON ending.session = opener.session AND ending.seq = turn.ending
                AND ending.turn = opener.seq
            WHERE turn.outcome IS NOT NULL AND ending.id IS NULL
            """
        ) {
            UnendedTurn(row: $0.integer(0), session: SessionID($0, 1), sessionRow: $0.integer(2), seq: $0.integer(3))
        }
    }

    /// The entry that says how a turn ended, by what it is about rather than by its place.
    fileprivate func answer(to turn: UnendedTurn) throws -> Int64? {
        try first(
            """
            SELECT seq FROM entry
            WHERE session = ? AND turn = ? AND seq > ? AND kind IN ('message', 'turn.ended') AND author IS NULL
            ORDER BY seq LIMIT 1
            """,
            .integer(turn.sessionRow),
            .integer(turn.seq),
            .integer(turn.seq)
        ) { $0.integer(0) }
    }
}
