import Pipeline
internal import SQLite

/// Words that are none of those a column may hold: the program stops at such a row, or takes it for something else.
///
/// The words of tickets are among what ails tickets.
extension Ailment {
    static let ofWords: [Ailment] = [
        .kinds, .sessionStates, .outcomes, .roles, .manners, .grades, .duties, .events, .learnedStates,
    ]

    /// Rows with a word that is not among those that a column may hold; a query counts them, another puts them right.
    ///
    /// Both are given the words, as a JSON list.
    private static func unknown(
        _ count: StaticString,
        _ known: [String],
        _ sentence: String,
        _ meaning: String,
        cure: StaticString? = nil
    ) -> Ailment {
        let known = Value.text(JSON.array(known.map { .string($0) }).text)
        var ailment = Ailment(
            count: { db, _ in try db.first(count, known) { $0.integer(0) } ?? 0 },
            sentence: sentence,
            meaning: meaning
        )
        if let cure {
            ailment.cure = { db, memory, _ in
                try db.run(cure, known)
                memory.forgetAll()
            }
        }
        return ailment
    }

    private static func words<Word>(_: Word.Type) -> [String]
    where Word: RawRepresentable<String> & CaseIterable { Word.allCases.map(\.rawValue) }

    private static let kinds = unknown(
        "SELECT count(*) FROM entry WHERE kind NOT IN (SELECT value FROM json_each(?))",
        FrameShape.all.filter { $0.delivery == .durable }.map(\.name),
        "entries are of a kind that does not exist.",
        "Pages pass over them, so whoever reads the conversation misses something. Restore a backup, and keep this file."
    )

    private static let sessionStates = unknown(
        "SELECT count(*) FROM tutoring_session WHERE state NOT IN (SELECT value FROM json_each(?))",
        words(SessionState.self),
        "sessions are in a state that does not exist.",
        "Nobody could open them. They are brought to the state that the conversation's log says they were in.",
        cure: """
            UPDATE tutoring_session SET state = coalesce((
                SELECT iif(json_valid(body), body ->> 'state', NULL) AS said FROM entry
                WHERE session = tutoring_session.id AND kind = 'session.state'
                    AND said IN (SELECT value FROM json_each(?1)) ORDER BY seq DESC LIMIT 1), 'active')
            WHERE state NOT IN (SELECT value FROM json_each(?1))
            """
    )

    private static let outcomes = unknown(
        "SELECT count(*) FROM turn WHERE outcome NOT IN (SELECT value FROM json_each(?))",
        words(TurnOutcome.self),
        "turns ended in a way that does not exist.",
        "Nobody could read how such a question was answered. The ending in the conversation's log says it; without one, they count as interrupted.",
        cure: """
            UPDATE turn SET outcome = coalesce((
                SELECT iif(ending.kind = 'message', 'answered', iif(ending.kind = 'handoff.queued', 'handed_off',
                    iif(json_valid(ending.body), ending.body ->> 'outcome', NULL))) AS said
                FROM entry AS opener
                JOIN entry AS ending ON ending.session = opener.session AND ending.seq = turn.ending
                WHERE opener.id = turn.entry AND said IN (SELECT value FROM json_each(?1))), 'interrupted')
            WHERE outcome NOT IN (SELECT value FROM json_each(?1))
            """
    )

    private static let roles = unknown(
        "SELECT count(*) FROM account_role WHERE role NOT IN (SELECT value FROM json_each(?))",
        words(AccountRole.self),
        "people have a role that does not exist.",
        "They could not sign in. The role is taken from them; give them the right one again.",
        cure: "DELETE FROM account_role WHERE role NOT IN (SELECT value FROM json_each(?))"
    )

    private static let manners = unknown(
        "SELECT count(*) FROM enrolment WHERE manner NOT IN (SELECT value FROM json_each(?))",
        words(Enrolment.self),
        "people are in a course in a manner that does not exist.",
        "They could not sign in. They are taken out of the course; enrol them again.",
        cure: "DELETE FROM enrolment WHERE manner NOT IN (SELECT value FROM json_each(?))"
    )

    private static let grades = unknown(
        "SELECT count(*) FROM live_lock WHERE grade NOT IN (SELECT value FROM json_each(?))",
        words(LockGrade.self),
        "locks are of a grade that does not exist.",
        "The host could not tell how much help there may be. They are closed, the strictest there is; set or end them with tutorline lock and unlock.",
        cure: "UPDATE live_lock SET grade = 'closed' WHERE grade NOT IN (SELECT value FROM json_each(?))"
    )

    private static let duties = unknown(
        "SELECT count(*) FROM tutor WHERE state NOT IN (SELECT value FROM json_each(?))",
        words(TutorDuty.State.self),
        "tutors are in a state that does not exist.",
        "The desk could not tell who is there. They are away until they say otherwise.",
        cure: "UPDATE tutor SET state = 'away' WHERE state NOT IN (SELECT value FROM json_each(?))"
    )

    private static let events = unknown(
        """
        SELECT count(*) FROM queue_event
        WHERE state NOT IN (SELECT value FROM json_each(?1) WHERE value NOT LIKE 'ticket.%')
            OR kind NOT IN (SELECT value FROM json_each(?1) WHERE value LIKE 'ticket.%')
        """,
        words(QueueEvent.Kind.self) + words(TicketState.self),
        "queue events tell of something that does not exist.",
        "Tutors who watch the queue would hear nothing from there on. They are removed; the tickets themselves stay.",
        cure: """
            DELETE FROM queue_event
            WHERE state NOT IN (SELECT value FROM json_each(?1) WHERE value NOT LIKE 'ticket.%')
                OR kind NOT IN (SELECT value FROM json_each(?1) WHERE value LIKE 'ticket.%')
            """
    )

    private static let learnedStates = unknown(
        "SELECT count(*) FROM learned_answer WHERE state NOT IN (SELECT value FROM json_each(?))",
        words(LearnedAnswer.State.self),
        "learned answers are in a state that does not exist.",
        "The chain could not read what it has learned. They are withdrawn; approve them again where they are right.",
        cure: "UPDATE learned_answer SET state = 'withdrawn' WHERE state NOT IN (SELECT value FROM json_each(?))"
    )
}
