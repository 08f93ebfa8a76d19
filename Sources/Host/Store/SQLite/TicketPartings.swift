internal import SQLite

extension SQLiteStore {
    package func part(_ act: TutorAct, _ parting: Parting, overdueAt: Moment?) async throws(StoreError) -> Parted {
        let now = rules.now()
        return try await write { db, memory in
            let row = try db.ticketRow(act.ticket)
            let ticket = try db.storedTicket(row)
            let live = try db.live(ofTicket: ticket, &memory)
            let tutor = try db.person(act.tutor)
            let command = CommandStamp(act.key, meaning: "\(parting)".utf8)
            if let entry = try db.earlier(command, by: tutor, in: live) {
                let isFenced = entry.kind == .note
                return Parted(ticket: ticket, entry: entry, entries: [], duplicate: true, isFenced: isFenced)
            }
            guard ticket.isHeld(by: act, at: now), let state = ticket.state.after(parting.event) else {
                guard let words = parting.words else { throw StoreError.fenced }
                let draft = EntryDraft(lateWords: words, of: act, by: tutor, command)
                let entry = try db.append(draft, to: live, at: now).entry
                return Parted(ticket: ticket, entry: entry, entries: [entry], duplicate: false, isFenced: true)
            }
            var move = TicketMove(db: db, live: live, ticket: ticket, now: now)
            switch parting {
            case .release(let reason): try move.release(to: state, reason, by: tutor, command)
            case .transfer(let queue, let colleague, let reason):
                let wanted = try colleague.map { try db.person($0) }
                try move.transfer(to: state, queue, wanted, reason, overdueAt, by: tutor, command)
            case .resolve(let note): try move.resolve(note, by: tutor, command)
            case .handBack(let summary): try move.handBack(summary, by: tutor, command)
            }
            return try move.parted()
        }
    }

    package func withdraw(
        _ session: SessionID,
        by learner: AccountID,
        key: CommandKey
    ) async throws(StoreError) -> Parted? {
        let now = rules.now()
        return try await write { db, memory in
            let live = try db.live(session, &memory)
            let command = CommandStamp(key, meaning: "withdraw".utf8)
            guard learner == live.learner.id else { throw StoreError.unknownSession }
            if let entry = try db.earlier(command, by: live.learner, in: live) {
                let id = (try? JSON(parsing: Array(entry.body)))?["ticket"]?.string.flatMap { TicketID($0) }
                guard let id else { throw StoreError.keyConflict }
                let ticket = try db.storedTicket(try db.ticketRow(id))
                return Parted(ticket: ticket, entry: entry, entries: [], duplicate: true)
            }
            guard let open = live.ticket else { return nil }
            var move = TicketMove(db: db, live: live, ticket: try db.storedTicket(open.row), now: now)
            try move.withdraw(command)
            return try move.parted()
        }
    }

    package func takeLapsed(longest: Duration, limit: Int) async throws(StoreError) -> TakenTickets {
        let now = rules.now()
        return try await write { db, memory in
            // A clock that was set back would otherwise leave questions with a tutor who is gone for as much longer.
            try db.run(
                "UPDATE ticket SET lease_ends = ?1 WHERE state IN ('claimed', 'active') AND lease_ends > ?1",
                .moment(now + longest)
            )
            let rows = try db.all(
                """
                SELECT id FROM ticket WHERE state IN ('claimed', 'active') AND lease_ends <= ?
                ORDER BY lease_ends LIMIT ?
                """,
                .moment(now),
                .integer(Int64(max(0, limit)))
            ) { $0.integer(0) }
            return try db.move(rows, &memory, at: now) { try $0.lapse() }
        }
    }

    package func takeOverdue(limit: Int) async throws(StoreError) -> TakenTickets {
        let now = rules.now()
        return try await write { db, memory in
            let rows = try db.all(
                """
                SELECT id FROM ticket
                WHERE state IN ('queued', 'released') AND overdue_at IS NOT NULL AND overdue_at <= ?
                ORDER BY overdue_at LIMIT ?
                """,
                .moment(now),
                .integer(Int64(max(0, limit)))
            ) { $0.integer(0) }
            return try db.move(rows, &memory, at: now) { try $0.goOverdue() }
        }
    }
}

extension Connection {
    /// Moves every ticket of these rows in the same way; those are returned of which a session's log tells.
    ///
    /// One that cannot be read must not hold up the others.
    fileprivate func move(
        _ rows: [Int64],
        _ memory: inout WriterMemory,
        at now: Moment,
        _ step: (inout TicketMove) throws -> Void
    ) throws -> TakenTickets {
        var taken = TakenTickets()
        for row in rows {
            guard let (ticket, live) = try readable(row, &memory) else {
                taken.unreadable.insert(row)
                continue
            }
            var move = TicketMove(db: self, live: live, ticket: ticket, now: now)
            try step(&move)
            if move.isTold { taken.parted.append(try move.parted()) }
        }
        return taken
    }

    /// A ticket and its session, if their rows can be read; throws when it is the disk that cannot.
    private func readable(_ row: Int64, _ memory: inout WriterMemory) throws -> (StoredTicket, LiveSession)? {
        do {
            let ticket = try storedTicket(row)
            return (ticket, try live(ofTicket: ticket, &memory))
        } catch is UnreadableRow {
            return nil
        } catch is StoreError {
            return nil
        }
    }
}

extension Parting {
    var event: TicketState.Event {
        switch self {
        case .release: .release
        case .transfer: .transfer
        case .resolve: .resolve
        case .handBack: .handBack
        }
    }

    /// What the tutor wrote with it, if anything.
    fileprivate var words: String? {
        let words =
            switch self {
            case .release(let reason), .transfer(_, _, let reason): reason
            case .resolve(let note): note
            case .handBack(let summary): summary
            }
        return words.flatMap { $0.isEmpty ? nil : $0 }
    }
}
