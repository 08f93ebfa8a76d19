internal import SQLite

extension SQLiteStore {
    package func ticket(_ id: TicketID) async throws(StoreError) -> StoredTicket {
        try await read { db in try db.storedTicket(try db.ticketRow(id)) }
    }

    package func openTickets(
        of courses: Set<String>,
        queue: String?,
        after place: Int64,
        limit: Int
    ) async throws(StoreError) -> [QueueEvent] {
        let now = rules.now()
        return try await read { db in
            let courses = JSON.array(courses.sorted().map(JSON.string)).text
            var rows: [Int64] = []
            if place <= 0 { rows = try db.open(of: courses, queue, alarm: true, after: -place, limit) }
            if rows.count < limit {
                rows += try db.open(of: courses, queue, alarm: false, after: max(0, place), limit - rows.count)
            }
            return try rows.map { try db.standing($0, at: now) }
        }
    }

    package func queueEvents(after seq: Int64, limit: Int) async throws(StoreError) -> [QueueEvent] {
        try await read { db in
            let standing = try db.all(
                """
                SELECT stored_ticket.*, event.id, event.kind, event.queue, event.state, event.generation, tutor.uuid,
                    tutor.name, event.reason, event.at,
                    (SELECT body ->> 'text' FROM entry
                        WHERE entry.session = stored_ticket.session_row AND seq = stored_ticket.asked)
                FROM queue_event AS event JOIN stored_ticket ON stored_ticket.number = event.ticket
                LEFT JOIN account AS tutor ON tutor.id = event.tutor
                WHERE event.id > ? AND NOT EXISTS (SELECT 1 FROM gone_ticket WHERE gone_ticket.ticket = event.ticket)
                ORDER BY event.id LIMIT ?
                """,
                .integer(seq),
                .integer(Int64(max(0, limit)))
            ) { row in
                let next = StoredTicket.columns
                let kind = QueueEvent.Kind(rawValue: row.text(next + 1)) ?? .transferred
                return QueueEvent(
                    seq: row.integer(next),
                    kind: kind,
                    ticket: try StoredTicket(row),
                    queue: row.text(next + 2),
                    state: try TicketState(word: row, next + 3),
                    generation: row.integer(next + 4),
                    tutor: row.isNull(next + 5) ? nil : AccountID(row, next + 5),
                    tutorName: row.optionalText(next + 6),
                    reason: row.optionalText(next + 7),
                    question: row.optionalText(next + 9) ?? "",
                    at: Moment(row, next + 8)
                )
            }
            let last = standing.count < limit ? .max : standing.last?.seq ?? .max
            let gone = try db.goneEvents(after: seq, upTo: last, limit: limit)
            return gone.isEmpty ? standing : Array((standing + gone).sorted { $0.seq < $1.seq }.prefix(limit))
        }
    }

    package func queueReach() async throws(StoreError) -> (head: Int64, oldest: Int64) {
        try await read { db in
            let head = try db.first("SELECT seq FROM sqlite_sequence WHERE name = 'queue_event'") { $0.integer(0) } ?? 0
            let oldest = try db.first("SELECT min(id) FROM queue_event") { $0.optionalInteger(0) } ?? nil
            return (head, oldest ?? head + 1)
        }
    }

    package func openTickets() async throws(StoreError) -> [OpenTicket] {
        try await read { db in
            try db.all(
                """
                SELECT ticket.id, queue, account.uuid, ticket.uuid FROM ticket LEFT JOIN account ON account.id = tutor
                WHERE state IN ('claimed', 'active')
                UNION ALL
                SELECT id, queue, NULL, uuid FROM ticket WHERE state IN ('queued', 'released')
                """
            ) { row in
                OpenTicket(
                    id: TicketID(row, 3),
                    number: row.integer(0),
                    queue: row.text(1),
                    tutor: row.isNull(2) ? nil : AccountID(row, 2)
                )
            }
        }
    }

    package func servedTickets(in queue: String, limit: Int) async throws(StoreError) -> [ServedTicket] {
        try await read { db in
            try db.all(
                """
                SELECT claimed_at - opened_at, place, tutors FROM ticket
                WHERE queue = ? AND claimed_at IS NOT NULL ORDER BY claimed_at DESC LIMIT ?
                """,
                .text(queue),
                .integer(Int64(max(0, limit)))
            ) {
                ServedTicket(wait: .milliseconds($0.integer(0)), place: $0.integer(1), tutors: $0.integer(2))
            }
        }
    }

    package func exhaustedQueues(of turn: TurnID) async throws(StoreError) -> Set<String> {
        try await read { db in
            let lists = try db.all(
                """
                SELECT exhausted FROM ticket WHERE session = (SELECT id FROM tutoring_session WHERE uuid = ?)
                    AND asked = ?
                """,
                .id(turn.session),
                .integer(turn.seq)
            ) { StoredTicket.list($0.text(0)) }
            return lists.reduce(into: []) { $0.formUnion($1) }
        }
    }

    package func offered(_ session: SessionID) async throws(StoreError) -> Set<String> {
        try await read { db in try db.coursesOffered(session: try db.sessionRow(session)) }
    }

    package func sweepQueueEvents() async throws(StoreError) {
        let old = rules.now() - .seconds(7 * 86_400)
        try await write { db, _ in
            try db.run(
                "DELETE FROM queue_event WHERE id IN (SELECT id FROM queue_event WHERE at < ? LIMIT 2000)",
                .moment(old)
            )
            try db.run("DELETE FROM gone_ticket WHERE ticket NOT IN (SELECT ticket FROM queue_event)")
        }
    }
}

extension Connection {
    /// Open tickets of these courses, alarms or others, by their numbers.
    fileprivate func open(
        of courses: String,
        _ queue: String?,
        alarm: Bool,
        after number: Int64,
        _ limit: Int
    ) throws -> [Int64] {
        try all(
            """
            SELECT ticket.id FROM ticket INDEXED BY ticket_open_once JOIN course ON course.id = ticket.course
            WHERE ended_at IS NULL AND ticket.id > ? AND (?2 IS NULL OR queue = ?2)
                AND course.slug IN (SELECT value FROM json_each(?3)) AND alarm = ?5
            ORDER BY ticket.id LIMIT ?4
            """,
            .integer(number),
            .text(queue),
            .text(courses),
            .integer(Int64(max(0, limit))),
            .integer(alarm ? 1 : 0)
        ) { $0.integer(0) }
    }

    /// A ticket as whoever begins to watch is shown it: as if it had just come to be what it is.
    fileprivate func standing(_ row: Int64, at now: Moment) throws -> QueueEvent {
        let ticket = try storedTicket(row)
        let question = try first(
            """
            SELECT body ->> 'text' FROM ticket JOIN entry ON entry.session = ticket.session AND entry.seq = asked
            WHERE ticket.id = ?
            """,
            .integer(row)
        ) { $0.optionalText(0) }
        return QueueEvent(
            seq: 0,
            kind: ticket.state.isOwned ? .claimed : .opened,
            ticket: ticket,
            queue: ticket.queue,
            state: ticket.state,
            generation: ticket.generation,
            tutor: ticket.tutor,
            tutorName: ticket.tutorName,
            reason: nil,
            question: (question ?? nil) ?? "",
            at: now
        )
    }
}
