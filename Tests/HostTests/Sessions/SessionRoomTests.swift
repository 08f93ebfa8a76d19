import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Host

/// A session while somebody is in it.
@Suite(.timeLimit(.minutes(5))) struct SessionRoomTests {
    private func room(of session: String, in classroom: Classroom) async throws -> SessionRoom {
        try await classroom.host.hub.session(try #require(SessionID(session)))
    }

    @Test(arguments: [EntryKind.note, .turnReopened])
    func `a learner who comes back after something that only staff see is served`(kind: EntryKind) async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (first, session) = try await classroom.session()
        let id = try #require(SessionID(session))
        let text = #"{"text":"Between us.","continues":"\#(session).1"}"#
        let event = LogEvent(session: id, kind: kind, audience: .staff, body: Array(text.utf8))
        classroom.host.hub.publish([try await classroom.host.store.record(event).entry], of: id)

        let second = try await classroom.device([(session, 1)])
        await first.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        _ = await second.notebook.first { $0["t"] == "message" && $0["d"]?["text"] == "You said: Why?" }
        #expect(second.notebook.log.map { $0["seq"] } == [3, 4] && second.notebook.log.map { $0["prev"] } == [1, 3])
        // A third comes to a room whose log ends with what staff see.
        classroom.host.hub.publish([try await classroom.host.store.record(event).entry], of: id)
        let third = try await classroom.device([(session, 4)])
        #expect(await third.say("typing", ["session": .string(session), "on": true])["t"] == "ack")
    }

    @Test func `a room made behind something that only staff see serves the learner`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let store = classroom.host.store
        let opening = Opening(learner: classroom.school.ada, key: .fresh(), course: "algebra-1", module: "lines")
        let id = try await store.open(opening).session.id
        _ = try await store.record(LogEvent(session: id, kind: .note, audience: .staff, body: Array("{}".utf8)))
        let device = try await classroom.device([("\(id)", 1)])
        #expect(await device.say("typing", ["session": .string("\(id)"), "on": true])["t"] == "ack")
    }

    @Test func `a session with somebody in it does not end, however long that lasts`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (_, session) = try await classroom.session()
        let room = try await room(of: session, in: classroom)
        classroom.school.clock.advance(by: TestStore.patience + .seconds(1))
        try await classroom.host.life.came(room)
        #expect(room.stored.state == .active && classroom.host.life.state(of: room.stored) == .active)
    }

    @Test func `a session that a message has woken is set aside again when the learner leaves`() async throws {
        let clock = HandClock()
        let classroom = try await Classroom([("echo", Echo())], timer: clock)
        let (device, session) = try await classroom.session()
        let room = try await room(of: session, in: classroom)
        await device.say("session.pause", ["session": .string(session), "key": .key()])
        #expect(room.stored.state == .paused)
        classroom.school.clock.advance(by: .seconds(60))
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        _ = await device.notebook.first { $0["d"]?["ended"] != nil }
        while room.hasTurns, !Task.isCancelled { await Task.yield() }
        #expect(room.stored == (try await classroom.host.store.session(room.id)))
        #expect(room.stored.state == .active && room.stored.lastActivity == classroom.school.clock.now)
        await device.vanish()
        let parting = try #require(classroom.host.life.lastLeft(room))
        clock.advance(by: .seconds(31))
        try await parting.value
        // Whoever left waits as well, and either may be the one to write it down.
        #expect(try await classroom.host.store.session(room.id).state == .paused)
    }

    @Test func `a room follows its learner to another module`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (device, session) = try await classroom.session()
        let room = try await room(of: session, in: classroom)
        let move: JSON = ["session": .string(session), "key": .key(), "course": "algebra-1", "module": "factors"]
        await device.say("context.set", move)
        #expect(room.context == SessionContext(course: "algebra-1", module: "factors", version: 2))
        #expect(room.stored == (try await classroom.host.store.session(room.id)))
    }

    @Test(arguments: [false, true])
    func `what is asked in the moment in which a tutor parts is answered by the chain`(inLine: Bool) async throws {
        let paced = Paced()
        let classroom = try await Classroom(inLine ? [("paced", paced)] : [("echo", Echo())])
        let (device, session) = try await classroom.session()
        let room = try await room(of: session, in: classroom)
        let store = classroom.school.store
        if inLine {
            await device.say("message.send", ["session": .string(session), "key": .key(), "text": "First?"])
            paced.say("Let me see.")
        }
        // A tutor takes the conversation, and the room hears of it.
        let parked = Question(session: room.id, author: classroom.school.ada, key: .fresh(), text: "Anybody?")
        let asked = try await store.accept(parked.message, ending: .parked(TicketDraft(queue: "maths")))
        let tutor = try await store.create(NewAccount(name: "Tim", email: "tim@example.org", roles: [.tutor])).id
        try await store.enrol(tutor, in: "algebra-1", to: .teach)
        let ticket = try #require(try await store.restore(room.id, for: .staff, limit: 1).ticket)
        let claimed = try await store.claim(ticket.id, by: tutor, key: .fresh(), lease: .seconds(90))
        classroom.host.hub.publish(asked.entries + [claimed.entry], of: room.id)
        #expect(room.isOwned)
        // The tutor parts, and the room has not heard of it yet.
        let act = TutorAct(ticket.id, by: tutor, key: .fresh(), generation: claimed.generation)
        _ = try await store.part(act, .resolve(note: nil), overdueAt: nil)

        let sent = await device.say("message.send", ["session": .string(session), "key": .key(), "text": "And this?"])
        let turn = try #require(sent["d"]?["turn"])
        paced.finish()
        let ended = await device.notebook.first { frame in
            frame["d"]?["turn"] == turn && (frame["t"] == "turn.ended" || frame["d"]?["ended"] != nil)
        }
        #expect(ended["d"]?["outcome"] != "handed_off", "\(ended.text)")
        #expect(try await store.examine() == [])
    }

    @Test func `a question is not asked again where too many wait`() async throws {
        let silent = Silent()
        let classroom = try await Classroom([("silent", silent)])
        let (device, session) = try await classroom.session()
        let asked = await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        let turn = try #require(asked["d"]?["turn"])
        await device.say("message.cancel", ["session": .string(session), "turn": turn])
        _ = await device.notebook.first { $0["d"]?["ended"] != nil || $0["t"] == "turn.ended" }
        for _ in 0..<32 {
            await device.say("message.send", ["session": .string(session), "key": .key(), "text": "And this?"])
        }
        let again: JSON = ["session": .string(session), "key": .key(), "turn": turn]
        let refused = await device.say("message.retry", again)
        #expect(refused["d"]?["code"] == "too_many" && refused["d"]?["retry"] == true, "\(refused.text)")
        silent.finish()
    }

    /// Has nothing to say for as long as a test wants.
    private final class Silent: Responder {
        private let waiting = Lock<[AsyncStream<Void>.Continuation]>([])

        func finish() { for one in waiting.withLock({ $0 }) { one.finish() } }

        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            let (nothing, continuation) = AsyncStream<Void>.makeStream()
            waiting.withLock { $0.append(continuation) }
            for await _ in nothing {}
            try Task.checkCancellation()
            return .declined()
        }
    }
}
