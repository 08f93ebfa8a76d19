internal import SQLite

extension Connection {
    /// Tickets outside the machine of ``TicketState``: how many, and what is wrong with them.
    func ticketSymptoms() throws -> [(Int64, String)] {
        let states = JSON.array(TicketState.allCases.map { .string($0.rawValue) }).text
        let open = JSON.array(TicketState.allCases.filter(\.isOpen).map { .string($0.rawValue) }).text
        let owned = JSON.array(TicketState.allCases.filter(\.isOwned).map { .string($0.rawValue) }).text
        func count(_ sql: StaticString, _ value: Value? = nil) throws -> Int64 {
            let found =
                if let value { try first(sql, value) { $0.integer(0) } } else { try first(sql) { $0.integer(0) } }
            return found ?? 0
        }
        return [
            (
                try count(
                    "SELECT count(*) FROM ticket WHERE state NOT IN (SELECT value FROM json_each(?))",
                    .text(states)
                ),
                "tickets are in a state that there is not."
            ),
            (
                try count(
                    "SELECT count(*) FROM ticket WHERE (ended_at IS NULL) <> (state IN (SELECT value FROM json_each(?)))",
                    .text(open)
                ),
                "tickets have ended and are open at once, or neither."
            ),
            (
                try count(
                    """
                    SELECT count(*) FROM ticket WHERE ended_at IS NULL
                        AND (state IN (SELECT value FROM json_each(?))) <> (tutor IS NOT NULL AND lease_ends IS NOT NULL)
                    """,
                    .text(owned)
                ),
                "tickets are somebody's without a tutor or a lease, or have one while they wait."
            ),
            (
                try count(
                    """
                    SELECT count(*) FROM ticket JOIN tutoring_session AS session ON session.id = ticket.session
                    WHERE ended_at IS NULL AND session.state IN ('closed', 'expired')
                    """
                ),
                "questions wait for a person in sessions that are over."
            ),
            (
                try count(
                    """
                    SELECT count(*) FROM ticket LEFT JOIN entry ON entry.session = ticket.session AND entry.seq = asked
                    WHERE ended_at IS NULL AND entry.id IS NULL
                    """
                ),
                "tickets are about a question that is not there."
            ),
        ]
    }
}
