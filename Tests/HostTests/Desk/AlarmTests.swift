import Locking
import Pipeline
import Responders
import Testing

@testable import Host

/// A learner who may be in danger, as tutors and as the learner see it.
@Suite(.timeLimit(.minutes(5))) struct AlarmTests {
    private static let lease = Duration.seconds(90)

    private static func alarm(in queue: String = "maths") -> TicketDraft {
        var draft = TicketDraft(queue: queue)
        draft.isAlarm = true
        return draft
    }

    @Test(arguments: StoreKind.allCases)
    func `an alarm is the next one to take and the first in every list, however long others have waited`(
        _ kind: StoreKind
    ) async throws {
        let school = try await DeskSchool(kind)
        for number in 0..<5 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner, number > 2 ? Self.alarm() : TicketDraft(queue: "maths"))
        }
        var listed: [StoredTicket] = []
        while true {
            let page = try await school.store.openTickets(
                of: ["algebra-1"],
                queue: nil,
                after: listed.last?.listPlace ?? 0,
                limit: 2
            )
            listed += page.map(\.ticket)
            if page.count < 2 { break }
        }
        #expect(listed.map(\.number) == [4, 5, 1, 2, 3] && listed.map(\.isAlarm) == [true, true, false, false, false])
        // Whatever a tutor would rather have.
        try await school.store.setDuty(TutorDuty(subjects: ["music"]), of: school.tutors[0])
        let wish = TicketWish(courses: ["algebra-1"])
        for (tutor, number) in [(school.tutors[0], 4), (school.tutors[1], 5), (school.tutors[1], 1)] {
            let claimed = try await school.store.claimNext(wish, by: tutor, key: .fresh(), lease: Self.lease)
            #expect(claimed?.ticket.number == Int64(number))
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `what waits already becomes an alarm, in its queue or in that of the alarm`(_ kind: StoreKind) async throws {
        let school = try await DeskSchool(kind)
        try await school.ask()
        try await school.ask("More", Self.alarm())
        #expect(try await school.ticket()?.isAlarm == true)
        let (learner, session) = try await school.learner(1)
        try await school.ask(in: session, by: learner)
        try await school.ask("More", in: session, by: learner, Self.alarm(in: "care"))
        let moved = try #require(try await school.ticket(of: session))
        #expect(moved.isAlarm && moved.queue == "care")
        let events = try await school.events()
        #expect(events.map(\.kind) == [.opened, .raised, .opened, .transferred])
        #expect(events.last?.reason == nil, "nobody was too slow")
    }

    @Test func `tutors are told of an alarm, and its learner is not`() async throws {
        let room = try await DeskRoom()
        var settings = SafetyGuard.Settings()
        settings.queue = "maths"
        room.lesson.teaching.add(Step(SafetyGuard(settings), name: "safety"))
        let (learner, session) = try await room.lesson.session()
        let tim = try await room.watching("tim")
        await learner.say("message.send", ["session": .string(session), "key": .key(), "text": "i want to die"])
        let opened = await tim.notebook.first { $0["t"]?.string == "ticket.opened" }
        #expect(opened["d"]?["alarm"] == true)
        let late = try await room.watching("tom")
        let standing = await late.notebook.first { $0["t"]?.string == "ticket" }
        #expect(standing["d"]?["alarm"] == true)
        _ = await learner.notebook.first { $0["t"]?.string == "handoff.queued" }
        for frame in learner.notebook.frames {
            #expect(frame["d"]?["alarm"] == nil && !frame.text.contains("safety") && !frame.text.contains("danger"))
        }
    }

    /// The answer that is being given never ends by itself.
    @Test func `words that mean danger do not wait for answers to what was asked before, and others do`() async throws {
        let room = try await DeskRoom([("slow", Paced())])
        var settings = SafetyGuard.Settings()
        settings.queue = "maths"
        room.lesson.teaching.add(Step(SafetyGuard(settings), name: "safety"))
        let (learner, session) = try await room.lesson.session()
        let tim = try await room.watching("tim")
        var turns: [JSON?] = []
        for text in ["What is a slope?", "And its sign?", "i want to die"] {
            let said: JSON = ["session": .string(session), "key": .key(), "text": .string(text)]
            turns.append(await learner.say("message.send", said)["d"]?["turn"])
            let endings = learner.notebook.frames.filter { $0["t"]?.string == "turn.ended" }
            #expect(text == "i want to die" || endings.isEmpty)
        }
        _ = await learner.notebook.first { $0["t"]?.string == "handoff.queued" }
        for (turn, outcome) in zip(turns, ["stopped", "stopped", "handed_off"]) {
            let ended = await learner.notebook.first { $0["t"]?.string == "turn.ended" && $0["d"]?["turn"] == turn }
            #expect(ended["d"]?["outcome"]?.string == outcome)
        }
        let opened = await tim.notebook.first { $0["t"]?.string == "ticket.opened" }
        #expect(opened["d"]?["alarm"] == true)
    }

    @Test func `words that mean danger open every lock, until the people who came are done`() async throws {
        let room = try await DeskRoom([("echo", SaidLast())])
        var settings = SafetyGuard.Settings()
        settings.queue = "maths"
        room.lesson.teaching.add(Step(SafetyGuard(settings), name: "safety"))
        let (learner, session) = try await room.lesson.session()
        let id = try #require(SessionID(session))
        room.lesson.teaching.set(.closed)
        func say(_ text: String) async -> JSON {
            await learner.say("message.send", ["session": .string(session), "key": .key(), "text": .string(text)])
        }
        func isAlarmedAnew() async throws -> Bool {
            SessionRoom(try await room.lesson.school.store.restore(id, for: .everyone, limit: 1)).isAlarmed
        }
        #expect(await say("Why?")["d"]?["code"] == "locked")
        #expect(await say("i want to die")["t"] == "ack")
        let queued = await learner.notebook.first { $0["t"]?.string == "handoff.queued" }
        #expect(await say("Is anybody there?")["t"] == "ack")
        #expect(try await isAlarmedAnew(), "after a restart too")
        let tim = try await room.watching("tim")
        let claimed = await tim.say("queue.claim", ["ticket": queued["d"]?["ticket"] ?? "", "key": .key()])
        #expect(await say("I am at home.")["t"] == "ack")
        let ticket: [(String, JSON)] = [("ticket", queued["d"]?["ticket"] ?? ""), ("gen", claimed["d"]?["gen"] ?? 0)]
        #expect(await tim.say("queue.resolve", JSON(members: ticket + [("key", .key())]))["t"] == "ack")
        _ = await learner.notebook.first { $0["t"]?.string == "handoff.resolved" }
        #expect(await say("And the slope?")["d"]?["code"] == "locked")
        #expect(try await isAlarmedAnew() == false)
        let texts = learner.notebook.all("message").compactMap { $0["d"]?["text"]?.string }
        let expected = [
            "i want to die", "Is anybody there?", "People have been called, and will read this.", "I am at home.",
        ]
        #expect(texts == expected, "no part has answered")
    }

    @Test func `an alarm for which nobody came in time waits on, is given to no model, and alarms nobody again`()
        async throws
    {
        let room = try await DeskRoom([("last", SaidLast())])
        let warned = Lock<[String]>([])
        var settings = SafetyGuard.Settings()
        settings.queue = "maths"
        let log = PartLog({ _, _ in }, warn: { _, line in warned.withLock { $0.append(line) } })
        room.lesson.teaching.add(Step(SafetyGuard(settings, alarm: log), name: "safety"))
        let store = room.lesson.school.store
        try await store.setSubscriptions([SubscriptionWish(name: "duty", address: [], events: [.alert])])
        let (learner, session) = try await room.lesson.session()
        await learner.say("message.send", ["session": .string(session), "key": .key(), "text": "i want to die"])
        _ = await learner.notebook.first { $0["t"]?.string == "handoff.queued" }
        room.lesson.school.clock.advance(by: .seconds(601))
        try await room.clock.tick()
        // What is asked anew is listened to anew, when the turn that goes on has ended.
        let again: JSON = ["session": .string(session), "key": .key(), "text": "i want to die"]
        let turn = await learner.say("message.send", again)["d"]?["turn"]
        _ = await learner.notebook.first { $0["t"]?.string == "turn.ended" && $0["d"]?["turn"] == turn }
        #expect(learner.notebook.all("message").allSatisfy { $0["d"]?["role"]?.string == "learner" })
        #expect(warned.withLock { $0 }.count == 2)
        #expect(try await store.dueDeliveries(to: "duty", limit: 10).count == 2)
    }
}
