import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
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
    func `a glance at a session tells what its learner asked last, who waits and whether a tutor spoke last`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind)
        func glance() async throws -> SessionGlance { try await school.store.glances(at: [school.it.session])[0] }
        #expect(try await glance() == SessionGlance(question: nil, ticket: nil, tutorSpokeLast: false))
        try await school.ask("Why so?")
        #expect(try await glance() == SessionGlance(question: "Why so?", ticket: .queued, tutorSpokeLast: false))
        let tutor = school.tutors[0]
        let ticket = try #require(try await school.ticket())
        let claimed = try await school.store.claim(ticket.id, by: tutor, key: .fresh(), lease: Self.lease)
        _ = try await school.store.answer(school.reply(claimed, by: tutor), lease: Self.lease)
        #expect(try await glance() == SessionGlance(question: "Why so?", ticket: .active, tutorSpokeLast: true))
    }

    @Test(arguments: StoreKind.allCases, [false, true])
    func `asking for the next question again gives the same one, when it has lapsed or is resolved as well`(
        _ kind: StoreKind,
        isResolved: Bool
    ) async throws {
        let school = try await DeskSchool(kind)
        let tutor = school.tutors[0]
        try await school.ask()
        let (learner, session) = try await school.learner(1)
        try await school.ask(in: session, by: learner)
        let (wish, key) = (TicketWish(courses: ["algebra-1"]), CommandKey.fresh())
        let first = try #require(try await school.store.claimNext(wish, by: tutor, key: key, lease: Self.lease))
        if isResolved {
            _ = try await school.store.part(school.act(first, by: tutor), .resolve(note: nil), overdueAt: nil)
            // The same learner asks again: another ticket in the same conversation.
            try await school.ask("And now?")
        } else {
            school.it.clock.advance(by: Self.lease)
            #expect(try await school.store.takeLapsed(longest: Self.lease, limit: 10).parted.count == 1)
        }
        let again = try #require(try await school.store.claimNext(wish, by: tutor, key: key, lease: Self.lease))
        #expect(again.duplicate && again.ticket.id == first.ticket.id && again.generation == first.generation)
        #expect(again.entry == first.entry)
        #expect(try await school.events().count { $0.kind == .claimed } == 1)
        // The key is that of one tutor.
        let other = try await school.store.claimNext(wish, by: school.tutors[1], key: key, lease: Self.lease)
        #expect(other?.duplicate == false)
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
        // Whoever has it already, on another screen perhaps, is not told of somebody else.
        await #expect(throws: StoreError.ticketHeld) {
            _ = try await school.store.claim(first.ticket.id, by: tutor, key: .fresh(), lease: Self.lease)
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
}
