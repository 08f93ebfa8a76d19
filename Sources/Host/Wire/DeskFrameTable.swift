// The frames of conversations with people, and those that only tutors are sent.

extension FrameShape {
    private static let place: Kind = .number(least: 0)
    private static let ticket = Field.some("ticket", .text, "the ticket")

    /// What learners hear of people, and the staff's own words.
    static let handoffs = [
        FrameShape(
            name: "handoff.queued",
            delivery: .durable,
            meaning: "A person was asked for; the question is waiting for one.",
            fields: [
                ticket, .some("queue", .text, "in which queue"),
                .maybe("overdue_at", .moment, "when the chain continues without a person"),
                .maybe("away", .text, "what learners are told outside the hours"),
                .maybe("opens_at", .moment, "when people are there again"),
            ]
        ),
        FrameShape(
            name: "handoff.claimed",
            delivery: .durable,
            meaning: "A tutor has taken the question; the chain is silent from now on.",
            fields: [
                ticket, .some("tutor", .text, "the tutor's name"),
                .some("gen", .number(least: 1), "the generation of the claim"),
            ]
        ),
        FrameShape(
            name: "handoff.returned",
            delivery: .durable,
            meaning: "The question goes back to a queue, where it keeps its place, or to the chain.",
            fields: [
                ticket, .some("to", .word(["queue", "chain"]), "where to"),
                .some("why", .word(["released", "lapsed", "transferred", "handed_back"]), "why"),
                .maybe("queue", .text, "which queue"), .maybe("wanted", .text, "the tutor it was passed on to"),
                .maybe("tutor", .text, "who hands it back"),
                .maybe("summary", .text, "what was said, in the tutor's words"),
            ]
        ),
        FrameShape(
            name: "handoff.resolved",
            delivery: .durable,
            meaning: "The question is resolved; the chain answers what comes next.",
            fields: [
                ticket, .some("why", .word(["resolved", "withdrawn"]), "why"), .maybe("tutor", .text, "by whom"),
            ]
        ),
        FrameShape(
            name: "note",
            delivery: .durable,
            meaning: "What staff write for each other; it is never sent to learners.",
            fields: [
                .some("text", .text, "the note"), .maybe("ticket", .text, "the ticket"),
                .maybe("why", .word(["fenced"]), "that the question was no longer its writer's"),
            ]
        ),
    ]

    /// The stream of a tutor's queues.
    static let queues =
        QueueEvent.Kind.allCases.map {
            FrameShape(name: $0.rawValue, delivery: .stream, meaning: meaning(of: $0), fields: fields(of: $0))
        } + [
            FrameShape(
                name: "ticket",
                delivery: .ephemeral,
                meaning: "A ticket as it is now, for somebody who starts watching.",
                fields: standing
            ),
            FrameShape(
                name: "queue.watching",
                delivery: .reply,
                meaning: "What follows is the stream of the queues.",
                fields: [
                    .some(
                        "recovered",
                        .flag,
                        "whether your place was valid; if not, start afresh from the tickets that follow"
                    ),
                    .some("from", place, "the place you named"), .some("head", place, "the last place there is"),
                ]
            ),
            FrameShape(
                name: "queue.place",
                delivery: .ephemeral,
                meaning: "Where the learner is in the line, and how long it may take.",
                fields: [
                    ticket, .some("place", .number(least: 1), "the place; 1 is next"),
                    .some("of", place, "how many wait"),
                    .maybe(
                        "p50_s",
                        .number(least: 1),
                        "half of the learners at this place wait less than this, in seconds"
                    ),
                    .maybe("p90_s", .number(least: 1), "nine in ten wait less than this"),
                    .some("tutors", place, "how many tutors are there"),
                ]
            ),
        ]

    private static func meaning(of kind: QueueEvent.Kind) -> String {
        switch kind {
        case .opened: "A question begins to wait."
        case .raised:
            "What waits already is an alarm now: its learner has written something that people should see at once."
        case .claimed: "A tutor has taken it."
        case .answered: "A tutor has said something for the first time."
        case .released: "It is waiting again: somebody gave it back, or lost the connection (`lapsed`)."
        case .transferred: "It waits in another queue, or for a colleague."
        case .overdue: "The learner has waited long enough; the chain continues, and the ticket stays."
        case .resolved: "It is resolved, or back with the chain (`handed_back`)."
        case .abandoned:
            "Nobody wants an answer any more. Of a learner who was erased (`erased`) it says only which ticket it was."
        }
    }

    /// What an event tells; what ends a ticket may come when its conversation is no more, and then nothing of that is told.
    private static func fields(of kind: QueueEvent.Kind) -> [Field] {
        kind == .abandoned || kind == .resolved
            ? standing.map { ofLearner.contains($0.name) ? .maybe($0.name, $0.kind, $0.meaning) : $0 } : standing
    }

    private static let ofLearner: Set<String> = ["learner", "learner_name", "opened_at", "question"]

    static let standing: [Field] = [
        ticket, .some("queue", .text, "its queue"),
        .some("state", .word(TicketState.allCases.map(\.rawValue)), "where it stands"),
        .some("gen", place, "how often it was taken"), .some("session", .text, "the session"),
        .some("asked", .text, "the message that asks"), .some("course", .text, "the course"),
        .maybe("module", .text, "the module"),
        .maybe("alarm", .flag, "that people should look at once; learners are never told"),
        .some("learner", .text, "who asks"),
        .some("learner_name", .text, "their name"), .some("opened_at", .moment, "when it was asked"),
        .maybe("overdue_at", .moment, "when the patience runs out"), .maybe("overdue", .flag, "that it has run out"),
        .maybe("lease_ends", .moment, "when the claim ends"),
        .maybe("wanted", .text, "the tutor it was passed on to"), .maybe("tutor", .text, "who has it"),
        .maybe("tutor_name", .text, "their name"), .maybe("reason", .text, "why"),
        .some("question", .text, "how the question begins"),
    ]
}
