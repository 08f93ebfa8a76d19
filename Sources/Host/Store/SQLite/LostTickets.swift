internal import SQLite

/// A question that its learner was told waits for a person, or is with one, while no ticket says so.
struct HandoffWithoutTicket {
    let session: Int64
    let ticket: TicketID
    /// What is left of the ticket: its row, if there is one.
    let row: Int64?
}

extension Connection {
    func handoffsWithoutTicket() throws -> [HandoffWithoutTicket] {
        let found = try all(
            """
            SELECT entry.session, iif(json_valid(body), body ->> 'ticket', NULL) FROM (
                SELECT session, max(seq) AS seq FROM entry
                WHERE kind IN ('handoff.queued', 'handoff.claimed', 'handoff.returned', 'handoff.resolved')
                GROUP BY session) AS last
            JOIN entry ON entry.session = last.session AND entry.seq = last.seq
            JOIN tutoring_session AS session ON session.id = entry.session
            WHERE session.state NOT IN ('closed', 'expired') AND entry.kind <> 'handoff.resolved'
                AND coalesce(iif(json_valid(body), body ->> 'to', NULL), 'queue') = 'queue'
                AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.session = entry.session
                    AND (ended_at IS NULL OR ticket.state IN (SELECT value FROM json_each(?))))
            """,
            Ailment.words(\.isOpen)
        ) { (session: $0.integer(0), ticket: $0.optionalText(1).flatMap { TicketID($0) }) }
        return try found.compactMap { handoff in
            guard let ticket = handoff.ticket else { return nil }
            let row = try first("SELECT id FROM ticket WHERE uuid = ?", .id(ticket)) { $0.integer(0) }
            return HandoffWithoutTicket(session: handoff.session, ticket: ticket, row: row)
        }
    }

    /// Makes a ticket from what the log says of it, and tells those who watch the queue.
    func makeTicket(of handoff: HandoffWithoutTicket, at now: Moment) throws {
        if let row = handoff.row { return try settle(ticket: row, at: now) }
        try run(
            """
            INSERT INTO ticket (uuid, queue, session, learner, course, module, asked, state, generation, opened_at)
            WITH said AS (
                SELECT seq, kind, turn, at, body FROM entry
                WHERE session = ?2 AND iif(json_valid(body), body ->> 'ticket' = ?3, 0))
            SELECT ?1, (SELECT body ->> 'queue' FROM said
                    WHERE kind IN ('handoff.queued', 'handoff.returned') ORDER BY seq DESC LIMIT 1),
                session.id, session.learner, session.course, session.module, opened.turn, 'released',
                (SELECT coalesce(max(body ->> 'gen'), 0) FROM said WHERE kind = 'handoff.claimed'), opened.at
            FROM tutoring_session AS session JOIN said AS opened
            WHERE session.id = ?2 AND opened.kind = 'handoff.queued'
            ORDER BY opened.seq LIMIT 1
            """,
            .id(handoff.ticket),
            .integer(handoff.session),
            .text(handoff.ticket.description)
        )
        guard changes > 0 else { return }
        let row = lastInserted
        try settle(ticket: row, at: now)
        try tell(.opened, ofTicket: row, reason: "repaired", at: now)
    }
}
