import Reactor

/// What waits to be told to other programs, for the operator.
struct OutboxRoutes: Sendable {
    let store: any OutboxStore

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/admin/outbox",
                access: .may(.operate, .host),
                summary: "Lists the webhooks, what is waiting for each, and what went wrong.",
                parameters: [],
                answers: .json(.outbox),
                answer: list
            ),
            Route(
                method: "POST",
                path: "/admin/outbox/retry",
                access: .may(.operate, .host),
                summary:
                    "Sends what could not be delivered again, and reopens webhooks that their receivers had closed.",
                body: [
                    .optional("webhook", "string", "only what is waiting for this one")
                ],
                answers: .json(.retried),
                answer: retry
            ),
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        .json(try await store.outbox(limit: OutboxReport.page).described)
    }

    @Sendable private func retry(_ call: Call) async throws -> Response {
        let count = try await store.retryOutbox(of: try call.body().optionalText("webhook"))
        return .json(["retried": .integer(Int64(count))])
    }
}

extension OutboxReport {
    /// How many troubles are shown at most.
    static let page = 200

    var described: JSON {
        [
            "webhooks": .array(
                subscriptions.map { line in
                    [
                        "name": .string(line.name), "configured": .bool(line.isConfigured),
                        "waiting": .integer(Int64(line.waiting)), "failed": .integer(Int64(line.failed)),
                        "closed": line.closed.map(JSON.string) ?? .null,
                    ]
                }
            ),
            "troubles": .array(
                troubles.map { trouble in
                    [
                        "webhook": .string(trouble.subscription), "id": .string(trouble.message),
                        "event": .string(trouble.event), "at": .string(trouble.at.rfc3339),
                        "attempts": .integer(Int64(trouble.attempts)),
                        "next": trouble.due.map { .string($0.rfc3339) } ?? .null, "why": .string(trouble.why),
                    ]
                }
            ),
        ]
    }
}
