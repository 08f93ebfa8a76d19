internal import SQLite

extension Connection {
    /// Tells all who subscribed to it of an event, if and when the transaction that is open is kept.
    ///
    /// A verb calls this among its other statements, so that an event exists exactly if what it tells of does. `data` is
    /// asked for only when somebody subscribed; it names things (`session`, `ticket`, `course`, `queue`) and holds
    /// neither what people wrote nor what they are called, because it leaves the house and cannot be erased there.
    func postToOutbox(_ event: OutboxEvent, at now: Moment, _ data: () throws -> JSON) throws {
        let isWanted = try first(
            "SELECT 1 FROM subscription_event WHERE event = ? LIMIT 1",
            .text(event.rawValue)
        ) { _ in true }
        guard isWanted != nil else { return }
        let body: JSON = [
            "type": .string(event.rawValue), "timestamp": .string(now.rfc3339), "data": try data(),
        ]
        // All who are told are told under one name. It has to be unique and no more, so the database makes it up.
        try run(
            """
            WITH posted (message) AS MATERIALIZED (SELECT 'msg_' || lower(hex(randomblob(16))))
            INSERT INTO outbox (subscription, message, event, body, at, since, due)
            SELECT wish.subscription, posted.message, ?1, ?2, ?3, ?3, ?3
            FROM subscription_event AS wish JOIN subscription ON subscription.id = wish.subscription CROSS JOIN posted
            WHERE wish.event = ?1 AND closed_at IS NULL
            """,
            .text(event.rawValue),
            .text(body.text),
            .moment(now)
        )
    }
}
