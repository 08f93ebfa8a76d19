import Reactor

extension DeskRoutes {
    /// The tutors' routes, in the order in which a day at the desk needs them.
    var all: [Route] {
        reading + tickets + wishes
    }

    private static let key = Route.BodyField.required("key", "string", "a UUID made by the client")
    private static let gen = Route.BodyField.required("gen", "integer", "the generation of the claim")
    private static let ticket = Route.Parameter(name: "id", meaning: "the ticket")
    private static let queue = Route.Parameter(name: "queue", meaning: "the queue")
    private static let after = Route.Parameter(name: "after", type: "integer", meaning: "where the last page ended")

    private var reading: [Route] {
        [
            Route(
                method: "GET",
                path: "/api/v1/queues",
                access: .known,
                summary: "Lists the queues of the courses you teach: how many questions wait, who is there.",
                answers: .json(.queues),
                answer: queues
            ),
            Route(
                method: "GET",
                path: "/api/v1/queues/{queue}/tickets",
                access: .known,
                summary:
                    "Lists the open tickets of a queue, longest waiting first; “all” for all queues.",
                parameters: [Self.queue],
                query: [Self.after, .limit(500, usually: 100)],
                answers: .json(.tickets),
                answer: tickets
            ),
            Route(
                method: "GET",
                path: "/api/v1/queue-events",
                access: .known,
                summary: "Follows what happens to tickets as server-sent events, from Last-Event-ID on.",
                query: [Route.Parameter(name: "queue", meaning: "only this queue")],
                headers: [.lastEvent],
                answers: .events,
                answer: events
            ),
            Route(
                method: "GET",
                path: "/api/v1/tickets/{id}",
                access: .known,
                summary: "Shows a ticket with what the chain tried, what was said, and what the learner practised.",
                parameters: [Self.ticket],
                answers: .json(.ticketSheet),
                answer: show
            ),
        ]
    }

    private var tickets: [Route] {
        func act(
            _ verb: String,
            _ summary: String,
            _ fields: [Route.BodyField] = [],
            needsClaim: Bool = true,
            answers: AnswerShape = .written,
            _ answer: @escaping @Sendable (Call) async throws -> Response
        ) -> Route {
            Route(
                method: "POST",
                path: "/api/v1/tickets/{id}/\(verb)",
                access: .known,
                summary: summary,
                parameters: [Self.ticket],
                body: [Self.key] + (needsClaim ? [Self.gen] : []) + fields,
                answers: .json(answers),
                answer: answer
            )
        }
        return [
            Route(
                method: "POST",
                path: "/api/v1/queues/{queue}/next",
                access: .known,
                summary: "Takes the question that has waited longest of those you may take; “any” for any queue.",
                parameters: [Self.queue],
                body: [Self.key],
                answers: .json(.claim),
                answer: next
            ),
            act("claim", "Takes a question.", needsClaim: false, answers: .claim, claim),
            Route(
                method: "POST",
                path: "/api/v1/tickets/{id}/renew",
                access: .known,
                summary: "Renews the claim for another full lease.",
                parameters: [Self.ticket],
                body: [Self.gen],
                answers: .json(.lease),
                answer: renew
            ),
            act(
                "reply",
                "Says something to the learner.",
                [
                    .required("text", "string", "what is said"),
                    .optional("seen", "integer", "the last event you have seen"),
                ],
                reply
            ),
            act(
                "note",
                "Writes a note that only staff see.",
                [.required("text", "string", "the note")],
                needsClaim: false,
                note
            ),
            Route(
                method: "POST",
                path: "/api/v1/tickets/{id}/draft",
                access: .known,
                summary: "Asks the chain for a draft, which the learner never sees.",
                parameters: [Self.ticket],
                answers: .json(.draftReply),
                answer: draft
            ),
            act("release", "Gives a question back to its queue.", [.optional("reason", "string", "why")], release),
            act(
                "transfer",
                "Passes a question on.",
                [
                    .optional("to", "string", "the queue"), .optional("tutor", "string", "the colleague"),
                    .optional("reason", "string", "why"),
                ],
                transfer
            ),
            act(
                "resolve",
                "Resolves a question, or hands it back to the chain.",
                [
                    .optional("back_to", "string", "“chain” to hand it back to the chain"),
                    .optional("note", "string", "for staff; with back_to, a line about what was said"),
                ],
                resolve
            ),
        ]
    }

    private var wishes: [Route] {
        let name = Route.Parameter(name: "name", meaning: "the name of the reply")
        return [
            Route(
                method: "GET",
                path: "/api/v1/presence",
                access: .known,
                summary: "Shows which questions you have asked for.",
                answers: .json(.duty),
                answer: duty
            ),
            Route(
                method: "PUT",
                path: "/api/v1/presence",
                access: .known,
                summary: "Sets whether you take questions, how many at once, and which.",
                body: [
                    .required("state", "string", "available, busy or away"),
                    .optional("capacity", "integer", "how many at once"),
                    .optional("subjects", "array", "only these subjects"),
                    .optional("languages", "array", "only these languages"),
                ],
                answers: .json(.duty),
                answer: setDuty
            ),
            Route(
                method: "GET",
                path: "/api/v1/courses/{id}/replies",
                access: .may(.readQueue, .course("id")),
                summary: "Lists the replies that tutors of a course send often.",
                parameters: [.course],
                answers: .json(.cannedReplies),
                answer: replies
            ),
            Route(
                method: "PUT",
                path: "/api/v1/courses/{id}/replies/{name}",
                access: .may(.readQueue, .course("id")),
                summary: "Keeps a reply; {learner}, {course} and {module} in it are filled in when it is used.",
                parameters: [.course, name],
                body: [
                    .required("text", "string", "the reply, in Markdown"),
                    .optional("name", "string", "as in the address"),
                ],
                answers: .json(.cannedReply),
                answer: setReply
            ),
            Route(
                method: "DELETE",
                path: "/api/v1/courses/{id}/replies/{name}",
                access: .may(.readQueue, .course("id")),
                summary: "Forgets a reply.",
                parameters: [.course, name],
                answers: .json(.removed),
                answer: removeReply
            ),
        ]
    }
}
