internal import SQLite

extension SQLiteStore {
    package func claim(
        _ ticket: TicketID,
        by tutor: AccountID,
        key: CommandKey,
        lease: Duration
    ) async throws(StoreError) -> Claimed {
        let now = rules.now()
        return try await write { db, memory in
            let row = try db.ticketRow(ticket)
            let person = try db.person(tutor)
            return try db.claim(row, by: person, CommandStamp(key, meaning: "claim".utf8), lease, &memory, at: now)
        }
    }

    package func claimNext(
        _ wish: TicketWish,
        by tutor: AccountID,
        key: CommandKey,
        lease: Duration
    ) async throws(StoreError) -> Claimed? {
        let now = rules.now()
        return try await write { db, memory in
            let person = try db.person(tutor)
            // The same command again gives the same ticket, whatever has become of it.
            let stamp = CommandStamp(key, meaning: "claim".utf8)
            let given = try db.claimed(by: person, key)
            guard let row = try given ?? db.nextWaiting(wish, for: person, at: now) else { return nil }
            return try db.claim(row, by: person, stamp, lease, &memory, at: now)
        }
    }

    package func renew(
        _ ticket: TicketID,
        generation: Int64,
        by tutor: AccountID,
        lease: Duration
    ) async throws(StoreError) {
        let now = rules.now()
        try await write { db, _ in
            let held = try db.first(
                """
                UPDATE ticket SET lease_ends = ?1
                WHERE uuid = ?2 AND generation = ?3 AND state IN ('claimed', 'active') AND lease_ends > ?4
                    AND tutor = (SELECT id FROM account WHERE uuid = ?5)
                RETURNING id
                """,
                .moment(now + lease),
                .id(ticket),
                .integer(generation),
                .moment(now),
                .id(tutor)
            ) { $0.integer(0) }
            if held == nil {
                _ = try db.ticketRow(ticket)
                throw StoreError.fenced
            }
        }
    }
}

extension Connection {
    /// One conditional update gives the ticket to the tutor, or to nobody.
    func claim(
        _ row: Int64,
        by tutor: Person,
        _ command: CommandStamp,
        _ lease: Duration,
        _ memory: inout WriterMemory,
        at now: Moment
    ) throws -> Claimed {
        let live = try live(ofTicket: try storedTicket(row), &memory)
        if let entry = try earlier(command, by: tutor, in: live) {
            guard entry.kind == .handoffClaimed else { throw StoreError.keyConflict }
            let generation = (try? JSON(parsing: Array(entry.body)))?["gen"]?.integer ?? 0
            return Claimed(ticket: try storedTicket(row), generation: generation, entry: entry, duplicate: true)
        }
        let duty = try duty(of: tutor.row)
        let generation = try first(
            """
            UPDATE ticket SET state = 'claimed', generation = generation + 1, tutor = ?1, lease_ends = ?2,
                claimed_at = coalesce(claimed_at, ?3), wanted = NULL, wanted_until = NULL
            WHERE id = ?4 AND state IN ('queued', 'released') AND learner <> ?1
                AND (SELECT count(*) FROM ticket AS mine WHERE mine.tutor = ?1 AND mine.state IN ('claimed', 'active'))
                    < ?5
            RETURNING generation
            """,
            .integer(tutor.row),
            .moment(now + lease),
            .moment(now),
            .integer(row),
            .integer(duty.capacity)
        ) { $0.integer(0) }
        guard let generation else { throw try refusal(of: row, to: tutor, duty) }
        live.ticket?.state = .claimed
        let ticket = try storedTicket(row)
        var body = JSONText()
        body.field("ticket", ticket.id.description)
        body.field("gen", generation)
        body.field("tutor", ticket.tutorName ?? "")
        let draft = EntryDraft(kind: .handoffClaimed, author: tutor, command: command, body: body.closed()[...])
        let entry = try append(draft, to: live, at: now).entry
        try tell(.claimed, ofTicket: row, at: now)
        return Claimed(ticket: ticket, generation: generation, entry: entry, duplicate: false)
    }

