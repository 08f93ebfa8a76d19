import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct TicketEndingContract {
    private static let lease = Duration.seconds(90)

    @Test(arguments: StoreKind.allCases)
    func `other programs hear of a ticket when it is made and when it is overdue, and of nobody's words`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind)
        try await school.store.setSubscriptions([
            SubscriptionWish(name: "duty", address: [], events: [.ticketOpened, .ticketOverdue])
        ])
        let patience = school.it.clock.now + .seconds(60)
        try await school.ask("A secret?", TicketDraft(queue: "maths", overdueAt: patience))
        // A second question about the same ticket is no second ticket.
        try await school.ask("Another secret?", TicketDraft(queue: "maths", overdueAt: patience))
        school.it.clock.advance(by: .seconds(60))
        _ = try await school.store.takeOverdue(limit: 10).parted
        let posted = try await school.store.dueDeliveries(to: "duty", limit: 10)
        let bodies = try posted.map { try JSON(parsing: $0.body) }
        #expect(bodies.map { $0["type"]?.string } == ["ticket.opened", "ticket.overdue"])
        let ticket = try #require(try await school.ticket())
        #expect(bodies.allSatisfy { $0["data"]?["ticket"]?.string == "\(ticket.id)" })
        #expect(bodies.allSatisfy { !$0.text.contains("secret") })
    }

    @Test(arguments: StoreKind.allCases)
    func `patience opens one turn that goes on with the question, and the ticket stays`(_ kind: StoreKind) async throws
    {
        let school = try await DeskSchool(kind)
        let asked = try await school.ask(
            "Why?",
            TicketDraft(queue: "maths", overdueAt: school.it.clock.now + .seconds(600))
        )
        #expect(try await school.store.takeOverdue(limit: 10).parted.isEmpty)
        school.it.clock.advance(by: .seconds(600))
        let overdue = try await school.store.takeOverdue(limit: 10).parted
        let turn = try #require(overdue.first?.turn)
        #expect(overdue.count == 1)
        #expect(try await school.store.takeOverdue(limit: 10).parted.isEmpty)
        let stored = try await school.store.turn(turn)
        #expect(stored.continues == asked.turn && stored.message == asked.message && stored.outcome == nil)
        #expect(try await school.store.exhaustedQueues(of: asked.turn) == ["maths"])
        let waiting = try #require(try await school.ticket())
        #expect(waiting.state == .queued)
        // Also whoever comes to the desk only now sees that it has waited for too long.
        #expect(try JSON(parsing: waiting.described)["overdue"]?.bool == true)
        // Another queue takes it over; the same would not be asked twice.
        let ended = try await school.store.end(turn, .parked(TicketDraft(queue: "seniors")))
        #expect(ended.handoff?.kind == .handoffQueued)
        let ticket = try #require(try await school.ticket())
        #expect(ticket.queue == "seniors" && ticket.exhausted == ["maths"])
        #expect(try JSON(parsing: ticket.described)["overdue"] == nil)
        #expect(try await school.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `patience opens no turn once a person has answered, and the question is overdue all the same`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind)
        try await school.ask("Why?", TicketDraft(queue: "maths", overdueAt: school.it.clock.now + .seconds(600)))
        let ticket = try #require(try await school.ticket())
        let tutor = school.tutors[0]
        let held = try await school.store.claim(ticket.id, by: tutor, key: .fresh(), lease: Self.lease)
        _ = try await school.store.answer(school.reply(held, by: tutor), lease: Self.lease)
        school.it.clock.advance(by: .seconds(600))
        #expect(
            try await school.store.takeLapsed(longest: Self.lease, limit: 10).parted.map(\.ticket.state) == [.released]
        )
        #expect(try await school.store.takeOverdue(limit: 10).parted.isEmpty)
        let waiting = try #require(try await school.ticket())
        #expect(waiting.state == .released)
        #expect(try JSON(parsing: waiting.described)["overdue"]?.bool == true)
        #expect(try await school.store.examine() == [])
    }

    @Test func `handing back unanswered asks the chain again, and after an answer only marks the end`() async throws {
        let school = try await DeskSchool()
        let tutor = school.tutors[0]
        try await school.ask()
        var ticket = try #require(try await school.ticket())
        var held = try await school.store.claim(ticket.id, by: tutor, key: .fresh(), lease: Self.lease)
        let back = try await school.store.part(school.act(held, by: tutor), .handBack(summary: nil), overdueAt: nil)
        let turn = try #require(back.turn)
        #expect(back.entries.map(\.kind) == [.handoffReturned, .turnReopened])
        _ = try await school.store.end(turn, .answer("The chain, then."))
        try await school.ask("Another?")
        ticket = try #require(try await school.ticket())
        held = try await school.store.claim(ticket.id, by: tutor, key: .fresh(), lease: Self.lease)
        _ = try await school.store.answer(school.reply(held, by: tutor), lease: Self.lease)
        let done = try await school.store.part(
            school.act(held, by: tutor),
            .handBack(summary: "We did it."),
            overdueAt: nil
        )
        #expect(done.turn == nil && done.entries.map(\.kind) == [.handoffReturned])
        #expect(try await school.ticket() == nil)
        #expect(try await school.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `the end of a session, or a learner who wants nobody any more, ends the wait`(_ kind: StoreKind) async throws {
        let school = try await DeskSchool(kind)
        try await school.ask()
        let key = CommandKey.fresh()
        let gone = try await school.store.withdraw(school.it.session, by: school.it.learner, key: key)
        #expect(gone?.ticket.state == .abandoned)
        #expect(try await school.store.withdraw(school.it.session, by: school.it.learner, key: key)?.duplicate == true)
        #expect(try await school.store.withdraw(school.it.session, by: school.it.learner, key: .fresh()) == nil)
        try await school.ask("Again?")
        _ = try await school.store.setState(.closed, of: school.it.session, reason: "done", by: nil, command: nil)
        #expect(try await school.ticket() == nil)
        #expect(try await school.events().map(\.kind) == [.opened, .abandoned, .opened, .abandoned])
        #expect(try await school.store.examine() == [])
    }

    @Test func `erasing a learner ends their wait, and erasing a tutor gives back what they had`() async throws {
        let school = try await DeskSchool()
        let (ann, session) = try await school.learner(1)
        try await school.ask(in: session, by: ann)
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        _ = try await school.store.claim(ticket.id, by: school.tutors[0], key: .fresh(), lease: Self.lease)
        try await school.store.erase(ann)
        try await school.store.erase(school.tutors[0])
        while try await school.store.sweepErased() {}
        #expect(
            try await school.store.takeLapsed(longest: .seconds(3600), limit: 10).parted.map(\.ticket.id) == [ticket.id]
        )
        #expect(try await school.ticket()?.state == .released)
        #expect(try await school.store.openTickets().count == 1)
        #expect(try await school.store.examine() == [])
    }

    @Test func `a restart at any instant finds the queue, the places, the leases and the patience as they were`()
        async throws
    {
        var school = try await DeskSchool(.file)
        var random = Seeded(seed: 11)
        for number in 0..<12 {
            let (learner, session) = try await school.learner(number)
            let patience = school.it.clock.now + .seconds(300 + number)
            try await school.ask(in: session, by: learner, TicketDraft(queue: "maths", overdueAt: patience))
            if Bool.random(using: &random) {
                let wish = TicketWish(courses: ["algebra-1"])
                _ = try? await school.store.claimNext(
                    wish,
                    by: school.tutors[number % 2],
                    key: .fresh(),
                    lease: Self.lease
                )
            }
            let before = try await (
                school.store.openTickets(of: ["algebra-1"], queue: nil, after: 0, limit: 100).map(\.ticket),
                school.store.queueReach(), school.events()
            )
            school = try await school.restarted()
            let after = try await (
                school.store.openTickets(of: ["algebra-1"], queue: nil, after: 0, limit: 100).map(\.ticket),
                school.store.queueReach(), school.events()
            )
            #expect(before.0 == after.0 && before.1 == after.1)
            #expect(before.2.map(\.seq) == after.2.map(\.seq))
        }
    }

    @Test(arguments: [
        ("UPDATE ticket SET state = 'lost'", "1 tickets are in a state that does not exist."),
        ("UPDATE ticket SET state = 'resolved'", "1 tickets are both ended and open, or neither."),
        (
            "UPDATE ticket SET state = 'claimed'",
            "1 tickets are taken but have no tutor or lease, or are waiting but have one."
        ),
        (
            "UPDATE tutoring_session SET state = 'closed'",
            "1 questions are waiting for a person in sessions that are over."
        ),
        ("UPDATE ticket SET asked = 99", "1 tickets are about a question that does not exist."),
    ])
    func `a ticket outside the machine is found`(damage: String, sentence: String) async throws {
        let school = try await DeskSchool(.file)
        try await school.ask()
        school.store.close()
        let path = try #require(school.it.path)
        try Connection(path).execute(damage)
        let again = try await SQLiteStore(path, rules: TestStore.rules(school.it.clock))
        #expect(try await again.examine().map(\.sentence).contains(sentence))
    }
}
