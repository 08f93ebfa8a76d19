internal import SQLite

/// What the log of a session tells of a ticket: every move of one is an entry there, in the same transaction.
private struct TicketStory {
    let state: TicketState
    /// Who has it, or had it last.
    let tutor: Int64?
    let at: Moment

    /// Reads the entry of a move: its kind, where the ticket went and why, who moved it, and when.
    init?(_ row: borrowing Row) {
        switch (row.text(0), row.optionalText(1), row.optionalText(2)) {
        case ("handoff.queued", _, _), ("handoff.returned", "queue"?, "transferred"?): state = .queued
        case ("handoff.claimed", _, _): state = .claimed
        case ("handoff.returned", "queue"?, _): state = .released
        case ("handoff.returned", _, _): state = .resolved
        case ("handoff.resolved", _, "withdrawn"?): state = .abandoned
        case ("handoff.resolved", _, _): state = .resolved
        default: return nil
        }
        tutor = row.optionalInteger(3)
        at = Moment(row, 4)
    }
}

/// The row of a ticket that is to be brought to where it belongs.
private struct UnsettledTicket {
    let session: Int64
    let hasEnded: Bool
    /// Whether nobody can have it any more: its session is over, or has another open question.
    let mustEnd: Bool
}

extension Connection {
    /// Brings a ticket to where the log of its session says it is.
    ///
    /// Whoever had it when its lease was lost has it no longer than until the host looks: it lapses, as of a tutor who
    /// vanished. A question whose session is over ends.
    func settle(ticket row: Int64, at now: Moment) throws {
        guard let ticket = try unsettled(row) else { return }
        let story = try story(of: row, in: ticket.session)
        let told = story?.state ?? (ticket.hasEnded ? .abandoned : .released)
        let state = told.isOpen && ticket.mustEnd ? .abandoned : told
        if state.isWaiting || (state.isOwned && story?.tutor == nil) {
            try run(
                "UPDATE ticket SET state = ?, tutor = NULL, lease_ends = NULL, ended_at = NULL WHERE id = ?",
                .text((state.isWaiting ? state : .released).rawValue),
                .integer(row)
            )
        } else if state.isOwned {
            try run(
                """
                UPDATE ticket SET state = iif(answered_at IS NULL, 'claimed', 'active'), tutor = ?,
                    lease_ends = coalesce(lease_ends, ?), ended_at = NULL WHERE id = ?
                """,
                .integer(story?.tutor),
                .moment(now),
                .integer(row)
            )
        } else {
            let ended: Moment? =
                try first("SELECT ended_at FROM ticket WHERE id = ?", .integer(row)) {
                    $0.optionalMoment(0)
                } ?? nil
            try endTicket(row, as: state, at: ended ?? (told.isOpen ? now : story?.at ?? now))
            if told.isOpen { try tell(.abandoned, ofTicket: row, reason: "repaired", at: now) }
        }
    }

    private func unsettled(_ row: Int64) throws -> UnsettledTicket? {
        try first(
            """
            SELECT ticket.session, ended_at IS NOT NULL, session.state IN ('closed', 'expired') OR EXISTS (
                SELECT 1 FROM ticket AS other
                WHERE other.session = ticket.session AND other.id <> ticket.id AND other.ended_at IS NULL)
            FROM ticket JOIN tutoring_session AS session ON session.id = ticket.session WHERE ticket.id = ?
            """,
            .integer(row)
        ) { UnsettledTicket(session: $0.integer(0), hasEnded: $0.integer(1) != 0, mustEnd: $0.integer(2) != 0) }
    }

    private func story(of row: Int64, in session: Int64) throws -> TicketStory? {
        try first(
            """
            SELECT kind, body ->> 'to', body ->> 'why', author, at FROM entry
            WHERE session = ? AND kind IN ('handoff.queued', 'handoff.claimed', 'handoff.returned', 'handoff.resolved')
                AND iif(json_valid(body), body ->> 'ticket' = ?, 0)
            ORDER BY seq DESC LIMIT 1
            """,
            .integer(session),
            .text(try ticketID(row).description)
        ) { TicketStory($0) } ?? nil
    }

    private func ticketID(_ row: Int64) throws -> TicketID {
        guard let id = try first("SELECT uuid FROM ticket WHERE id = ?", .integer(row), read: { TicketID($0, 0) })
        else {
            throw StoreError.unknownTicket
        }
        return id
    }
}

extension Connection {
    func ticketsWithoutQuestion() throws -> [Int64] {
        try all(
            """
            SELECT ticket.id FROM ticket LEFT JOIN entry ON entry.session = ticket.session AND entry.seq = asked
            WHERE ended_at IS NULL AND entry.id IS NULL
            """
        ) { $0.integer(0) }
    }

    /// Finds the question of a ticket in the log, or ends the ticket when it is lost.
    func findQuestion(ofTicket row: Int64, _ memory: inout WriterMemory, at now: Moment) throws {
        let id = try ticketID(row)
        let asked = try first(
            """
            SELECT turn FROM entry JOIN ticket ON ticket.session = entry.session
            WHERE ticket.id = ? AND kind = 'handoff.queued' AND iif(json_valid(body), body ->> 'ticket' = ?, 0)
                AND EXISTS (SELECT 1 FROM entry AS question
                    WHERE question.session = entry.session AND question.seq = entry.turn)
            ORDER BY entry.seq LIMIT 1
            """,
            .integer(row),
            .text(id.description)
        ) { $0.integer(0) }
        if let asked {
            return try run("UPDATE ticket SET asked = ? WHERE id = ?", .integer(asked), .integer(row))
        }
        let live = try live(ofTicket: try storedTicket(row), &memory)
        try abandonTicket(of: live, because: "repaired", at: now)
        guard live.state.isOpen else { return }
        let body: JSON = ["ticket": .string(id.description), "to": "chain", "why": "handed_back"]
        _ = try append(EntryDraft(kind: .handoffReturned, body: body.bytes[...]), to: live, at: now)
    }
}
