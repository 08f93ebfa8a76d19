// What routes tell of conversations.

extension AnswerShape {
    static let session = AnswerShape("Session", "the session", FrameShape.session)

    static let sessions = AnswerShape(
        "Sessions",
        "sessions, a page of them",
        [
            .some("sessions", .list(.shape(.session)), "latest first"),
            .some("next", .orNull(.text), "what the next page is before; null on the last"),
        ]
    )

    static let restored = AnswerShape(
        "RestoredSession",
        "what a returning learner needs",
        [
            .some("session", .shape(.session), "the session"),
            .some("epoch", .text, "the name of the database: places mean something only together with it"),
            .some("cursor", .whole, "the last place there is"), events,
            .some("more", .flag, "whether there are earlier events"),
        ]
    )

    static let eventPage = AnswerShape(
        "EventPage",
        "events, a page of them",
        [events, .some("head", .whole, "the last place there is")]
    )

    static let accepted = AnswerShape(
        "AcceptedMessage",
        "where the message is",
        [
            .some("key", .text, "the message's key"), .some("seq", .whole, "its place in the log"),
            .some("turn", .text, "the turn that answers it"),
            .some("dup", .flag, "whether it was sent before, and this is the first result"),
        ]
    )

    static let events = Field.some("events", .list(.frame), "durable events in their order, as frames of tutor.v1")
}
