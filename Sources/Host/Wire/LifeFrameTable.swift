// The frames of a session's life: where it is, and what holds there.

extension FrameShape {
    private static let place: Kind = .number(least: 0)

    static let life = [
        FrameShape(
            name: "session.opened",
            delivery: .durable,
            meaning: "A session begins.",
            fields: [
                .some("course", .text, "the course it is about"), .maybe("module", .text, "the module it is about"),
            ]
        ),
        FrameShape(
            name: "session.state",
            delivery: .durable,
            meaning: "A session was set aside, resumed, ended, or has expired.",
            fields: [
                .some("state", .word(SessionState.allCases.map(\.rawValue)), "the new state"),
                .some("reason", .text, "why"),
            ]
        ),
        FrameShape(
            name: "context.changed",
            delivery: .durable,
            meaning: "The learner is somewhere else now.",
            fields: [
                .some("course", .text, "the course"), .maybe("module", .text, "the module"),
                .maybe("version", .number(least: 1), "of where it is; a session begins with 1"),
            ]
        ),
        FrameShape(
            name: "lock",
            delivery: .durable,
            meaning: "How much help there is has changed.",
            fields: [
                .some("grade", .word(["off"] + grades), "how much is locked"),
                .maybe("until", .moment, "when it ends by itself"),
            ]
        ),
        FrameShape(
            name: "practice.question",
            delivery: .durable,
            meaning: "The practice question that the session is about, and what was tried; never its key.",
            fields: [
                .some("question", .text, "the question"),
                .some("name", .text, "what it is called"),
                .some("text", .text, "how it reads"),
                .some("html", .text, "the same, safe to show"),
                .some("hints", place, "how many of its hints the learner has had"),
                .some(
                    "attempts",
                    .list(
                        .object([
                            .some("answer", .text, "what was answered"),
                            .some("correct", .flag, "whether it was right"),
                            .some("at", .moment, "when"),
                        ])
                    ),
                    "what was tried, oldest first"
                ),
            ]
        ),
    ]
}
