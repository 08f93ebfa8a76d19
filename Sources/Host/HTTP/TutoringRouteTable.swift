import Reactor

extension TutoringRoutes {
    /// The routes of tutoring, in the order in which a client needs them.
    var all: [Route] {
        let key = Route.BodyField(name: "key", type: "string", meaning: "a UUID made by the client")
        return [
            Route(
                method: "GET",
                path: Self.socketPath,
                access: .anyone,
                summary: "Opens a WebSocket for tutor.v1; the hello says who is connecting.",
                answers: "a WebSocket",
                answer: socket
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/sessions",
                access: .known,
                summary: "Lists the learner's sessions, latest first.",
                answers: "sessions, next",
                answer: list
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions",
                access: .known,
                summary: "Opens a session on a module, or returns the one that is open there.",
                body: [
                    key, Route.BodyField(name: "course", type: "string", meaning: "the course"),
                    Route.BodyField(name: "module", type: "string", isRequired: false, meaning: "the module"),
                    Route.BodyField(
                        name: "question",
                        type: "string",
                        isRequired: false,
                        meaning: "the practice question it is about"
                    ),
                ],
                answers: "the session",
                answer: open
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/sessions/{id}",
                access: .known,
                summary: "Shows a session.",
                parameters: [Self.id],
                answers: "the session",
                answer: show
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions/{id}/restore",
                access: .known,
                summary: "Gives everything a returning learner needs: session, context, latest history, position.",
                parameters: [Self.id],
                answers: "session, epoch, cursor, events, more",
                answer: restore
            ),
            learnerPractice,
            Route(
                method: "GET",
                path: "\(Self.base)/sessions/{id}/messages",
                access: .known,
                summary: "Gives events before or after a position (before=, after=, limit=).",
                parameters: [Self.id],
                answers: "events, head",
                answer: messages
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions/{id}/messages",
                access: .known,
                summary: "Asks something; answered once it is on disk. The key may come as Idempotency-Key.",
                parameters: [Self.id],
                body: [
                    Route.BodyField(
                        name: "key",
                        type: "string",
                        isRequired: false,
                        meaning: "a UUID made by the client"
                    ),
                    Route.BodyField(name: "text", type: "string", meaning: "what is asked"),
                ],
                answers: "key, seq, turn, dup",
                answer: send
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/sessions/{id}/events",
                access: .known,
                summary: "Follows a session as server-sent events, from Last-Event-ID on.",
                parameters: [Self.id],
                answers: "text/event-stream",
                answer: events
            ),
            Route(
                method: "POST",
                path: "\(Self.base)/sessions/{id}/close",
                access: .known,
                summary: "Ends a session.",
                parameters: [Self.id],
                body: [key],
                answers: "the session",
                answer: close
            ),
        ]
    }
}
