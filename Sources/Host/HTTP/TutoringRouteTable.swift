import Reactor

extension TutoringRoutes {
    private static let after = Route.Parameter(name: "after", type: "integer", meaning: "events after this position")
    private static let until = Route.Parameter(
        name: "before",
        type: "integer",
        meaning: "events before this position; the latest, when neither is said"
    )
    private static let idempotency = Route.Parameter(
        name: "Idempotency-Key",
        meaning: "the key, where it is no field of the body"
    )

    /// The routes of tutoring, in the order in which a client needs them.
    var all: [Route] {
        let key = Route.BodyField(name: "key", type: "string", meaning: "a UUID made by the client")
        return [
            Route(
                method: "GET",
                path: Self.socketPath,
                access: .anyone,
                summary: "Opens a WebSocket for tutor.v1; the hello says who is connecting.",
                answers: .type(meaning: "a WebSocket"),
                statuses: [101],
                answer: socket
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/sessions",
                access: .known,
                summary: "Lists the learner's sessions, latest first.",
                query: [.limit(100, usually: 20), .before("the session that the last page ended with")],
                answers: .json(.sessions),
                answer: list
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions",
                access: .known,
                summary: "Opens a session on a module, or returns the one that is open there.",
                body: [
                    key,
                    Route.BodyField(
                        name: "course",
                        type: "string",
                        isRequired: false,
                        meaning: "the course; without it the one that a site's token names"
                    ),
                    Route.BodyField(name: "module", type: "string", isRequired: false, meaning: "the module"),
                    Route.BodyField(
                        name: "question",
                        type: "string",
                        isRequired: false,
                        meaning: "the practice question it is about"
                    ),
                ],
                answers: .json(.session),
                statuses: [200, 201],
                answer: open
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/sessions/{id}",
                access: .known,
                summary: "Shows a session.",
                parameters: [Self.id],
                answers: .json(.session),
                answer: show
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions/{id}/restore",
                access: .known,
                summary: "Gives everything a returning learner needs: session, context, latest history, position.",
                parameters: [Self.id],
                answers: .json(.restored),
                answer: restore
            ),
            learnerPractice,
            Route(
                method: "GET",
                path: "\(Self.base)/sessions/{id}/messages",
                access: .known,
                summary: "Gives events before or after a position.",
                parameters: [Self.id],
                query: [Self.after, Self.until, .limit(200, usually: 50)],
                answers: .json(.eventPage),
                answer: messages
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions/{id}/messages",
                access: .known,
                summary: "Asks something; answered once it is on disk.",
                parameters: [Self.id],
                headers: [Self.idempotency],
                body: [
                    Route.BodyField(
                        name: "key",
                        type: "string",
                        isRequired: false,
                        meaning: "a UUID made by the client"
                    ),
                    Route.BodyField(name: "text", type: "string", meaning: "what is asked"),
                ],
                answers: .json(.accepted),
                statuses: [200, 201],
                answer: send
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/sessions/{id}/events",
                access: .known,
                summary: "Follows a session as server-sent events, from Last-Event-ID on.",
                parameters: [Self.id],
                headers: [.lastEvent],
                answers: .events,
                answer: events
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions/{id}/close",
                access: .known,
                summary: "Ends a session.",
                parameters: [Self.id],
                body: [key],
                answers: .json(.session),
                answer: close
            ),
        ]
    }
}
