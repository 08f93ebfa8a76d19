import PipelineTesting
import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The desk's clock` {
    @Test func `is stopped by no ticket that cannot be read, and tells the operator of it once`() async throws {
        let before = try await DeskSchool(.file)
        let (learner, session) = try await before.learner(1)
        for (session, learner, patience) in [(before.it.session, before.it.learner, 10), (session, learner, 20)] {
            let due = before.it.clock.now + .seconds(patience)
            try await before.ask(in: session, by: learner, TicketDraft(queue: "maths", overdueAt: due))
        }
        before.store.close()
        let path = try #require(before.it.path)
        try Connection(path).execute("UPDATE tutoring_session SET state = 'mislaid' WHERE id = 1")

        let school = try await before.restarted()
        let lesson = try await Classroom([], store: school.store)
        let (clock, lines) = (HandClock(), Atom<[String]>([]))
        let log = Log(isJSON: false, now: { Moment(seconds: 0) }, write: { line in lines.change { $0.append(line) } })
        let ticking = Task {
            await DeskClock(desk: lesson.desk, runner: lesson.host.runner).run(clock: clock, log: log, on: nil)
        }
        func tick() async {
            await clock.sleeper(within: .milliseconds(500))
            clock.advance(by: .milliseconds(500))
            await clock.sleeper(within: .milliseconds(500))
        }
        await tick()
        #expect(lines.value == [])
        school.it.clock.advance(by: .seconds(10))
        for _ in 0..<3 { await tick() }
        let told = "error: a ticket cannot be read; `tutorline doctor` says what is wrong ticket=1"
        #expect(lines.value == ["1970-01-01T00:00:00.000Z " + told])
        #expect(try await school.events().allSatisfy { $0.kind != .overdue })
        school.it.clock.advance(by: .seconds(10))
        await tick()
        #expect(try await school.events().count { $0.kind == .overdue } == 1 && lines.value.count == 1)
        ticking.cancel()
        await ticking.value
    }
}
