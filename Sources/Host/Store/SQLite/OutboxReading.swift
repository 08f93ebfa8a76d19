internal import SQLite

extension SQLiteStore {
    package func outbox(limit: Int) async throws(StoreError) -> OutboxReport {
        try await read { db in
            let lines = try db.all(
                """
                SELECT name, is_configured, closed_why,
                    (SELECT count(*) FROM outbox WHERE outbox.subscription = subscription.id AND due IS NOT NULL),
                    (SELECT count(*) FROM outbox WHERE outbox.subscription = subscription.id AND due IS NULL)
                FROM subscription ORDER BY name
                """
            ) { row in
                OutboxReport.Line(
                    name: row.text(0),
                    isConfigured: row.integer(1) != 0,
                    waiting: Int(row.integer(3)),
                    failed: Int(row.integer(4)),
                    closed: row.optionalText(2)
                )
            }
            let troubles = try db.all(
                """
                SELECT subscription.name, message, event, at, attempts, due, trouble
                FROM outbox JOIN subscription ON subscription.id = outbox.subscription
                WHERE trouble IS NOT NULL ORDER BY outbox.id DESC LIMIT ?
                """,
                .integer(Int64(max(0, limit)))
            ) { row in
                OutboxReport.Trouble(
                    subscription: row.text(0),
                    message: row.text(1),
                    event: row.text(2),
                    at: Moment(row, 3),
                    attempts: Int(row.integer(4)),
                    due: row.optionalInteger(5).map { Moment(milliseconds: $0) },
                    why: row.text(6)
                )
            }
            return OutboxReport(subscriptions: lines, troubles: troubles)
        }
    }
}
