import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct LockTests {
    @Test func `a lock holds from its beginning until its end`() async throws {
        let it = try await TestStore(.memory)
        let (start, store, clock) = (it.clock.now, it.store, it.clock)
        let board = LockBoard(store: store, now: { clock.now })
        let lock = LiveLock(
            course: "algebra-1",
            module: "lines",
            grade: .hints,
            from: start + .seconds(60),
            until: start + .seconds(120)
        )
        try await board.set(lock)
        #expect(board.lock(course: "algebra-1", module: "lines") == nil)
        #expect(board.nextTurn == start + .seconds(60))
        clock.advance(by: .seconds(60))
        #expect(board.lock(course: "algebra-1", module: "lines") == lock)
        #expect(board.lock(course: "algebra-1", module: nil) == nil)
        clock.advance(by: .seconds(60))
        #expect(board.lock(course: "algebra-1", module: "lines") == nil)
        #expect(board.nextTurn == nil)
    }

    @Test func `the strictest of course and module holds, and a restart lifts none`() async throws {
        let it = try await TestStore(.memory)
        let (store, clock) = (it.store, it.clock)
        let board = LockBoard(store: store, now: { clock.now })
        try await board.set(LiveLock(course: "algebra-1", grade: .people))
        try await board.set(LiveLock(course: "algebra-1", module: "lines", grade: .hints))
        let restarted = LockBoard(store: store, now: { clock.now })
        try await restarted.refresh()
        #expect(restarted.lock(course: "algebra-1", module: "lines")?.grade == .people)
        #expect(try await restarted.lift(course: "algebra-1", module: nil))
        #expect(restarted.lock(course: "algebra-1", module: "lines")?.grade == .hints)
        #expect(try await restarted.lift(course: "algebra-1", module: nil) == false)
    }

    @Test func `a lock of a place that does not exist, or that ends before it begins, is refused`() async throws {
        let it = try await TestStore(.memory)
        let (store, clock) = (it.store, it.clock)
        await #expect(throws: StoreError.unknownCourse("nowhere")) {
            try await store.setLock(LiveLock(course: "nowhere", grade: .closed))
        }
        await #expect(throws: StoreError.self) {
            try await store.setLock(
                LiveLock(course: "algebra-1", grade: .closed, from: clock.now, until: clock.now - .seconds(1))
            )
        }
        #expect(try await store.locks().isEmpty)
    }

    @Test func `a lock that begins later does not lift the one in force`() async throws {
        let it = try await TestStore(.memory)
        let (start, store) = (it.clock.now, it.store)
        let exam = LiveLock(course: "algebra-1", grade: .closed, until: start + .seconds(60))
        let later = LiveLock(course: "algebra-1", grade: .hints, from: start + .seconds(3600))
        try await store.setLock(exam)
        await #expect(throws: StoreError.self) { try await store.setLock(later) }
        #expect(try await store.locks() == [exam])
        // Elsewhere it may be set, and here once the other has run out.
        try await store.setLock(LiveLock(course: "algebra-1", module: "lines", grade: .hints, from: later.from))
        it.clock.advance(by: .seconds(60))
        try await store.setLock(later)
        // What has not begun may be put off.
        try await store.setLock(LiveLock(course: "algebra-1", grade: .people, from: start + .seconds(7200)))
        #expect(try await store.locks().map(\.grade) == [.people, .hints])
    }

    @Test(arguments: ["hints", "people"])
    func `a part that knows nothing of locks is not asked under one`(word: String) async throws {
        let room = try await Classroom([("echo", Echo()), ("careful", Careful())])
        let (device, session) = try await room.session()
        let grade = try #require(LockGrade(rawValue: word))
        room.teaching.set(grade)
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "What is x?"])
        let answer = await device.notebook.first { $0["d"]?["ended"] != nil }
        let isHeard = grade == .hints
        #expect(answer["d"]?["by"]?["name"]?.string == (isHeard ? "careful" : "host"))
        #expect(answer["d"]?["ended"]?["outcome"]?.string == (isHeard ? "answered" : "locked"))
        #expect(answer["d"]?["text"]?.string?.contains("You said") == false)
    }

    @Test func `a question that waited while the lock was shut finds it shut`() async throws {
        let slow = Paced()
        let room = try await Classroom([("slow", slow)])
        let (device, session) = try await room.session()
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "One?"])
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Two?"])
        room.teaching.set(.closed)
        slow.say("Yes.")
        slow.finish()
        let second = await device.notebook.first { $0["d"]?["ended"]?["outcome"]?.string == "locked" }
        #expect(second["d"]?["by"]?["name"] == "host")
    }

    @Test func `whoever is there is told of a change, once, and who comes later by resuming`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let (device, session) = try await room.session()
        let board = LockBoard(store: room.school.store, now: { room.school.clock.now })
        let watch = LockWatch(runner: room.host.runner, board: board, now: { room.school.clock.now })
        await watch.look()
        room.teaching.set(.hints)
        await watch.look()
        await watch.look()
        let told = await device.notebook.first { $0["t"]?.string == "lock" }
        #expect(told["d"]?["grade"] == "hints")
        #expect(device.notebook.log.filter { $0["t"]?.string == "lock" }.count == 1)
        let later = try await room.device([(session, 0)])
        let resumed = await later.notebook.first { $0["t"]?.string == "resumed" }
        #expect(resumed["d"]?["lock"] == "hints")
    }

    /// Answers under a lock, because it gives hints only.
    private struct Careful: InstantResponder, LockAwareResponder {
        static let strictestLock = LockGrade.hints
        func answer(_ turn: Turn) -> InstantAnswer? {
            turn.context[LockInForce.self]?.grade == .hints ? InstantAnswer("Look at the slope.") : nil
        }
    }
}