    private func refusal(of row: Int64, to tutor: Person, _ duty: TutorDuty) throws -> StoreError {
        let ticket = try storedTicket(row)
        if ticket.tutor == tutor.id, ticket.state == .claimed || ticket.state == .active { return .ticketHeld }
        return ticket.state.isWaiting ? .handsFull(duty.capacity) : .ticketTaken(ticket.state)
    }

    /// The ticket a tutor was given under this key, even if they have it no longer.
    fileprivate func claimed(by tutor: Person, _ key: CommandKey) throws -> Int64? {
        let told = try first(
            "SELECT body FROM entry WHERE author = ? AND key = ? AND kind = 'handoff.claimed'",
            .integer(tutor.row),
            .id(key)
        ) { try? JSON(parsing: Array($0.text(0).utf8)) }
        return try (told ?? nil)?["ticket"]?.string.flatMap { TicketID($0) }.map { try ticketRow($0) }
    }

    /// The ticket that a tutor should take next: an alarm if there is one, and of the others the one that waits longest.
    fileprivate func nextWaiting(_ wish: TicketWish, for tutor: Person, at now: Moment) throws -> Int64? {
        let isAnyAlarm = try first("SELECT 1 FROM ticket WHERE state IN ('queued', 'released') AND alarm = 1 LIMIT 1") {
            _ in true
        }
        if isAnyAlarm != nil, let alarm = try longestWaiting(wish, amongAlarms: true, for: tutor, at: now) {
            return alarm
        }
        return try longestWaiting(wish, amongAlarms: false, for: tutor, at: now)
    }

    /// The longest waiting ticket a tutor may take: one look into the index for each of their courses.
    private func longestWaiting(
        _ wish: TicketWish,
        amongAlarms: Bool,
        for tutor: Person,
        at now: Moment
    ) throws -> Int64? {
        let duty = try duty(of: tutor.row)
        var best: Int64?
        for course in wish.courses.sorted() {
            let place = try first("SELECT id, subject, language FROM course WHERE slug = ?", .text(course)) {
                (row: $0.integer(0), subject: $0.text(1), language: $0.text(2))
            }
            // Whoever may look at an alarm is given it, whatever they prefer.
            guard let place, amongAlarms || duty.takes(subject: place.subject, language: place.language) else {
                continue
            }
            for queue in try wish.queue.map({ [$0] }) ?? waitingQueues(of: place.row) {
                let oldest = try first(
                    amongAlarms
                        ? """
                        SELECT id FROM ticket WHERE queue = ? AND course = ? AND state IN ('queued', 'released')
                            AND alarm = 1 AND learner <> ?3 AND (wanted IS NULL OR wanted = ?3 OR wanted_until <= ?4)
                        ORDER BY id LIMIT 1
                        """
                        : """
                        SELECT id FROM ticket WHERE queue = ? AND course = ? AND state IN ('queued', 'released')
                            AND learner <> ?3 AND (wanted IS NULL OR wanted = ?3 OR wanted_until <= ?4)
                        ORDER BY id LIMIT 1
                        """,
                    .text(queue),
                    .integer(place.row),
                    .integer(tutor.row),
                    .moment(now)
                ) { $0.integer(0) }
                if let oldest { best = min(best ?? oldest, oldest) }
            }
        }
        return best
    }

    /// The queues in which questions of a course wait, found by jumping from one to the next in the index.
    private func waitingQueues(of course: Int64) throws -> [String] {
        try all(
            """
            WITH RECURSIVE found (queue) AS (
                SELECT min(queue) FROM ticket WHERE state IN ('queued', 'released')
                UNION ALL
                SELECT (SELECT min(queue) FROM ticket WHERE state IN ('queued', 'released') AND queue > found.queue)
                FROM found WHERE found.queue IS NOT NULL)
            SELECT queue FROM found WHERE queue IS NOT NULL AND EXISTS (
                SELECT 1 FROM ticket WHERE ticket.queue = found.queue AND course = ? AND state IN ('queued', 'released'))
            """,
            .integer(course)
        ) { $0.text(0) }
    }
}

extension TutorDuty {
    func takes(subject: String, language: String) -> Bool {
        (subjects.isEmpty || subjects.contains(subject)) && (languages.isEmpty || languages.contains(language))
    }
}
