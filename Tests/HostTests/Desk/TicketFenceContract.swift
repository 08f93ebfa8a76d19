import SQLite
import Testing

@testable import Host

/// What becomes of what a tutor does with a ticket that is no longer theirs.
@Suite(.timeLimit(.minutes(5)))
struct TicketFenceContract {
    private static let lease = Duration.seconds(90)

    @Test(arguments: StoreKind.allCases)
    func `a clock that is set back leaves no claim longer than it may be, and takes none away`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind)
        let (store, clock, tim) = (school.store, school.it.clock, school.tutors[0])
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        let held = try await store.claim(ticket.id, by: tim, key: .fresh(), lease: Self.lease)
        clock.advance(by: .seconds(-86_400))
        #expect(try await store.takeLapsed(longest: Self.lease, limit: 10).parted.isEmpty)
        clock.advance(by: .seconds(60))
        try await store.renew(ticket.id, generation: held.generation, by: tim, lease: Self.lease)
        clock.advance(by: .seconds(89))
        #expect(try await store.takeLapsed(longest: Self.lease, limit: 10).parted.isEmpty)
        clock.advance(by: .seconds(-3600))
        #expect(try await store.takeLapsed(longest: Self.lease, limit: 10).parted.isEmpty)
        clock.advance(by: Self.lease)
        #expect(try await store.takeLapsed(longest: Self.lease, limit: 10).parted.map(\.ticket.id) == [ticket.id])
    }

    @Test func `a ticket that cannot be read keeps no other one from lapsing or going overdue`() async throws {
        let before = try await DeskSchool(.file, tutors: 1)
        let tim = before.tutors[0]
        var sessions = [before.it.session]
        for number in 1...3 { sessions.append(try await before.learner(number).1) }
        let overdue = TicketDraft(queue: "maths", overdueAt: before.it.clock.now + .seconds(10))
        var tickets: [TicketID] = []
        for session in sessions {
            let learner = try await before.store.session(session).learner
            try await before.ask(in: session, by: learner, overdue)
            tickets.append(try #require(try await before.ticket(of: session)).id)
        }
        for ticket in tickets.prefix(2) {
            _ = try await before.store.claim(ticket, by: tim, key: .fresh(), lease: Self.lease)
        }
        before.store.close()
        let path = try #require(before.it.path)
        try Connection(path).execute("UPDATE tutoring_session SET state = 'mislaid' WHERE id IN (1, 3)")

        let school = try await before.restarted()
        school.it.clock.advance(by: Self.lease)
        for isFirst in [true, false] {
            let lapsed = try await school.store.takeLapsed(longest: Self.lease, limit: 10)
            #expect(lapsed.parted.map(\.ticket.id) == (isFirst ? [tickets[1]] : []) && lapsed.unreadable == [1])
            let late = try await school.store.takeOverdue(limit: 10)
            #expect(late.parted.map(\.ticket.id) == (isFirst ? [tickets[1], tickets[3]] : []))
            #expect(late.unreadable == [3])
        }
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
        #expect(try await school.store.takeLapsed(longest: .seconds(3600), limit: 10).parted.isEmpty)
        school.it.clock.advance(by: .seconds(120))
        #expect(
            try await school.store.takeLapsed(longest: .seconds(3600), limit: 10).parted.map(\.ticket.state) == [
                .released
            ]
        )
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

    @Test(arguments: [
        Parting.release(reason: "Done here."), .transfer(queue: "seniors", to: nil, reason: "Done here."),
        .resolve(note: "Done here."), .handBack(summary: "Done here."),
    ])
    func `what a tutor writes who parts too late is kept as a note that only staff see, once`(parting: Parting)
        async throws
    {
        let school = try await DeskSchool()
        let tim = school.tutors[0]
        try await school.ask()
        let ticket = try #require(try await school.ticket())
        let held = try await school.store.claim(ticket.id, by: tim, key: .fresh(), lease: Self.lease)
        _ = try await school.store.part(school.act(held, by: tim), .release(reason: nil), overdueAt: nil)
        let late = school.act(held, by: tim)
        let first = try await school.store.part(late, parting, overdueAt: nil)
        let again = try await school.store.part(late, parting, overdueAt: nil)
        #expect(first.isFenced && !first.duplicate && again.isFenced && again.duplicate)
        #expect(first.entry == again.entry && first.entries == [first.entry] && first.turn == nil)
        let notes = try await school.it.log().filter { $0.kind == .note }
        #expect(notes == [first.entry] && first.entry.audience == .staff)
        let body = try JSON(parsing: Array(first.entry.body))
        #expect(body["text"] == "Done here." && body["why"] == "fenced")
        #expect(try await school.ticket()?.state == .released)
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
}
