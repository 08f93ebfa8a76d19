internal import SQLite

/// What the writer knows of the open ticket of a session.
struct LiveTicket {
    let row: Int64
    let id: TicketID
    var queue: String
    var state: TicketState
}

extension StoredTicket {
    /// How many columns the view `stored_ticket` has.
    static let columns: Int32 = 27

    init(_ row: borrowing Row, from column: Int32 = 0) throws {
        let session = SessionID(row, column + 3)
        self.init(
            id: TicketID(row, column),
            number: row.integer(column + 1),
            queue: row.text(column + 2),
            session: session,
            learner: AccountID(row, column + 4),
            learnerName: row.text(column + 5),
            course: row.text(column + 6),
            module: row.optionalText(column + 7),
            asked: EntryID(session: session, seq: row.integer(column + 8)),
            state: try TicketState(word: row, column + 9),
            generation: row.integer(column + 10),
            tutor: row.isNull(column + 11) ? nil : AccountID(row, column + 11),
            tutorName: row.optionalText(column + 12),
            leaseEnds: row.optionalMoment(column + 13),
            wanted: row.isNull(column + 14) ? nil : AccountID(row, column + 14),
            overdueAt: row.optionalMoment(column + 16),
            exhausted: Self.list(row.text(column + 17)),
            openedAt: Moment(row, column + 18),
            claimedAt: row.optionalMoment(column + 19),
            answeredAt: row.optionalMoment(column + 20),
            endedAt: row.optionalMoment(column + 21),
            placeAtFirst: row.integer(column + 22),
            tutorsAtFirst: row.integer(column + 23),
            isAlarm: row.integer(column + 24) != 0
        )
    }

    static func list(_ text: String) -> Set<String> {
        Set(((try? JSON(parsing: Array(text.utf8)))?.array ?? []).compactMap(\.string))
    }
}

extension Row {
    func optionalMoment(_ column: Int32) -> Moment? { optionalInteger(column).map { Moment(milliseconds: $0) } }
}

extension Connection {
    func storedTicket(_ row: Int64) throws -> StoredTicket {
        let ticket = try first("SELECT * FROM stored_ticket WHERE number = ?", .integer(row)) {
            try StoredTicket($0)
        }
        guard let ticket else { throw StoreError.unknownTicket }
        return ticket
    }

    func ticketRow(_ id: TicketID) throws -> Int64 {
        if try isGone(id) { throw StoreError.conversationGone }
        guard let row = try first("SELECT id FROM ticket WHERE uuid = ?", .id(id), read: { $0.integer(0) }) else {
            throw StoreError.unknownTicket
        }
        return row
    }

    /// The ticket of a session that has not ended.
    func openTicket(ofSession session: Int64) throws -> StoredTicket? {
        let row = try first("SELECT id FROM ticket WHERE session = ? AND ended_at IS NULL", .integer(session)) {
            $0.integer(0)
        }
        return try row.map { try storedTicket($0) }
    }

    func coursesOffered(session: Int64) throws -> Set<String> {
        Set(
            try all(
                "SELECT DISTINCT course.slug FROM ticket JOIN course ON course.id = ticket.course WHERE session = ?",
                .integer(session)
            ) { $0.text(0) }
        )
    }

    func liveTicket(ofSession session: Int64) throws -> LiveTicket? {
        try first(
            "SELECT id, uuid, queue, state FROM ticket WHERE session = ? AND ended_at IS NULL",
            .integer(session)
        ) { row in
            LiveTicket(
                row: row.integer(0),
                id: TicketID(row, 1),
                queue: row.text(2),
                state: try TicketState(word: row, 3)
            )
        }
    }

    /// The session of a ticket, as this transaction finds it.
    func live(ofTicket ticket: StoredTicket, _ memory: inout WriterMemory) throws -> LiveSession {
        try live(ticket.session, &memory)
    }

    /// Says in the stream of the queue what happened to a ticket.
    func tell(
        _ kind: QueueEvent.Kind,
        ofTicket row: Int64,
        tutor: Int64? = nil,
        reason: String? = nil,
        at now: Moment
    ) throws {
        try run(
            """
            INSERT INTO queue_event (ticket, queue, course, kind, state, generation, tutor, reason, at)
            SELECT id, queue, course, ?2, state, generation, coalesce(?3, tutor), ?4, ?5 FROM ticket WHERE id = ?1
            """,
            .integer(row),
            .text(kind.rawValue),
            .integer(tutor),
            .text(reason),
            .moment(now)
        )
        switch kind {
        case .opened: try postToOutbox(.ticketOpened, at: now) { try news(ofTicket: row) }
        case .overdue: try postToOutbox(.ticketOverdue, at: now) { try news(ofTicket: row) }
        default: break
        }
    }

    /// What other programs are told of a ticket: where it is, and nothing that anybody wrote.
    private func news(ofTicket row: Int64) throws -> JSON {
        let ticket = try storedTicket(row)
        return JSON(members: [
            ("ticket", .string(ticket.id.description)), ("queue", .string(ticket.queue)),
            ("session", .string(ticket.session.description)), ("course", .string(ticket.course)),
            ("module", ticket.module.map(JSON.string) ?? .null), ("state", .string(ticket.state.rawValue)),
            ("opened_at", .string(ticket.openedAt.rfc3339)),
        ])
    }
}
