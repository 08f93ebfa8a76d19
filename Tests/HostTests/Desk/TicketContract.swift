import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct TicketContract {
    private static let lease = Duration.seconds(90)

    @Test(arguments: StoreKind.allCases)
    func `a ticket is made with the ending of its turn, or not at all`(_ kind: StoreKind) async throws {
        let school = try await DeskSchool(kind)
        let accepted = try await school.ask()
        #expect(accepted.ending?.kind == .turnEnded && accepted.handoff?.kind == .handoffQueued)
        let ticket = try #require(try await school.ticket())
        #expect(ticket.state == .queued && ticket.queue == "maths" && ticket.asked == accepted.turn)
        #expect(try await school.store.turn(accepted.turn).outcome == .handedOff)
        #expect(try await school.events().map(\.kind) == [.opened])
        // The same question again makes no second one.
        #expect(try await school.ask("And why?").handoff == nil)
        #expect(try await school.ticket() == ticket)
        #expect(try await school.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `of eight who claim a thousand tickets at once each gets some, and none gets another's`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind, tutors: 8, capacity: 50)
        var tickets: [TicketID] = []
        for number in 0..<1000 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner)
            tickets.append(try #require(try await school.ticket(of: session)).id)
        }
        // Everybody wants the one that has waited longest; a full hand is emptied and goes on.
        let wish = TicketWish(courses: ["algebra-1"])
        let taken = try await withThrowingTaskGroup(of: [TicketID].self) { group in
            for tutor in school.tutors {
                group.addTask {
                    var mine: [Claimed] = []
                    while let claimed = try await school.store.claimNext(
                        wish,
                        by: tutor,
                        key: .fresh(),
                        lease: Self.lease
                    ) {
                        mine.append(claimed)
                        guard mine.count.isMultiple(of: 40) else { continue }
                        for open in mine.suffix(40) {
                            let act = school.act(open, by: tutor)
                            _ = try await school.store.part(act, .resolve(note: nil), overdueAt: nil)
                        }
                    }
                    return mine.map(\.ticket.id)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.count == Set(taken).count)
        #expect(Set(taken) == Set(tickets))
        let claims = try await school.events().filter { $0.kind == .claimed }
        #expect(claims.count == 1000 && claims.allSatisfy { $0.generation == 1 })
        #expect(try await school.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `nobody has more than they want, and the same claim sent again is the same claim`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind, capacity: 2)
        for number in 0..<3 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner)
        }
        let tutor = school.tutors[0]
        let wish = TicketWish(courses: ["algebra-1"])
        let key = CommandKey.fresh()
        let first = try #require(try await school.store.claimNext(wish, by: tutor, key: key, lease: Self.lease))
        let again = try #require(try await school.store.claimNext(wish, by: tutor, key: key, lease: Self.lease))
        #expect(again.duplicate && again.ticket.id == first.ticket.id && again.generation == first.generation)
        _ = try await school.store.claimNext(wish, by: tutor, key: .fresh(), lease: Self.lease)
        await #expect(throws: StoreError.handsFull(2)) {
            _ = try await school.store.claimNext(wish, by: tutor, key: .fresh(), lease: Self.lease)
        }
        await #expect(throws: StoreError.ticketTaken(.claimed)) {
            _ = try await school.store.claim(first.ticket.id, by: school.tutors[1], key: .fresh(), lease: Self.lease)
        }
    }

    @Test func `next gives the longest waiting of one's courses, subjects and languages, and a colleague's not yet`()
        async throws
    {
        let school = try await DeskSchool()
        let (ann, foreign) = try await school.learner(1, course: "other")
        try await school.ask(in: foreign, by: ann)
        var sessions: [SessionID] = []
        for number in 2...4 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner)
            sessions.append(session)
        }
        let (tim, tom) = (school.tutors[0], school.tutors[1])
        let wish = TicketWish(courses: ["algebra-1"])
        func next(_ tutor: AccountID, _ wish: TicketWish = wish) async throws -> Claimed? {
            try await school.store.claimNext(wish, by: tutor, key: .fresh(), lease: Self.lease)
        }
        let first = try #require(try await next(tim))
        #expect(first.ticket.session == sessions[0])
        // Passed on to Tom: for five minutes it is his, then anybody's, and it keeps its place.
        _ = try await school.store.part(
            school.act(first, by: tim),
            .transfer(queue: nil, to: tom, reason: "yours"),
            overdueAt: nil
        )
        #expect(try await next(tim)?.ticket.session == sessions[1])
        school.it.clock.advance(by: .seconds(301))
        #expect(try await next(tim)?.ticket.session == sessions[0])
        #expect(try await next(tom, TicketWish(queue: "physics", courses: ["algebra-1"])) == nil)
        #expect(try await next(school.stranger, TicketWish(courses: [])) == nil)
        try await school.store.setDuty(TutorDuty(languages: ["fr"]), of: tom)
        #expect(try await next(tom) == nil)
        try await school.store.setDuty(TutorDuty(subjects: ["mathematics"], languages: ["fr", "en"]), of: tom)
        #expect(try await next(tom)?.ticket.session == sessions[2])
    }

    @Test func `the learner of a ticket cannot take it, even if they teach`() async throws {
        let school = try await DeskSchool()
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        await #expect(throws: StoreError.self) {
            _ = try await school.store.claim(ticket.id, by: school.it.learner, key: .fresh(), lease: Self.lease)
        }
        #expect(try await school.ticket()?.state == .queued)
    }

    @Test(arguments: StoreKind.allCases)
    func `a tutor who vanished loses the claim, and a late reply is kept as a note that only staff see`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind)
        let (tim, tom) = (school.tutors[0], school.tutors[1])
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        let held = try await school.store.claim(ticket.id, by: tim, key: .fresh(), lease: Self.lease)
        school.it.clock.advance(by: .seconds(60))
        try await school.store.renew(ticket.id, generation: held.generation, by: tim, lease: Self.lease)
        school.it.clock.advance(by: .seconds(60))
        #expect(try await school.store.takeLapsed(limit: 10).isEmpty)
        school.it.clock.advance(by: .seconds(120))
        #expect(try await school.store.takeLapsed(limit: 10).map(\.ticket.state) == [.released])
        let next = try await school.store.claim(ticket.id, by: tom, key: .fresh(), lease: Self.lease)
        #expect(next.generation == held.generation + 1)
        await #expect(throws: StoreError.fenced) {
            try await school.store.renew(ticket.id, generation: held.generation, by: tim, lease: Self.lease)
        }
        let late = school.reply(held, by: tim, "I am back!")
        guard case .fenced(let draft, false) = try await school.store.answer(late, lease: Self.lease) else {
            Issue.record("a late reply was said")
            return
        }
        #expect(draft.kind == .note && draft.audience == .staff)
        guard case .fenced(draft, true) = try await school.store.answer(late, lease: Self.lease) else {
            Issue.record("the same late reply was kept twice")
            return
        }
        #expect(try await !school.it.log(for: .everyone).contains { $0.author == tim && $0.kind == .message })
        await #expect(throws: StoreError.fenced) {
            _ = try await school.store.part(school.act(held, by: tim), .resolve(note: nil), overdueAt: nil)
        }
        #expect(try await school.store.examine() == [])
    }

    @Test func `a lease that has ended fences even before anybody has looked`() async throws {
        let school = try await DeskSchool()
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        let held = try await school.store.claim(ticket.id, by: school.tutors[0], key: .fresh(), lease: Self.lease)
        school.it.clock.advance(by: Self.lease)
        guard case .fenced = try await school.store.answer(school.reply(held, by: school.tutors[0]), lease: Self.lease)
        else {
            Issue.record("it was said")
            return
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `what a learner writes to a person is not for the chain, however quick it was`(_ kind: StoreKind) async throws
    {
        let school = try await DeskSchool(kind)
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        let held = try await school.store.claim(ticket.id, by: school.tutors[0], key: .fresh(), lease: Self.lease)
        let message = try await school.store.accept(school.it.message("Hello?"), ending: .answer("Quick!"))
        #expect(message.ending?.kind == .turnEnded)
        #expect(try await school.store.turn(message.turn).outcome == .handedOff)
        // Answering blind is refused; with what was read it is said.
        await #expect(throws: StoreError.unseen) {
            let blind = school.reply(held, by: school.tutors[0], seen: message.message.seq - 1)
            _ = try await school.store.answer(blind, lease: Self.lease)
        }
        let seeing = school.reply(held, by: school.tutors[0], seen: message.message.seq)
        guard case .said(let entry, false) = try await school.store.answer(seeing, lease: Self.lease) else {
            Issue.record("it was not said")
            return
        }
        #expect(entry.turn == nil && entry.audience == .everyone)
        #expect(try await school.ticket()?.state == .active)
        #expect(try await school.events().map(\.kind) == [.opened, .claimed, .answered])
        _ = try await school.store.part(school.act(held, by: school.tutors[0]), .resolve(note: "ok"), overdueAt: nil)
        let later = try await school.store.accept(school.it.message("And now?"), ending: .answer("Chain."))
        #expect(later.ending?.kind == .message)
    }

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
        _ = try await school.store.takeOverdue(limit: 10)
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
        #expect(try await school.store.nextTicketMoment() == school.it.clock.now + .seconds(600))
        #expect(try await school.store.takeOverdue(limit: 10).isEmpty)
        school.it.clock.advance(by: .seconds(600))
        let overdue = try await school.store.takeOverdue(limit: 10)
        let turn = try #require(overdue.first?.turn)
        #expect(overdue.count == 1)
        #expect(try await school.store.takeOverdue(limit: 10).isEmpty)
        let stored = try await school.store.turn(turn)
        #expect(stored.continues == asked.turn && stored.message == asked.message && stored.outcome == nil)
        #expect(try await school.store.exhaustedQueues(of: asked.turn) == ["maths"])
        #expect(try await school.ticket()?.state == .queued)
        // Another queue takes it over; the same would not be asked twice.
        let ended = try await school.store.end(turn, .parked(TicketDraft(queue: "seniors")))
        #expect(ended.handoff?.kind == .handoffQueued)
        let ticket = try #require(try await school.ticket())
        #expect(ticket.queue == "seniors" && ticket.exhausted == ["maths"])
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
        #expect(try await school.store.takeLapsed(limit: 10).map(\.ticket.id) == [ticket.id])
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
                school.store.queueReach(), school.store.nextTicketMoment(), school.events()
            )
            school = try await school.restarted()
            let after = try await (
                school.store.openTickets(of: ["algebra-1"], queue: nil, after: 0, limit: 100).map(\.ticket),
                school.store.queueReach(), school.store.nextTicketMoment(), school.events()
            )
            #expect(before.0 == after.0 && before.1 == after.1 && before.2 == after.2)
            #expect(before.3.map(\.seq) == after.3.map(\.seq))
        }
    }

    @Test(arguments: [
        ("UPDATE ticket SET state = 'lost'", "1 tickets are in a state that there is not."),
        ("UPDATE ticket SET state = 'resolved'", "1 tickets have ended and are open at once, or neither."),
        (
            "UPDATE ticket SET state = 'claimed'",
            "1 tickets are somebody's without a tutor or a lease, or have one while they wait."
        ),
        (
            "UPDATE tutoring_session SET state = 'closed'",
            "1 questions wait for a person in sessions that are over."
        ),
        ("UPDATE ticket SET asked = 99", "1 tickets are about a question that is not there."),
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
