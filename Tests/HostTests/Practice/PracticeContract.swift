import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PracticeContract {
    @Test(arguments: StoreKind.allCases)
    func `fetching starts a session, and fetching again goes on with it`(_ kind: StoreKind) async throws {
        let it = try await PracticeSchool(kind)
        let first = try await it.fetch(2)
        it.clock.advance(by: .seconds(60))
        let second = try await it.fetch(2)
        #expect(first.session?.id == second.session?.id)
        #expect(first.session?.subject == "Math")
        #expect(first.subtopic == "Small numbers")
        #expect(Set(first.questions.map(\.id)).isDisjoint(with: second.questions.map(\.id)))
    }

    @Test func `where there is nothing to ask no session is started`() async throws {
        let it = try await PracticeSchool()
        #expect(try await it.fetch(subject: "Astrology") == .none)
        #expect(try await it.store.openPractice(of: it.child) == nil)
    }

    @Test func `eight first fetches at once for each of 500 children leave 500 sessions`() async throws {
        let it = try await PracticeSchool()
        var children: [AccountID] = []
        for number in 0..<500 {
            let child = try await it.store.create(NewAccount(name: "Child \(number)", roles: [.learner])).id
            try await it.store.enrol(child, in: "algebra-1", to: .learn)
            children.append(child)
        }
        let sessions = try await withThrowingTaskGroup(of: (AccountID, PracticeID?).self) { group in
            for child in children {
                for _ in 0..<8 {
                    group.addTask {
                        (child, try await it.store.fetchQuestions(PracticeWish(child: child, limit: 1)).session?.id)
                    }
                }
            }
            return try await group.reduce(into: [AccountID: Set<PracticeID?>]()) { $0[$1.0, default: []].insert($1.1) }
        }
        #expect(sessions.count == 500)
        #expect(sessions.values.allSatisfy { $0.count == 1 && !$0.contains(nil) })
        let active = try await it.store.database.read { db in
            try db.first("SELECT count(*), count(DISTINCT child) FROM practice_session WHERE ended_at IS NULL") {
                [$0.integer(0), $0.integer(1)]
            }
        }
        #expect(active == [500, 500])
    }

    @Test(arguments: StoreKind.allCases)
    func `a summary counts each attempt once and adds up what it took`(_ kind: StoreKind) async throws {
        let it = try await PracticeSchool(kind)
        let fetched = try await it.fetch(3)
        let session = try #require(fetched.session)
        let key = CommandKey.fresh()
        it.clock.advance(by: .seconds(20))
        try await it.answer(fetched.questions[0], in: session.id, key: key, seconds: 15)
        let again = try await it.answer(fetched.questions[0], in: session.id, key: key, seconds: 15)
        #expect(again.isDuplicate)
        it.clock.advance(by: .seconds(5))
        try await it.answer(fetched.questions[1], right: false, in: session.id, seconds: 600)
        let summary = try await it.store.practiceSummary(session.id)
        #expect(summary.tally == PracticeTally(attempted: 2, correct: 1, milliseconds: 20_000))
        #expect(summary.tally.accuracy == 50)
        #expect(summary.subjects == ["Math"])
    }

    @Test func `a key that was used for another answer is refused, also within one batch`() async throws {
        let it = try await PracticeSchool()
        let questions = try await it.fetch(2).questions
        let key = CommandKey.fresh()
        let outcomes = try await it.store.record(
            [
                it.attempt(questions[0], key: key), it.attempt(questions[1], key: key),
                it.attempt(questions[0], key: key),
            ],
            of: it.child
        )
        #expect(outcomes[1].refusal == .keyConflict)
        #expect(outcomes[2].isDuplicate)
        #expect(outcomes[0].attempt == outcomes[2].attempt)
    }

    @Test func `what is wrong with one attempt does not keep the others`() async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(2)
        var unreadable = it.attempt(fetched.questions[0])
        unreadable.answer = .text("a lot")
        var unknown = it.attempt(fetched.questions[0])
        unknown.question = .fresh()
        let outcomes = try await it.store.record(
            [unreadable, unknown, it.attempt(fetched.questions[1], in: .fresh()), it.attempt(fetched.questions[1])],
            of: it.child
        )
        #expect(
            outcomes.map(\.refusal) == [
                .unreadable("must be a number, such as 120, -2.5 or 2/9"), .unknownQuestion, .unknownSession, nil,
            ]
        )
        let id = try #require(fetched.session?.id)
        #expect(try await it.store.practiceSummary(id).tally.attempted == 1)
    }

    @Test func `nobody's attempt lands in somebody else's session`() async throws {
        let it = try await PracticeSchool()
        let other = try await it.store.create(NewAccount(name: "Bo", roles: [.learner])).id
        try await it.store.enrol(other, in: "algebra-1", to: .learn)
        let fetched = try await it.fetch(1)
        let foreign = it.attempt(fetched.questions[0], in: fetched.session?.id)
        #expect(try await it.store.record([foreign], of: other)[0].refusal == .unknownSession)
    }

    @Test func `an attempt that comes after the end counts in the session it names, and nowhere else`() async throws {
        let it = try await PracticeSchool()
        let first = try await it.fetch(2)
        let id = try #require(first.session?.id)
        it.clock.advance(by: .seconds(30))
        _ = try await it.store.change(.end, id)
        let second = try await it.fetch(1)
        let other = try #require(second.session?.id)
        #expect(other != id)
        it.clock.advance(by: .seconds(100))
        try await it.answer(first.questions[0], in: id, seconds: 100)
        #expect(
            try await it.store.practiceSummary(id).tally
                == PracticeTally(attempted: 1, correct: 1, milliseconds: 30_000)
        )
        #expect(try await it.store.practiceSummary(other).tally == PracticeTally())
    }

    @Test func `at the very moment of the end an attempt counts once, before it and after it`() async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(2)
        let id = try #require(fetched.session?.id)
        it.clock.advance(by: .seconds(10))
        async let one = it.answer(fetched.questions[0], in: id, seconds: 10)
        async let end = it.store.change(.end, id)
        async let other = it.answer(fetched.questions[1], in: id, seconds: 10)
        _ = try await (one, end, other)
        let summary = try await it.store.practiceSummary(id)
        #expect(summary.tally.attempted == 2)
        #expect(summary.tally.milliseconds == 10_000)
    }

    @Test func `ending twice gives the first end`() async throws {
        let it = try await PracticeSchool()
        let id = try #require(try await it.fetch().session?.id)
        it.clock.advance(by: .seconds(60))
        let first = try await it.store.change(.end, id)
        it.clock.advance(by: .seconds(60))
        #expect(try await it.store.change(.end, id) == first)
        #expect(try await it.store.change(.pause, id) == first)
        #expect(first.endedAt == first.startedAt + .seconds(60))
        #expect(first.updatedAt == first.endedAt)
        #expect(try await it.store.practiceSummary(id).tally.accuracy == 0)
    }

    @Test func `the list goes back page by page and knows no other child's sessions`() async throws {
        let it = try await PracticeSchool()
        var ids: [PracticeID] = []
        for _ in 0..<5 {
            let id = try #require(try await it.fetch(1).session?.id)
            ids.insert(id, at: 0)
            it.clock.advance(by: .seconds(1))
            _ = try await it.store.change(.end, id)
        }
        let first = try await it.store.practiceSummaries(of: it.child, before: nil, limit: 3)
        let second = try await it.store.practiceSummaries(of: it.child, before: first.last?.session.id, limit: 3)
        #expect((first + second).map(\.session.id) == ids)
        let other = try await it.store.create(NewAccount(name: "Bo")).id
        await #expect(throws: StoreError.unknownPractice) {
            _ = try await it.store.practiceSummaries(of: other, before: ids[0], limit: 3)
        }
    }

    @Test func `hints are taken one by one, and a right answer after one shows nothing`() async throws {
        let it = try await PracticeSchool()
        let question = try await it.fetch(1).questions[0]
        #expect(try await it.store.takeHint(on: question.id, by: it.child).hints == 1)
        #expect(try await it.store.takeHint(on: question.id, by: it.child).hints == 2)
        #expect(try await it.store.takeHint(on: question.id, by: it.child).hints == 2)
        let attempt = try await it.answer(question).attempt
        #expect(attempt?.hints == 2)
        let rows = try await it.store.database.read { db in
            try db.first("SELECT count(*) FROM mastery") { $0.integer(0) }
        }
        #expect(rows == 0)
    }

    @Test func `a question that is asked anew begins with no hints taken`() async throws {
        let it = try await PracticeSchool(questions: Array([PracticeQuestion].sums.prefix(1)))
        let question = try await it.fetch(1).questions[0]
        _ = try await it.store.takeHint(on: question.id, by: it.child)
        try await it.answer(question, right: false)
        it.clock.advance(by: .seconds(3600))
        #expect(try await it.fetch(1).questions.map(\.id) == [question.id])
        #expect(try await it.store.exposure(of: question.id, to: it.child).hints == 0)
        #expect(try await it.answer(question).attempt?.hints == 0)
    }

    @Test func `a question of a course that a child does not learn is one that does not exist`() async throws {
        let it = try await PracticeSchool()
        let question = try await it.store.questions(of: "algebra-1")[0]
        let stranger = try await it.store.create(NewAccount(name: "Stranger")).id
        #expect(try await it.store.record([it.attempt(question)], of: stranger)[0].refusal == .unknownQuestion)
        await #expect(throws: StoreError.unknownQuestion) {
            _ = try await it.store.exposure(of: question.id, to: stranger)
        }
    }
}
