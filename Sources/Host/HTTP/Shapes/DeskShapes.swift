// What routes tell tutors of questions that wait for people.

extension AnswerShape {
    static let queues = AnswerShape(
        "Queues",
        "the queues, and who is there",
        [
            .some("queues", .list(.shape(.queue)), "the queues"),
            .some("tutors", .list(.shape(.tutorAtDesk)), "the tutors who are there"),
        ]
    )

    static let tickets = AnswerShape(
        "Tickets",
        "tickets, a page of them",
        [
            .some("tickets", .list(.shape(.queuedTicket)), "longest waiting first"),
            .maybe("next", .whole, "what the next page is after; left out on the last"),
        ]
    )

    static let ticketSheet = AnswerShape(
        "TicketSheet",
        "what a tutor wants to know before answering",
        [
            .some("ticket", .shape(.ticket), "the ticket"), .some("turn", .text, "the turn that asks"),
            .some("question", .text, "what was asked"),
            .some("tried", .list(.shape(.triedPart)), "the parts of the chain that were asked"), events,
            .some("head", .whole, "the last place there is"),
            .some("practice", .list(.shape(.triedQuestion)), "the learner's latest answers in practice"),
        ]
    )

    static let claim = AnswerShape(
        "Claim",
        "the claim",
        [
            .some("ticket", .text, "the ticket"), .some("session", .text, "the session"),
            .some("gen", .whole, "the generation of the claim"), .some("lease_ms", .whole, "for how long it is yours"),
            .some("dup", .flag, "whether it was claimed before, and this is the first result"),
        ]
    )

    static let lease = AnswerShape("Lease", "the lease", [.some("lease_ms", .whole, "for how long it is yours")])

    static let written = AnswerShape(
        "Written",
        "where it is written",
        [
            .some("seq", .whole, "its place in the session's log"),
            .some("dup", .flag, "whether it was done before, and this is the first result"),
        ]
    )

    static let draftReply = AnswerShape(
        "DraftReply",
        "the draft",
        [.some("text", .text, "what the chain would say")]
    )

    static let duty = AnswerShape(
        "Duty",
        "what you have asked for",
        [
            .some("state", .word(TutorDuty.State.allCases.map(\.rawValue)), "whether you take questions"),
            .some("capacity", .whole, "how many at once"),
            .some("subjects", .list(.text), "only these subjects; all, where there are none"),
            .some("languages", .list(.text), "only these languages; all, where there are none"),
        ]
    )

    static let cannedReply = AnswerShape(
        "CannedReply",
        "the reply",
        [.some("name", .text, "its name"), .some("text", .text, "the reply, in Markdown")]
    )

    static let cannedReplies = AnswerShape(
        "CannedReplies",
        "the replies",
        [.some("replies", .list(.shape(.cannedReply)), "the replies")]
    )

    static let removed = AnswerShape("Removed", "what was removed", [.some("removed", .flag, "whether there was one")])

    // As the frames of queues tell it, but for why something happened: nothing does here.
    private static let queuedTicket = AnswerShape(
        "QueuedTicket",
        "a ticket in a list",
        FrameShape.standing.filter { $0.name != "reason" }
    )

    private static let ticket = AnswerShape(
        "Ticket",
        "a ticket",
        FrameShape.standing.filter { !["question", "reason"].contains($0.name) }
    )

    private static let queue = AnswerShape(
        "Queue",
        "a queue",
        [
            .some("queue", .text, "its name"), .some("waiting", .whole, "how many questions wait"),
            .some("taken", .whole, "how many a tutor has"),
            .some("oldest", .orNull(.moment), "since when the first one waits"),
            .some("alarms", .whole, "how many of those that wait are alarms"),
            .some("open", .flag, "whether these are its hours"),
        ]
    )

    private static let tutorAtDesk = AnswerShape(
        "TutorAtDesk",
        "a tutor who is there",
        [
            .some("tutor", .text, "the account"), .some("name", .text, "the name"),
            .some("state", .word(TutorDuty.State.allCases.map(\.rawValue)), "whether they take questions"),
            .some("has", .whole, "how many they have"), .some("capacity", .whole, "how many they take at once"),
        ]
    )

    private static let triedPart = AnswerShape(
        "TriedPart",
        "a part that was asked",
        [
            .some("kind", .text, "`responder` or `guard`"), .some("name", .text, "the part's name in the chain"),
            .some("use", .text, "what it is, such as `faq` or `llm`"),
            .some("ending", .text, "how it left the question"),
            .some("why", .orNull(.text), "why"),
        ]
    )

    private static let triedQuestion = AnswerShape(
        "TriedQuestion",
        "an answer in practice, in brief",
        [
            .some("question", .text, "the question's name"), .some("answer", .text, "what was answered"),
            .some("correct", .flag, "whether it is right"), .some("hints", .whole, "how many hints were taken"),
        ]
    )
}
