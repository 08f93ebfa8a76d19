import SQLite
import Testing

@testable import Host

/// When sessions end, and what counts as time: whatever clocks and people do.
@Suite(.timeLimit(.minutes(5))) struct PracticeTimeContract {
    @Test(arguments: StoreKind.allCases)
    func `a session in which nothing happens has ended when something last did`(_ kind: StoreKind) async throws {
        let it = try await PracticeSchool(kind)
        let fetched = try await it.fetch()
        let id = try #require(fetched.session?.id)
        it.clock.advance(by: .seconds(90))
        try await it.answer(fetched.questions[0], in: id)
        let last = it.clock.now
        it.clock.advance(by: .seconds(1799))
        #expect(try await it.store.practiceSession(id).state == .active)
        it.clock.advance(by: .seconds(1))
        // On read, before anybody has written it down; then written down, it is the same.
        let read = try await it.store.practiceSession(id)
        #expect(read.endedAt == last)
        #expect(try await it.store.sweepIdlePractice(limit: 10) == 1)
        #expect(try await it.store.sweepIdlePractice(limit: 10) == 0)
        #expect(try await it.store.practiceSession(id) == read)
        #expect(try await it.store.change(.end, id).endedAt == last)
        #expect(try await it.fetch(1).session?.id != id)
    }

    @Test func `answers that were given offline while the session fell asleep keep their time as far as it waited`()
        async throws
    {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(3)
        let id = fetched.session?.id
        it.clock.advance(by: .seconds(7200))
        let batch = fetched.questions.map { it.attempt($0, in: id, seconds: 700) }
        let outcomes = try await it.store.record(batch, of: it.child)
        #expect(outcomes.map { $0.attempt?.milliseconds } == [700_000, 700_000, 400_000])
        #expect(outcomes.allSatisfy { $0.attempt?.session == id })
        #expect(try await it.store.record(batch, of: it.child).allSatisfy(\.isDuplicate))
    }

    @Test func `pauses are no practice`() async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(2)
        let id = try #require(fetched.session?.id)
        it.clock.advance(by: .seconds(10))
        #expect(try await it.store.change(.pause, id).state == .paused)
        it.clock.advance(by: .seconds(3600))
        #expect(try await it.store.practiceSession(id).state == .paused)
        let resumed = try await it.store.change(.resume, id)
        #expect(resumed.pausedFor == .seconds(3600))
        #expect(resumed.state == .active)
        it.clock.advance(by: .seconds(5))
        let attempt = try await it.answer(fetched.questions[0], in: id, seconds: 4000).attempt
        #expect(attempt?.milliseconds == 15_000)
    }

    @Test func `an answer wakes a paused session, and a pause that is forgotten ends it where it began`() async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(2)
        let id = try #require(fetched.session?.id)
        _ = try await it.store.change(.pause, id)
        it.clock.advance(by: .seconds(100))
        #expect(try await it.answer(fetched.questions[0], in: id, seconds: 50).attempt?.milliseconds == 0)
        #expect(try await it.store.practiceSession(id).state == .active)
        let paused = try await it.store.change(.pause, id)
        it.clock.advance(by: .seconds(86_400))
        #expect(try await it.store.practiceSession(id).endedAt == paused.lastActivity)
    }

    @Test(arguments: [-86_400, -1, 0, 1, 86_400 * 400])
    func `time is never negative, wherever the clock jumps`(seconds: Int) async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(4)
        let id = try #require(fetched.session?.id)
        it.clock.advance(by: .seconds(seconds))
        let jumped = try await it.answer(fetched.questions[0], in: id, seconds: 60)
        let time = try #require(jumped.attempt?.milliseconds)
        #expect((0...60_000).contains(time))
        _ = try await it.store.change(.pause, id)
        it.clock.advance(by: .seconds(-seconds / 2))
        let resumed = try await it.store.change(.resume, id)
        #expect(resumed.pausedFor >= .zero)
        let ended = try await it.store.change(.end, id)
        #expect(try #require(ended.endedAt) >= ended.startedAt)
        #expect(try await it.store.practiceSummary(id).tally.milliseconds >= 0)
    }

    @Test func `a clock that is set back within a session gives no time, and then goes on from there`() async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(3)
        it.clock.advance(by: .seconds(1000))
        #expect(try await it.answer(fetched.questions[0], seconds: 60).attempt?.milliseconds == 60_000)
        it.clock.advance(by: .seconds(-500))
        #expect(try await it.answer(fetched.questions[1], seconds: 60).attempt?.milliseconds == 0)
        it.clock.advance(by: .seconds(20))
        #expect(try await it.answer(fetched.questions[2], seconds: 60).attempt?.milliseconds == 20_000)
    }

    @Test func `a negative or absurd length of time is clamped`() async throws {
        let it = try await PracticeSchool()
        let fetched = try await it.fetch(2)
        it.clock.advance(by: .seconds(3))
        #expect(try await it.answer(fetched.questions[0], seconds: -5).attempt?.milliseconds == 0)
        #expect(try await it.answer(fetched.questions[1], seconds: 1_000_000).attempt?.milliseconds == 0)
    }
}
