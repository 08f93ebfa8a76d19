internal import SQLite

extension SQLiteStore: OutboxStore {
    package func setSubscriptions(_ wishes: [SubscriptionWish]) async throws(StoreError) {
        try await write { db, _ in
            try db.run("UPDATE subscription SET is_configured = 0")
            try db.run("DELETE FROM subscription_event")
            for wish in wishes { try db.subscribe(wish) }
            // Of what is neither wanted nor waited for nothing is kept.
            try db.run(
                """
                DELETE FROM subscription WHERE is_configured = 0
                AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.subscription = subscription.id)
                """
            )
        }
    }

    package func dueDeliveries(to subscription: String, limit: Int) async throws(StoreError) -> [OutboxDelivery] {
        let now = rules.now()
        return try await read { db in
            try db.all(
                """
                SELECT outbox.id, message, event, body, since, attempts
                FROM subscription JOIN outbox ON outbox.subscription = subscription.id
                WHERE subscription.name = ? AND closed_at IS NULL AND due <= ?
                ORDER BY due LIMIT ?
                """,
                .text(subscription),
                .moment(now),
                .integer(Int64(max(0, limit)))
            ) { row in
                OutboxDelivery(
                    row: row.integer(0),
                    message: row.text(1),
                    event: row.text(2),
                    body: row.text(3),
                    since: Moment(row, 4),
                    attempts: Int(row.integer(5))
                )
            }
        }
    }

    package func delivered(_ delivery: OutboxDelivery) async throws(StoreError) {
        try await write { db, _ in try db.run("DELETE FROM outbox WHERE id = ?", .integer(delivery.row)) }
    }

    package func putOff(
        _ delivery: OutboxDelivery,
        until due: Moment?,
        because trouble: String
    ) async throws(StoreError) {
        try await write { db, _ in
            // What was closed meanwhile has failed, with all that waited: a new time would keep it for ever.
            try db.run(
                "UPDATE outbox SET attempts = ?, due = ?, trouble = ? WHERE id = ? AND due IS NOT NULL",
                .integer(Int64(delivery.attempts + 1)),
                .integer(due?.milliseconds),
                .text(trouble),
                .integer(delivery.row)
            )
        }
    }

    package func closeSubscription(_ name: String, because why: String) async throws(StoreError) {
        let now = rules.now()
        try await write { db, _ in
            try db.run(
                "UPDATE subscription SET closed_at = ?, closed_why = ? WHERE name = ?",
                .moment(now),
                .text(why),
                .text(name)
            )
            try db.run(
                """
                UPDATE outbox SET due = NULL, trouble = ?
                WHERE due IS NOT NULL AND subscription = (SELECT id FROM subscription WHERE name = ?)
                """,
                .text(why),
                .text(name)
            )
        }
    }

    package func retryOutbox(of subscription: String?) async throws(StoreError) -> Int {
        let now = rules.now()
        return try await write { db, _ in
            if let subscription {
                let known = try db.first("SELECT 1 FROM subscription WHERE name = ?", .text(subscription)) { _ in true }
                guard known != nil else {
                    throw StoreError.invalid("There is no subscription \"\(subscription)\".")
                }
            }
            try db.run(
                "UPDATE subscription SET closed_at = NULL, closed_why = NULL WHERE ?1 IS NULL OR name = ?1",
                .text(subscription)
            )
            // What failed gets its whole time again.
            try db.run(
                """
                UPDATE outbox SET due = ?2, attempts = 0, since = iif(due IS NULL, ?2, since)
                WHERE trouble IS NOT NULL
                AND (?1 IS NULL OR subscription = (SELECT id FROM subscription WHERE name = ?1))
                """,
                .text(subscription),
                .moment(now)
            )
            return db.changes
        }
    }

    package func sweepOutbox(failedBefore moment: Moment) async throws(StoreError) {
        try await write { db, _ in
            try db.run("DELETE FROM outbox WHERE due IS NULL AND since < ?", .moment(moment))
        }
    }
}

extension Connection {
    fileprivate func subscribe(_ wish: SubscriptionWish) throws {
        try run(
            """
            INSERT INTO subscription (name, address, is_configured) VALUES (?1, ?2, 1)
            ON CONFLICT (name) DO UPDATE SET is_configured = 1, address = ?2,
                closed_at = iif(address = ?2, closed_at, NULL), closed_why = iif(address = ?2, closed_why, NULL)
            """,
            .text(wish.name),
            .bytes(wish.address)
        )
        for event in wish.events {
            try run(
                """
                INSERT OR IGNORE INTO subscription_event (event, subscription)
                SELECT ?, id FROM subscription WHERE name = ?
                """,
                .text(event.rawValue),
                .text(wish.name)
            )
        }
    }
}
