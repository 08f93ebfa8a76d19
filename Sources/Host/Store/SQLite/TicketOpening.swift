internal import SQLite

/// Tickets are made in the transaction that ends a turn: there is never the one without the other.
extension Connection {
    /// Makes the ticket of a question, or lets the one that its session has go on in this queue; returns the entry that
    /// tells the learner, when there is something new to tell.
    func queue(
        _ draft: TicketDraft,
        _ asked: Int64,
        in live: LiveSession,
        _ rules: StoreRules,
        at now: Moment
    ) throws -> Entry? {
        guard let ticket = live.ticket else { return try open(draft, asked, in: live, rules, at: now) }
        let isRaised = try draft.isAlarm && raise(ticket.row)
        // A person is waited for, or there, already.
        guard ticket.state.isWaiting, ticket.queue != draft.queue else {
            if isRaised { try tell(.raised, ofTicket: ticket.row, at: now) }
            return nil
        }
        try run(
            "UPDATE ticket SET queue = ?, state = 'queued', overdue_at = ?, wanted = NULL, wanted_until = NULL WHERE id = ?",
            .text(draft.queue),
            draft.overdueAt.map { .moment($0) } ?? .null,
            .integer(ticket.row)
        )
        live.ticket?.queue = draft.queue
        live.ticket?.state = .queued
        try tell(
            .transferred,
            ofTicket: ticket.row,
            reason: draft.isAlarm ? nil : "Nobody in “\(ticket.queue)” was free in time.",
            at: now
        )
        return try append(queued(ticket.id, draft, asked), to: live, at: now).entry
    }

    /// Makes an alarm of a ticket; says whether it was none before.
    private func raise(_ ticket: Int64) throws -> Bool {
        try run("UPDATE ticket SET alarm = 1 WHERE id = ? AND alarm = 0", .integer(ticket))
        return changes > 0
    }

    private func open(
        _ draft: TicketDraft,
        _ asked: Int64,
        in live: LiveSession,
        _ rules: StoreRules,
        at now: Moment
    ) throws -> Entry {
        let id: TicketID = rules.newID(at: now)
        try run(
            """
            INSERT INTO ticket
                (uuid, queue, session, learner, course, module, asked, state, overdue_at, opened_at, place, tutors,
                alarm)
            SELECT ?1, ?2, id, learner, course, module, ?3, 'queued', ?4, ?5, ?6, ?7, ?9 FROM tutoring_session
            WHERE id = ?8
            """,
            .id(id),
            .text(draft.queue),
            .integer(asked),
            draft.overdueAt.map { .moment($0) } ?? .null,
            .moment(now),
            .integer(draft.place),
            .integer(draft.tutors),
            .integer(live.row),
            .integer(draft.isAlarm ? 1 : 0)
        )
        let row = lastInserted
        live.ticket = LiveTicket(row: row, id: id, queue: draft.queue, state: .queued)
        try tell(.opened, ofTicket: row, at: now)
        return try append(queued(id, draft, asked), to: live, at: now).entry
    }

    private func queued(_ id: TicketID, _ draft: TicketDraft, _ asked: Int64) -> EntryDraft {
        var body = JSONText()
        body.field("ticket", id.description)
        body.field("queue", draft.queue)
        if let moment = draft.overdueAt { body.field("overdue_at", moment.rfc3339) }
        if let away = draft.away { body.field("away", away) }
        if let moment = draft.opensAt { body.field("opens_at", moment.rfc3339) }
        return EntryDraft(kind: .handoffQueued, membership: .belongs(to: asked), body: body.closed()[...])
    }

    /// The question that a turn is about: its own, or that of the turn it goes on with.
    func asked(by turn: Int64, in session: Int64) throws -> Int64 {
        var turn = turn
        while true {
            let earlier = try first(
                "SELECT continues FROM turn JOIN entry ON entry.id = turn.entry WHERE entry.session = ? AND entry.seq = ?",
                .integer(session),
                .integer(turn)
            ) { $0.optionalInteger(0) }
            // A turn goes on with an earlier one, whatever a damaged file says.
            guard let earlier, let next = earlier, next < turn else { return turn }
            turn = next
        }
    }

    /// The session is over, and with it the wait.
    func abandonTicket(of live: LiveSession, because reason: String, at now: Moment) throws {
        guard let ticket = live.ticket else { return }
        try endTicket(ticket.row, as: .abandoned, at: now)
        try tell(.abandoned, ofTicket: ticket.row, reason: reason, at: now)
        live.ticket = nil
    }

    func endTicket(_ row: Int64, as state: TicketState, at now: Moment) throws {
        try run(
            """
            UPDATE ticket SET state = ?, ended_at = ?, lease_ends = NULL, overdue_at = NULL, wanted = NULL,
                wanted_until = NULL WHERE id = ?
            """,
            .text(state.rawValue),
            .moment(now),
            .integer(row)
        )
    }
}

extension TurnEnding {
    /// The ending of what is written to a person who has the conversation.
    static let withPerson: TurnEnding = {
        var ending = TurnEnding(
            .handedOff,
            kind: .turnEnded,
            body: Array(#"{"outcome":"handed_off","ms":0,"to":"person"}"#.utf8)
        )
        ending.isForPerson = true
        return ending
    }()
}
