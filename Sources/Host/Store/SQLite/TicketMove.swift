internal import SQLite

/// One move of one ticket, in the transaction of whoever makes it: the row, the session's log, the queue's stream.
struct TicketMove {
    let db: Connection
    let live: LiveSession
    let ticket: StoredTicket
    let now: Moment
    private var entries: [Entry] = []
    private var turn: TurnID?

    init(db: Connection, live: LiveSession, ticket: StoredTicket, now: Moment) {
        self.db = db
        self.live = live
        self.ticket = ticket
        self.now = now
    }

    /// Whether the session's log tells of it.
    var isTold: Bool { !entries.isEmpty }

    func parted() throws -> Parted {
        guard let last = entries.last else { throw StoreError.unknownTicket }
        return Parted(
            ticket: try db.storedTicket(ticket.number),
            entry: entries.first ?? last,
            turn: turn,
            entries: entries,
            duplicate: false
        )
    }

    mutating func release(to state: TicketState, _ reason: String?, by tutor: Person, _ command: CommandStamp) throws {
        try wait(as: state)
        try db.tell(.released, ofTicket: ticket.number, tutor: tutor.row, reason: reason, at: now)
        try add(.handoffReturned, by: tutor, command) { [ticket] body in
            body.field("to", "queue")
            body.field("why", "released")
            body.field("queue", ticket.queue)
        }
    }

    /// The tutor has vanished: nothing is lost but the claim.
    mutating func lapse() throws {
        guard let state = ticket.state.after(.lapse) else { throw StoreError.ticketTaken(ticket.state) }
        let tutor = try ticket.tutor.map { try db.person($0) }
        try wait(as: state)
        try db.tell(.released, ofTicket: ticket.number, tutor: tutor?.row, reason: "lapsed", at: now)
        try add(.handoffReturned) { [ticket] body in
            body.field("to", "queue")
            body.field("why", "lapsed")
            body.field("queue", ticket.queue)
        }
    }

    private func wait(as state: TicketState) throws {
        try db.run(
            "UPDATE ticket SET state = ?, tutor = NULL, lease_ends = NULL WHERE id = ?",
            .text(state.rawValue),
            .integer(ticket.number)
        )
        live.ticket?.state = state
    }

    mutating func transfer(
        to state: TicketState,
        _ queue: String?,
        _ colleague: Person?,
        _ reason: String?,
        _ overdueAt: Moment?,
        by tutor: Person,
        _ command: CommandStamp
    ) throws {
        let queue = queue ?? ticket.queue
        try wait(as: state)
        try db.run(
            "UPDATE ticket SET queue = ?, wanted = ?, wanted_until = ?, overdue_at = ? WHERE id = ?",
            .text(queue),
            .integer(colleague?.row),
            // A colleague who does not come must not keep the others away for ever.
            colleague == nil ? .null : .moment(now + Self.firstRight),
            (overdueAt ?? ticket.overdueAt).map { .moment($0) } ?? .null,
            .integer(ticket.number)
        )
        live.ticket?.queue = queue
        try db.tell(.transferred, ofTicket: ticket.number, tutor: tutor.row, reason: reason, at: now)
        try add(.handoffReturned, by: tutor, command) { body in
            body.field("to", "queue")
            body.field("why", "transferred")
            body.field("queue", queue)
            // Not the name: what is erased with whoever it names stands in the account alone.
            if let colleague { body.field("wanted", colleague.id.description) }
        }
    }

    private static let firstRight = Duration.seconds(300)

    mutating func resolve(_ note: String?, by tutor: Person, _ command: CommandStamp) throws {
        try end(.resolved)
        try db.tell(.resolved, ofTicket: ticket.number, tutor: tutor.row, at: now)
        try add(.handoffResolved, by: tutor, command) { [ticket] body in
            body.field("why", "resolved")
            body.field("tutor", ticket.tutorName ?? "")
        }
        if let note, !note.isEmpty { try add(.note, .staff, by: tutor) { $0.field("text", note) } }
    }

    /// The chain goes on from here; what nobody has answered yet, it is asked again.
    mutating func handBack(_ summary: String?, by tutor: Person, _ command: CommandStamp) throws {
        try end(.resolved)
        try db.tell(.resolved, ofTicket: ticket.number, tutor: tutor.row, reason: "handed_back", at: now)
        try add(.handoffReturned, by: tutor, command) { [ticket] body in
            body.field("to", "chain")
            body.field("why", "handed_back")
            body.field("tutor", ticket.tutorName ?? "")
            if let summary, !summary.isEmpty { body.field("summary", summary) }
        }
        if ticket.state == .claimed { try askAgain() }
    }

    mutating func withdraw(_ command: CommandStamp) throws {
        try end(.abandoned)
        try db.tell(.abandoned, ofTicket: ticket.number, reason: "withdrawn", at: now)
        try add(.handoffResolved, by: live.learner, command) { $0.field("why", "withdrawn") }
    }

    /// Patience has run out: the chain goes on without this queue, and the ticket stays where it is.
    ///
    /// Where a person has answered already, the question of then is no longer what the learner waits with: it goes on
    /// waiting for people.
    mutating func goOverdue() throws {
        try db.run("UPDATE ticket SET overdue_at = NULL WHERE id = ?", .integer(ticket.number))
        try db.tell(.overdue, ofTicket: ticket.number, at: now)
        if ticket.answeredAt == nil { try askAgain() } else { try exhaust() }
    }

    private func end(_ state: TicketState) throws {
        try db.endTicket(ticket.number, as: state, at: now)
        live.ticket = nil
    }

    /// Opens a turn that goes on with the question, to which this queue's relays decline.
    private mutating func askAgain() throws {
        try exhaust()
        let body: JSON = ["continues": .string(ticket.asked.description)]
        let draft = EntryDraft(kind: .turnReopened, audience: .staff, membership: .opens, body: body.bytes[...])
        let opened = try db.append(draft, to: live, at: now)
        _ = try db.open(opened, continues: ticket.asked.seq, ending: nil, in: live, at: now)
        entries.append(opened.entry)
        turn = opened.entry.id
    }

    /// Nobody of this queue came in time.
    private func exhaust() throws {
        try db.run(
            """
            UPDATE ticket SET exhausted = json_insert(exhausted, '$[#]', queue)
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM json_each(exhausted) WHERE value = queue)
            """,
            .integer(ticket.number)
        )
    }

    private mutating func add(
        _ kind: EntryKind,
        _ audience: Audience = .everyone,
        by author: Person? = nil,
        _ command: CommandStamp? = nil,
        _ fill: (inout JSONText) -> Void
    ) throws {
        var body = JSONText()
        body.field("ticket", ticket.id.description)
        fill(&body)
        let draft = EntryDraft(
            kind: kind,
            audience: audience,
            author: author,
            command: command,
            body: body.closed()[...]
        )
        entries.append(try db.append(draft, to: live, at: now).entry)
    }
}
