import Pipeline

extension FrameShape {
    /// Every frame the host sends.
    static let all: [FrameShape] = replies + life + talk + handoffs + ephemera + queues

    private static let place: Kind = .number(least: 0)

    private static let replies = [
        FrameShape(
            name: "welcome",
            delivery: .reply,
            meaning: "The host knows who you are.",
            fields: [
                .some("v", .number(least: 1), "the version of the protocol"),
                .some("epoch", .text, "the name of the database: places mean something only together with it"),
                .some("server", .text, "the version of the host"),
                .some("account", .text, "your account"),
                .some("ping_ms", .number(least: 1), "how long the host is silent at most"),
                .some(
                    "limits",
                    .object([
                        .some("frame_bytes", place, "of a frame"), .some("text_bytes", place, "of what somebody says"),
                        .some("page", place, "events of a page"),
                    ]),
                    "what the host takes at most"
                ),
                .some("sessions", .list(.object(session)), "your latest sessions"),
            ]
        ),
        FrameShape(
            name: "resumed",
            delivery: .reply,
            meaning:
                "The events that follow begin here. Where the state is `gone` there are none; said without being asked, "
                + "the conversation has been erased, and what you have of it is to be forgotten.",
            fields: [
                .some("session", .text, "the session"),
                .maybe("epoch", .text, "the name of the database"),
                .some("recovered", .flag, "whether your place was valid; if not, start afresh from what follows"),
                .maybe("reason", .text, "why it was not"),
                .some("from", place, "the place after which events follow"),
                .some("head", place, "the last place there is"),
                .some("state", .word(SessionState.allCases.map(\.rawValue) + ["gone"]), "the state of the session"),
                .maybe("owner", .text, "who answers: the chain, or a person"),
                .maybe("ticket", .text, "the ticket, while a person is awaited or is there"),
                .maybe("queue", .text, "the queue of that ticket"), .maybe("tutor", .text, "the person's name"),
                .maybe("course", .text, "the course it is about"),
                .maybe("module", .text, "the module it is about"),
                .maybe("lock", .word(grades), "how much help is locked there"),
            ]
        ),
        FrameShape(
            name: "ack",
            delivery: .reply,
            meaning: "Done, and on the disk if it is to be kept. More fields depend on the command.",
            fields: [
                .maybe("key", .text, "the command's key"),
                .maybe("seq", place, "the place of what it made"),
                .maybe("dup", .flag, "whether it was done before, and this is the first result"),
            ] + acknowledged
        ),
        FrameShape(
            name: "err",
            delivery: .reply,
            meaning: "Not done, and why.",
            fields: [
                .some("code", .word(ErrorCode.allCases.map(\.rawValue)), "what is wrong, in a word"),
                .some("msg", .text, "what is wrong, in a sentence"),
                .some("retry", .flag, "whether the same may succeed later"),
                .maybe("after_ms", place, "how much later"),
                .maybe("field", .text, "the field at fault"),
            ]
        ),
    ]

    private static let talk = [
        FrameShape(
            name: "message",
            delivery: .durable,
            meaning: "Something was said.",
            fields: [
                .some("role", .word(["learner", "tutor"]), "on which side it was said"),
                .some("text", .text, "what was said, in Markdown"),
                .maybe("html", .text, "the same, as safe HTML"),
                .maybe("by", .object(speaker), "who answered"),
                .maybe("sources", .list(.text), "what the answer is based on"),
                .maybe(
                    "seams",
                    .list(
                        .object([
                            .some("at", place, "where, in UTF-16 code units"), .some("after", .text, "who broke off"),
                        ])
                    ),
                    "where one answer broke off and the next continues"
                ),
                .maybe(
                    "hint",
                    .object([
                        .some("subject", .text, "what it is a hint on"),
                        .some("level", .number(least: 0), "how far on the ladder"),
                        .maybe("last", .flag, "that nothing comes after it"),
                    ]),
                    "that it is a hint"
                ),
                .maybe("asks", .word(["hint", "person"]), "what the learner asked for with a button"),
                .maybe("about", .text, "the question that the next hint is wanted on"),
                .maybe("client_at", .text, "when it was typed, by the client's clock"),
                .maybe("rev", .text, "the revision of the chain that answered"),
                .maybe("ended", .object(ending), "that it ends its turn"),
                .maybe("ticket", .text, "the ticket that a tutor answers"),
            ]
        ),
        FrameShape(
            name: "turn.ended",
            delivery: .durable,
            meaning: "A turn ended, and nothing was said.",
            fields: ending + [
                .maybe("by", .text, "the part that handed it on"),
                .maybe("to", .word(["person"]), "that it goes to the person who has the conversation"),
            ]
        ),
        FrameShape(
            name: "turn.reopened",
            delivery: .durable,
            meaning: "A question is put to the chain again; staff see it.",
            fields: [.some("continues", .text, "the turn whose question it is")]
        ),
        FrameShape(
            name: "feedback",
            delivery: .durable,
            meaning: "Whether an answer helped.",
            fields: [
                .some("message", .text, "the answer"), .some("value", .word(["up", "down"]), "whether it helped"),
                .maybe("note", .text, "why"),
            ]
        ),
    ]

