import Cryptography
import Reactor

@testable import Host

/// A store with learners who ask for people, and tutors who teach them.
struct DeskSchool: Sendable {
    let it: TestStore
    let tutors: [AccountID]
    let stranger: AccountID

    var store: SQLiteStore { it.store }

    init(_ kind: StoreKind = .memory, tutors count: Int = 2, capacity: Int64 = 3) async throws {
        it = try await TestStore(kind)
        var other = CatalogueCourse.sample
        (other.id, other.title) = ("other", "Another course")
        _ = try await it.store.importCourse(other)
        var tutors: [AccountID] = []
        for number in 0..<count {
            let email = "tutor\(number)@example.org"
            let id = try await it.store.create(NewAccount(name: "Tutor \(number)", email: email, roles: [.tutor])).id
            try await it.store.enrol(id, in: "algebra-1", to: .teach)
            try await it.store.setDuty(TutorDuty(capacity: capacity), of: id)
            tutors.append(id)
        }
        self.tutors = tutors
        stranger = try await it.store.create(NewAccount(name: "Stranger", email: "s@example.org", roles: [.tutor])).id
    }

    private init(_ it: TestStore, _ tutors: [AccountID], _ stranger: AccountID) {
        (self.it, self.tutors, self.stranger) = (it, tutors, stranger)
    }

    /// The same after the host was started again.
    func restarted() async throws -> DeskSchool { DeskSchool(try await it.restarted(), tutors, stranger) }

    /// A learner with a session of their own.
    func learner(_ number: Int, course: String = "algebra-1") async throws -> (AccountID, SessionID) {
        let account = NewAccount(name: "L\(number)", email: "l\(number).\(course)@example.org", roles: [.learner])
        let id = try await store.create(account).id
        let opening = Opening(learner: id, key: .fresh(), course: course, module: "lines", onePerModule: false)
        return (id, try await store.open(opening).session.id)
    }

    /// Asks something that ends with a person being asked; returns the turn.
    @discardableResult
    func ask(
        _ text: String = "Why?",
        in session: SessionID? = nil,
        by learner: AccountID? = nil,
        _ ticket: TicketDraft = TicketDraft(queue: "maths")
    ) async throws -> Accepted {
        let message = LearnerMessage(
            session: session ?? it.session,
            author: learner ?? it.learner,
            command: CommandStamp(.fresh(), meaning: text.utf8),
            body: JSON(members: [("role", "learner"), ("text", .string(text))]).bytes
        )
        return try await store.accept(message, ending: .parked(ticket))
    }

    /// The open ticket of a session.
    func ticket(of session: SessionID? = nil) async throws -> StoredTicket? {
        try await store.restore(session ?? it.session, for: .staff, limit: 1).ticket
    }

    func act(_ claimed: Claimed, by tutor: AccountID, key: CommandKey = .fresh()) -> TutorAct {
        TutorAct(claimed.ticket.id, by: tutor, key: key, generation: claimed.generation)
    }

    func reply(_ claimed: Claimed, by tutor: AccountID, _ text: String = "Because.", seen: Int64? = nil) -> TutorReply {
        TutorReply(act(claimed, by: tutor), text: text, html: text, seen: seen)
    }

    func events(after seq: Int64 = 0) async throws -> [QueueEvent] {
        try await store.queueEvents(after: seq, limit: 100_000)
    }
}

extension TurnEnding {
    static func parked(_ ticket: TicketDraft) -> TurnEnding {
        var ending = TurnEnding(.handedOff, kind: .turnEnded, body: Array(#"{"outcome":"handed_off","ms":1}"#.utf8))
        ending.ticket = ticket
        return ending
    }
}
