extension Outbox {
    /// Adds how deliveries went, and what waits.
    func expose(_ report: OutboxReport, in exposition: inout Exposition) {
        let counts = counts.sorted { ($0.key.subscription, $0.key.result) < ($1.key.subscription, $1.key.result) }
        exposition.add(
            "webhook_attempts",
            .counter,
            "Attempts to deliver webhooks since the start, by result.",
            counts.map { ([("webhook", $0.key.subscription), ("result", $0.key.result)], Double($0.value)) }
        )
        exposition.add(
            "webhooks_waiting",
            .gauge,
            "Events that webhooks have not received, by whether delivery is still being tried.",
            report.subscriptions.flatMap { line in
                [
                    ([("webhook", line.name), ("state", "waiting")], Double(line.waiting)),
                    ([("webhook", line.name), ("state", "failed")], Double(line.failed)),
                ]
            }
        )
    }
}
