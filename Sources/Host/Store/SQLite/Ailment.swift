internal import SQLite

/// Something that a sound store does not have: how it is found, what it means, and how it is put right, if it can be.
struct Ailment: Sendable {
    /// How often there is it, at a moment.
    let count: @Sendable (Connection, Moment) throws -> Int64
    /// What was found, after how often.
    let sentence: String
    /// What that means for people, and what is done about it.
    let meaning: String
    /// Puts it right, in a transaction of its own.
    var cure: Cure?

    typealias Cure = @Sendable (Connection, inout WriterMemory, Moment) throws -> Void

    func symptom(_ count: Int64) -> Symptom {
        Symptom(sentence: "\(count) \(sentence)", meaning: meaning, isCurable: cure != nil)
    }
}

extension Ailment {
    /// Words first: what is put right after them reads them.
    static let all: [Ailment] =
        ofWords + [
            .unreadableBodies, .danglingRows, .gaps, .wrongPredecessors, .foreignLogs, .turnsWithoutQuestion,
            .lostEndings, .oldQuestions, .halfAnswers, .repeatedCommands, .forgottenKeys,
        ] + ofTickets + [.passageWords]

    /// One whose rows a query counts.
    private static func counted(
        _ sql: StaticString,
        _ sentence: String,
        _ meaning: String,
        cure: Cure? = nil
    ) -> Ailment {
        Ailment(
            count: { db, _ in try db.first(sql) { $0.integer(0) } ?? 0 },
            sentence: sentence,
            meaning: meaning,
            cure: cure
        )
    }

    private static let unreadableBodies = counted(
        "SELECT count(*) FROM entry WHERE iif(json_valid(body), json_type(body), '') <> 'object'",
        "entries cannot be read.",
        "Whoever opens such a conversation gets something that no page understands. What they said may be in a backup: restore one, and keep this file."
    )

    private static let gaps = counted(
        "SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY session HAVING count(*) <> max(seq) OR min(seq) <> 1)",
        "sessions have a gap in their log.",
        "Some entries have been lost. What they said is not recorded anywhere here, but may be in a backup."
    )

    private static let wrongPredecessors = counted(
        """
        SELECT count(*) FROM (
            SELECT prev, coalesce(max(iif(audience = 0, seq, 0)) OVER (
                PARTITION BY session ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS seen
            FROM entry)
        WHERE prev <> seen
        """,
        "entries name the wrong predecessor.",
        "A learner's page would take the log for damaged and reload it again and again. The right predecessor is known and can be restored."
    ) { db, memory, _ in
        try db.run(
            """
            UPDATE entry SET prev = right.seen FROM (
                SELECT id, coalesce(max(iif(audience = 0, seq, 0)) OVER (
                    PARTITION BY session ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS seen
                FROM entry) AS right
            WHERE right.id = entry.id AND entry.prev <> right.seen
            """
        )
        memory.forgetAll()
    }

    private static let foreignLogs = counted(
        "SELECT count(*) FROM (SELECT session FROM entry EXCEPT SELECT id FROM tutoring_session)",
        "logs belong to no session.",
        "Nobody can read them until a new session gets their number; then its learner would read somebody else's words. They are removed."
    ) { db, memory, _ in
        try db.run("DELETE FROM entry WHERE session NOT IN (SELECT id FROM tutoring_session)")
        try db.run("DELETE FROM entry_key WHERE session NOT IN (SELECT id FROM tutoring_session)")
        // What hung on those entries.
        try db.run("DELETE FROM turn WHERE entry NOT IN (SELECT id FROM entry)")
        try db.run("DELETE FROM turn_checkpoint WHERE turn NOT IN (SELECT entry FROM turn WHERE outcome IS NULL)")
        memory.forgetAll()
    }

    private static let turnsWithoutQuestion = counted(
        "SELECT count(*) FROM turn WHERE entry NOT IN (SELECT id FROM entry)",
        "turns have no question.",
        "The questions are lost, and their endings mean nothing without them. They are removed before a new question gets their number."
    ) { db, memory, _ in
        try db.run("DELETE FROM turn WHERE entry NOT IN (SELECT id FROM entry)")
        memory.forgetAll()
    }

    private static let oldQuestions = Ailment(
        count: { db, now in
            try db.first(
                "SELECT count(*) FROM turn JOIN entry ON entry.id = turn.entry WHERE outcome IS NULL AND at < ?",
                .moment(now - .seconds(3600))
            ) { $0.integer(0) } ?? 0
        },
        sentence: "questions from more than an hour ago have no ending; the next start of the host asks them again.",
        meaning: "The host ended in the middle of them. Just start it again."
    )

    private static let halfAnswers = counted(
        "SELECT count(*) FROM turn_checkpoint WHERE turn NOT IN (SELECT entry FROM turn WHERE outcome IS NULL)",
        "half answers do not belong to any open question.",
        "They are left over from questions that have ended. They are removed."
    ) { db, memory, _ in
        try db.run("DELETE FROM turn_checkpoint WHERE turn NOT IN (SELECT entry FROM turn WHERE outcome IS NULL)")
        memory.forgetAll()
    }

    private static let repeatedCommands = counted(
        """
        SELECT count(*) FROM (
            SELECT 1 FROM entry WHERE key IS NOT NULL GROUP BY session, author, key HAVING count(*) > 1)
        """,
        "commands were recorded twice.",
        "Somebody sees twice what they did once. Both stay in the log; the first keeps the key, so that it cannot happen a third time."
    ) { db, memory, _ in
        try db.run(
            """
            UPDATE entry SET key = NULL, fingerprint = NULL WHERE key IS NOT NULL AND id NOT IN (
                SELECT min(id) FROM entry WHERE key IS NOT NULL GROUP BY session, author, key)
            """
        )
        memory.forgetAll()
    }

    private static let forgottenKeys = Ailment(
        count: { db, _ in
            try db.first(
                """
                SELECT count(*) FROM (
                    SELECT session, coalesce(author, 0) AS author, key,
                        row_number() OVER (PARTITION BY session ORDER BY seq DESC) AS age
                    FROM entry WHERE key IS NOT NULL) AS old
                WHERE age > ? AND NOT EXISTS (
                    SELECT 1 FROM entry_key
                    WHERE session = old.session AND entry_key.author = old.author AND key = old.key)
                """,
                .integer(Int64(RecentKeys.capacity))
            ) { $0.integer(0) } ?? 0
        },
        sentence: "old commands could be carried out a second time, because their keys were not kept.",
        meaning:
            "If a client that was away for long sends them again, they would be carried out twice. The keys can be restored from the log.",
        cure: { db, memory, _ in
            try db.run(
                """
                INSERT OR IGNORE INTO entry_key (session, author, key, fingerprint, seq)
                SELECT session, author, key, fingerprint, seq FROM (
                    SELECT session, coalesce(author, 0) AS author, key, fingerprint, seq,
                        row_number() OVER (PARTITION BY session ORDER BY seq DESC) AS age
                    FROM entry WHERE key IS NOT NULL)
                WHERE age > ? AND fingerprint IS NOT NULL
                """,
                .integer(Int64(RecentKeys.capacity))
            )
            memory.forgetAll()
        }
    )
}
