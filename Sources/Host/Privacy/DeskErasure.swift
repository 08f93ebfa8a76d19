internal import SQLite

extension Connection {
    /// Somebody is to be forgotten: nobody waits for their questions any more, and what they had taken goes back.
    func leaveDesk(_ person: Person, at now: Moment) throws {
        let waiting = try all("SELECT id FROM ticket WHERE learner = ? AND ended_at IS NULL", .integer(person.row)) {
            $0.integer(0)
        }
        for ticket in waiting {
            try endTicket(ticket, as: .abandoned, at: now)
            try tell(.abandoned, ofTicket: ticket, reason: QueueEvent.erased, at: now)
        }
        // At once: what is told from now on must not hold what they asked.
        try bury(try all("SELECT id FROM ticket WHERE learner = ?", .integer(person.row)) { $0.integer(0) })
        try run(
            "UPDATE ticket SET lease_ends = ? WHERE tutor = ? AND state IN ('claimed', 'active')",
            .moment(now),
            .integer(person.row)
        )
        try run("DELETE FROM tutor WHERE account = ?", .integer(person.row))
    }
}