    private static let ephemera = [
        FrameShape(
            name: "delta",
            delivery: .ephemeral,
            meaning: "The next piece of a running answer.",
            fields: [
                .some("turn", .text, "the turn"), .some("off", place, "where it goes, in UTF-16 code units"),
                .some("text", .text, "the piece"),
            ]
        ),
        FrameShape(
            name: "delta.snapshot",
            delivery: .ephemeral,
            meaning: "A running answer so far, to show it afresh.",
            fields: [.some("turn", .text, "the turn"), .some("text", .text, "all of it so far")]
        ),
        FrameShape(
            name: "block",
            delivery: .ephemeral,
            meaning: "A finished block of a running answer.",
            fields: [
                .some("turn", .text, "the turn"), .some("n", place, "which block"),
                .some("html", .text, "the block as safe HTML"),
                .some("end", place, "where it ends in the text, in UTF-16 code units"),
            ]
        ),
        FrameShape(
            name: "step",
            delivery: .ephemeral,
            meaning: "What a part is busy with.",
            fields: [
                .some("turn", .text, "the turn"), .some("name", .text, "with what"), .some("state", .text, "how far"),
            ]
        ),
        FrameShape(
            name: "typing",
            delivery: .ephemeral,
            meaning: "Somebody types, or stopped.",
            fields: [.some("account", .text, "who"), .some("on", .flag, "whether they type")]
        ),
        FrameShape(
            name: "read",
            delivery: .ephemeral,
            meaning: "Somebody has read.",
            fields: [.some("account", .text, "who"), .some("upto", place, "up to which place")]
        ),
        FrameShape(name: "ping", delivery: .ephemeral, meaning: "The host is still there.", fields: []),
    ]

    /// What an ack says that depends on the command.
    private static let acknowledged: [Field] = [
        .maybe("session", .text, "of `session.open`, `queue.claim` and `queue.next`: the session"),
        .maybe("epoch", .text, "of `session.open`: the name of the database"),
        .maybe("state", .text, "the state of the session it changed, or of the tutor (`presence.set`)"),
        .maybe("turn", .text, "the turn it opened"),
        .maybe("stopped", .flag, "of `message.cancel`: whether an answer was running, and was stopped"),
        .maybe("events", .list(.frame), "of `history`: durable events, oldest first, as they were once sent"),
        .maybe("from", place, "of `history`: the place before them, to look back from next"),
        .maybe("more", .flag, "of `history`: whether there is anything before them"),
        .maybe("ticket", .text, "of `queue.claim` and `queue.next`: the ticket"),
        .maybe("gen", .number(least: 1), "the generation of the claim it made"),
        .maybe("lease_ms", place, "how long that claim lasts without a word"),
        .maybe("text", .text, "of `suggest`: the draft"),
        .maybe("capacity", .number(least: 1), "of `presence.set`: how many questions at once"),
    ]

    static let grades = ["hints", "people", "closed"]

    private static let speaker: [Field] = [
        .some("kind", .word(Attribution.Kind.allCases.map(\.rawValue)), "what sort of author"),
        .maybe("name", .text, "by which name"),
        .maybe("model", .text, "which model"),
    ]

    private static let ending: [Field] = [
        .some("outcome", .word(TurnOutcome.allCases.map(\.rawValue)), "how the turn ended"),
        .some("ms", place, "how long it took"), .maybe("after_ms", place, "after how long to try again"),
    ]

    static let session: [Field] = [
        .some("id", .text, "the session"), .some("course", .text, "the course"),
        .some("module", .orNull(.text), "the module"),
        .some("state", .word(SessionState.allCases.map(\.rawValue)), "its state"),
        .some("opened_at", .moment, "when it began"), .some("last_activity", .moment, "when something last happened"),
        .some("head", place, "the last place of its log"),
    ]
}
