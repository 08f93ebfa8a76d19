@testable import Host

/// A question that waits for a tutor, for tests of who gets in where.
struct DeskDoor {
    let ticket: TicketID
    private let turn: TurnID
    private let learned: LearnedAnswer

    init(_ host: TestHost) async throws {
        let store = host.host.store
        let opening = Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "factors")
        let session = try await store.open(opening).session.id
        let question = Question(session: session, author: host.id("learner"), key: .fresh(), text: "Anybody?")
        turn = try await store.accept(question.message, ending: .parked(TicketDraft(queue: "maths"))).turn
        let draft = LearnedDraft(
            turn: turn,
            question: "Why is it so?",
            also: [],
            tests: [],
            answer: "Because.",
            author: host.id("tutor")
        )
        learned = try await store.propose(draft)
        ticket = try await store.restore(session, for: .staff, limit: 1).ticket?.id ?? .fresh()
    }

    /// The path with the ticket, the queue and the name of a reply in it.
    func target(_ path: String) -> String {
        // Nobody has to have asked anything in all queues together.
        path.replacing("/tickets/{id}", with: "/tickets/\(ticket)").replacing("{queue}/tickets", with: "all/tickets")
            .replacing("{queue}", with: "maths")
            .replacing("{name}", with: "hello").replacing("{entry}", with: "\(learned.id)")
    }

    var bodies: [String: JSON] {
        [
            "POST /api/v1/faq/from-turn": ["turn": .string("\(turn)"), "answer": "Because."],
            "PUT /api/v1/courses/{id}/faq/{entry}": ["state": "approved"],
        ]
    }

    private static let claim: JSON = ["key": "0190b5d2-0000-7000-8000-0000000000d1"]
    private static let act: JSON = [
        "key": "0190b5d2-0000-7000-8000-0000000000d2", "gen": 1, "text": "Because.",
        "tutor": .string("\(AccountID.fresh())"),
    ]

    /// Bodies in good form, where the right is only looked at after reading them.
    static let bodies: [String: JSON] = [
        "POST /api/v1/queues/{queue}/next": claim, "POST /api/v1/tickets/{id}/claim": claim,
        "POST /api/v1/tickets/{id}/renew": act, "POST /api/v1/tickets/{id}/reply": act,
        "POST /api/v1/tickets/{id}/note": act, "POST /api/v1/tickets/{id}/release": act,
        "POST /api/v1/tickets/{id}/transfer": act, "POST /api/v1/tickets/{id}/resolve": act,
        "PUT /api/v1/presence": ["state": "busy"], "PUT /api/v1/courses/{id}/replies/{name}": act,
    ]
}
