import Cryptography
internal import SQLite

// What is left of tickets whose conversation is taken out: names made by chance, until nobody comes back for them.

extension Connection {
    /// Leaves of tickets only that they are over, for those who watch and those who come back.
    func bury(_ tickets: [Int64]) throws {
        for ticket in tickets {
            try run(
                """
                INSERT OR IGNORE INTO gone_ticket (ticket, uuid, session, asked)
                SELECT ticket.id, ticket.uuid, session.uuid, asked FROM ticket
                JOIN tutoring_session AS session ON session.id = ticket.session
                WHERE ticket.id = ?1 AND EXISTS (SELECT 1 FROM queue_event WHERE queue_event.ticket = ?1)
                """,
                .integer(ticket)
            )
            // The last one ended it. Whoever has not heard the others need not; what somebody wrote as a reason goes.
            try run(
                """
                DELETE FROM queue_event
                WHERE ticket = ?1 AND id < (SELECT max(id) FROM queue_event WHERE ticket = ?1)
                """,
                .integer(ticket)
            )
            try run(
                "UPDATE queue_event SET reason = NULL WHERE ticket = ? AND reason <> ?",
                .integer(ticket),
                .text(QueueEvent.erased)
            )
        }
    }

    func isGone(_ ticket: TicketID) throws -> Bool {
        try first("SELECT 1 FROM gone_ticket WHERE uuid = ?", .id(ticket)) { _ in true } ?? false
    }

    /// How tickets ended that are gone, in a stretch of the stream.
    func goneEvents(after seq: Int64, upTo last: Int64, limit: Int) throws -> [QueueEvent] {
        try all(
            """
            SELECT event.id, event.kind, event.queue, event.state, event.generation, tutor.uuid, tutor.name,
                event.reason, event.at, course.slug, gone.ticket, gone.uuid, gone.session, gone.asked
            FROM queue_event AS event CROSS JOIN gone_ticket AS gone ON gone.ticket = event.ticket
            JOIN course ON course.id = event.course LEFT JOIN account AS tutor ON tutor.id = event.tutor
            WHERE event.id > ? AND event.id <= ? ORDER BY event.id LIMIT ?
            """,
            .integer(seq),
            .integer(last),
            .integer(Int64(max(0, limit)))
        ) { row in
            QueueEvent(
                seq: row.integer(0),
                kind: QueueEvent.Kind(rawValue: row.text(1)) ?? .abandoned,
                ticket: try StoredTicket(goneOf: row),
                queue: row.text(2),
                state: try TicketState(word: row, 3),
                generation: row.integer(4),
                tutor: row.isNull(5) ? nil : AccountID(row, 5),
                tutorName: row.optionalText(6),
                reason: row.optionalText(7),
                question: "",
                at: Moment(row, 8),
                isGone: true
            )
        }
    }
}

extension StoredTicket {
    /// A ticket of which only the names are left that nobody made.
    fileprivate init(goneOf row: borrowing Row) throws {
        let session = SessionID(row, 12)
        let at = Moment(row, 8)
        self.init(
            id: TicketID(row, 11),
            number: row.integer(10),
            queue: row.text(2),
            session: session,
            learner: AccountID(UniqueID(high: 0, low: 0)),
            learnerName: "",
            course: row.text(9),
            module: nil,
            asked: EntryID(session: session, seq: row.integer(13)),
            state: try TicketState(word: row, 3),
            generation: row.integer(4),
            tutor: nil,
            tutorName: nil,
            leaseEnds: nil,
            wanted: nil,
            overdueAt: nil,
            exhausted: [],
            openedAt: at,
            claimedAt: nil,
            answeredAt: nil,
            endedAt: at,
            placeAtFirst: 0,
            tutorsAtFirst: 0
        )
    }
}
