internal import SQLite

/// Tickets outside the machine of ``TicketState``, and what the log of their session still knows of them.
extension Ailment {
    static let ofTickets: [Ailment] = [
        .events, .unknownStates, .halfEnded, .halfOwned, .inSessionsThatAreOver, .withoutQuestion, .lost,
    ]

    private static let byTheLog = "They are restored from the conversation's log."

    /// Tickets that a query finds; each is brought to where the log says it is.
    private static func found(
        _ sentence: String,
        _ meaning: String,
        _ which: @escaping @Sendable (Connection) throws -> [Int64]
    ) -> Ailment {
        Ailment(
            count: { db, _ in Int64(try which(db).count) },
            sentence: sentence,
            meaning: "\(meaning) \(byTheLog)",
            cure: { db, memory, now in
                for row in try which(db) { try db.settle(ticket: row, at: now) }
                memory.forgetAll()
            }
        )
    }

    static func words(_ holds: (TicketState) -> Bool) -> Value {
        .text(JSON.array(TicketState.allCases.filter(holds).map { .string($0.rawValue) }).text)
    }

    private static let events = Ailment(
        count: { db, _ in
            try db.first(
                """
                SELECT count(*) FROM queue_event WHERE ticket NOT IN (SELECT id FROM ticket)
                    AND ticket NOT IN (SELECT ticket FROM gone_ticket)
                """
            ) { $0.integer(0) } ?? 0
        },
        sentence: "queue events are about tickets that no longer exist.",
        meaning: "Tutors do not see them until a new ticket gets that number. They are removed.",
        cure: { db, _, _ in
            try db.run(
                """
                DELETE FROM queue_event WHERE ticket NOT IN (SELECT id FROM ticket)
                    AND ticket NOT IN (SELECT ticket FROM gone_ticket)
                """
            )
        }
    )

    private static let unknownStates = found(
        "tickets are in a state that does not exist.",
        "Nobody could open a queue with such a ticket."
    ) { db in
        try db.all(
            "SELECT id FROM ticket WHERE state NOT IN (SELECT value FROM json_each(?))",
            words { _ in true }
        ) { $0.integer(0) }
    }

    private static let halfEnded = found(
        "tickets are both ended and open, or neither.",
        "Tutors would be offered resolved questions, or would never see open ones."
    ) { db in
        try db.all(
            """
            SELECT id FROM ticket WHERE (ended_at IS NULL) <> (state IN (SELECT value FROM json_each(?1)))
                AND state IN (SELECT value FROM json_each(?2))
            """,
            words(\.isOpen),
            words { _ in true }
        ) { $0.integer(0) }
    }

    private static let halfOwned = found(
        "tickets are taken but have no tutor or lease, or are waiting but have one.",
        "Nobody has such a question, and nobody could take it."
    ) { db in
        try db.all(
            """
            SELECT id FROM ticket WHERE ended_at IS NULL AND state IN (SELECT value FROM json_each(?1))
                AND iif(state IN (SELECT value FROM json_each(?2)), tutor IS NULL OR lease_ends IS NULL,
                    tutor IS NOT NULL OR lease_ends IS NOT NULL)
            """,
            words(\.isOpen),
            words(\.isOwned)
        ) { $0.integer(0) }
    }

    private static let inSessionsThatAreOver = found(
        "questions are waiting for a person in sessions that are over.",
        "Nobody would read an answer there, so they are ended."
    ) { db in
        try db.all(
            """
            SELECT ticket.id FROM ticket JOIN tutoring_session AS session ON session.id = ticket.session
            WHERE ended_at IS NULL AND session.state IN ('closed', 'expired')
            """
        ) { $0.integer(0) }
    }

    private static let withoutQuestion = Ailment(
        count: { db, _ in Int64(try db.ticketsWithoutQuestion().count) },
        sentence: "tickets are about a question that does not exist.",
        meaning: """
            Tutors would look for it in vain. Where the log has the question, it is restored; where it is lost, the \
            ticket ends, and the learner is told that the automatic tutor is back.
            """,
        cure: { db, memory, now in
            for row in try db.ticketsWithoutQuestion() { try db.findQuestion(ofTicket: row, &memory, at: now) }
        }
    )

    private static let lost = Ailment(
        count: { db, _ in Int64(try db.handoffsWithoutTicket().count) },
        sentence: "learners are waiting for a person, but no tutor is offered their question.",
        meaning:
            "They would wait for ever. Their tickets are restored from the log, with a place according to their age.",
        cure: { db, memory, now in
            for handoff in try db.handoffsWithoutTicket() { try db.makeTicket(of: handoff, at: now) }
            memory.forgetAll()
        }
    )
}
