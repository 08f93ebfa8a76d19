import Locking
import Pipeline
import PipelineTesting
import Reactor
import Testing

@testable import Host

/// Who finds which room, while others come and go.
@Suite(.timeLimit(.minutes(5))) struct `The rooms of sessions` {
    private func says(_ text: String, in session: String) -> JSON {
        ["session": .string(session), "key": .key(), "text": .string(text)]
    }

    @Test func `whoever is on the way into a room hears what is said there, although a turn ends meanwhile`()
        async throws
    {
        let classroom = try await Classroom([("echo", Echo())])
        let device = try await classroom.device()
        let opened = await device.say("session.open", ["key": .key(), "course": "algebra-1", "module": "lines"])
        let session = try #require(opened["d"]?["session"]?.string)
        let id = try #require(SessionID(session))
        let hub = classroom.host.hub

        let room = try await hub.session(id)
        await device.say("message.send", says("one", in: session))
        while room.hasTurns, !Task.isCancelled { await Task.yield() }
        #expect(hub.live(id) === room)

        let notebook = Notebook()
        let listener = room.join(notebook, for: .everyone, caps: [])
        #expect(room.goLive(listener, at: room.published).isLive)
        await device.say("message.send", says("two", in: session))
        #expect(await notebook.first { $0["t"] == "message" && $0["d"]?["text"] == "You said: two" }["seq"] == 5)
    }

    @Test func `events are heard in the order of their places, in whatever order they come, and once`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (device, session) = try await classroom.session()
        let id = try #require(SessionID(session))
        let store = classroom.school.store
        let room = SessionRoom(try await store.restore(id, for: .everyone, limit: 10))
        let start = room.published
        for text in ["one", "two"] {
            await device.say("message.send", says(text, in: session))
            _ = await device.notebook.first { $0["t"] == "message" && $0["d"]?["text"] == .string("You said: \(text)") }
        }
        let entries = try await store.entries(of: id, after: start, for: .everyone, limit: 10).entries
        try #require(entries.count == 4)

        let notebook = Notebook()
        let listener = room.join(notebook, for: .everyone, caps: [])
        #expect(room.goLive(listener, at: start).isLive)
        #expect(room.publish([entries[3]]) == start)
        #expect(room.publish([entries[1], entries[0], entries[0]]) == start + 2)
        #expect(room.publish(entries) == nil)
        #expect(notebook.log.map { $0["seq"]?.integer } == entries.map(\.seq))
    }

    @Test func `what is published while a session is read is not missed by those who find it`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let store = classroom.host.store
        let opening = Opening(learner: classroom.school.ada, key: .fresh(), course: "algebra-1", module: "lines")
        let id = try await store.open(opening).session.id
        let made = Lock<SessionHub?>(nil)
        let hub = SessionHub(store: store) { id async throws(StoreError) in
            let restored = try await store.restore(id, for: .staff, limit: 100)
            let note = LogEvent(session: id, kind: .note, audience: .staff, body: Array("{}".utf8))
            made.withLock { $0 }?.publish([try await store.record(note).entry], of: id)
            return restored
        }
        made.withLock { $0 = hub }
        let room = try await hub.session(id)
        #expect(room.published == (try await store.session(id).head))
        #expect(try await hub.session(id) === room)
    }

    @Test func `whoever has caught up is not told again what is published late`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (device, session) = try await classroom.session()
        let id = try #require(SessionID(session))
        let room = SessionRoom(try await classroom.host.store.restore(id, for: .everyone, limit: 10))
        let start = room.published
        await device.say("message.send", says("one", in: session))
        _ = await device.notebook.first { $0["t"] == "message" && $0["d"]?["text"] == "You said: one" }
        let entries = try await classroom.host.store.entries(of: id, after: start, for: .everyone, limit: 10).entries
        let notebook = Notebook()
        let listener = room.join(notebook, for: .everyone, caps: [])
        #expect(room.goLive(listener, at: start + 1).isLive)
        #expect(room.publish(entries) == nil)
        #expect(notebook.log.map { $0["seq"]?.integer } == [start + 2])
    }

    @Test func `what is missing before an event is read by one, who ends when nothing is missing`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (device, session) = try await classroom.session()
        let id = try #require(SessionID(session))
        let room = SessionRoom(try await classroom.host.store.restore(id, for: .everyone, limit: 10))
        let start = room.published
        await device.say("message.send", says("one", in: session))
        _ = await device.notebook.first { $0["t"] == "message" && $0["d"]?["text"] == "You said: one" }
        let entries = try await classroom.host.store.entries(of: id, after: start, for: .everyone, limit: 10).entries
        #expect(room.publish([entries[1]]) == start)
        #expect(room.beginMending() && !room.beginMending())
        #expect(room.gap() == start)
        _ = room.publish([entries[0]])
        #expect(room.gap() == nil && room.beginMending())
        // A hub reads it from the log.
        let live = try await classroom.host.hub.session(id)
        let late = Notebook()
        #expect(live.goLive(live.join(late, for: .staff, caps: []), at: live.published).isLive)
        let notes = try await classroom.host.store.twoNotes(in: id)
        classroom.host.hub.publish([notes[1]], in: live)
        #expect(await late.first { $0["seq"] == .integer(notes[1].seq) }["t"] == "note")
        #expect(late.log.map { $0["seq"]?.integer } == notes.map(\.seq))
    }

    @Test func `a room that nobody uses is not kept, nor one that somebody was refused`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let (device, session) = try await classroom.session()
        #expect(classroom.host.hub.all.count == 1)
        await device.say("session.close", ["session": .string(session), "key": .key()])
        await device.vanish()
        #expect(classroom.host.hub.all.isEmpty)

        let kid = try #require(try await classroom.school.store.account(email: "kid@example.org"))
        let now = classroom.school.clock.now
        let bearer = Bearer(account: kid.id, login: "login", issued: now, expires: now + .seconds(60))
        let stranger = Device(classroom.host)
        await stranger.say("hello", ["v": 1, "ticket": .string(classroom.school.ticket(for: bearer))])
        let refused = await stranger.say("history", ["session": .string(session), "before": 9])
        #expect(refused["d"]?["code"] == "not_found")
        await stranger.vanish()
        #expect(classroom.host.hub.all.isEmpty)
    }

    @Test func `a learner who is back in time is not set aside, and one who is not is`() async throws {
        let clock = HandClock()
        let classroom = try await Classroom([("echo", Echo())], timer: clock)
        let (first, session) = try await classroom.session()
        let room = try await classroom.host.hub.session(try #require(SessionID(session)))
        await first.vanish()
        let parting = try #require(classroom.host.life.lastLeft(room))
        let second = try await classroom.device([(session, 1)])
        _ = await second.notebook.first { $0["t"] == "resumed" }
        clock.advance(by: .seconds(31))
        try await parting.value
        #expect(room.stored.state == .active)
        #expect(classroom.host.hub.live(room.id) === room)

        await second.vanish()
        let late = try #require(classroom.host.life.lastLeft(room))
        clock.advance(by: .seconds(31))
        try await late.value
        // Whoever left waits as well, and either may be the one to write it down.
        #expect(try await classroom.host.store.session(room.id).state == .paused)
    }

    @Test func `whoever was back has the whole grace again when they leave`() async throws {
        let clock = HandClock()
        let classroom = try await Classroom([("echo", Echo())], timer: clock)
        let (first, session) = try await classroom.session()
        let room = try await classroom.host.hub.session(try #require(SessionID(session)))
        await first.vanish()
        let parting = try #require(classroom.host.life.lastLeft(room))
        clock.advance(by: .seconds(29))
        let second = try await classroom.device([(session, 1)])
        _ = await second.notebook.first { $0["t"] == "resumed" }
        await second.vanish()
        clock.advance(by: .seconds(2))
        try await parting.value
        #expect(room.stored.state == .active)
    }

    @Test func `whoever listens to a session hears that it has expired when another is opened in its place`()
        async throws
    {
        let classroom = try await Classroom([("echo", Echo())])
        let store = classroom.host.store
        let (device, session) = try await classroom.session()
        let id = try #require(SessionID(session))
        _ = try await store.setState(.paused, of: id, reason: "left", by: nil, command: nil)
        classroom.school.clock.advance(by: TestStore.patience)
        let opening = Opening(learner: classroom.school.ada, key: .fresh(), course: "algebra-1", module: "lines")
        let change = try await classroom.host.open(opening, about: nil)
        #expect(change.session.id != id)
        let told = await device.notebook.first { $0["t"] == "session.state" && $0["d"]?["state"] == "expired" }
        #expect(told["seq"] == .integer(try await store.session(id).head))
    }

    @Test func `whoever listens to a session hears that it has expired when the sweep finds it`() async throws {
        let classroom = try await Classroom([("echo", Echo())])
        let store = classroom.host.store
        let (device, session) = try await classroom.session()
        let id = try #require(SessionID(session))
        _ = try await store.setState(.paused, of: id, reason: "left", by: nil, command: nil)
        classroom.school.clock.advance(by: TestStore.patience)
        try await classroom.host.life.sweep()
        let told = await device.notebook.first { $0["t"] == "session.state" && $0["d"]?["state"] == "expired" }
        #expect(told["seq"] == .integer(try await store.session(id).head))
    }

    @Test func `a session that nobody comes to is set aside by the sweep, and one with somebody in it is not`()
        async throws
    {
        let classroom = try await Classroom([("echo", Echo())])
        let store = classroom.host.store
        let (device, visited) = try await classroom.session()
        func open(_ module: String) async throws -> SessionID {
            let opening = Opening(learner: classroom.school.ada, key: .fresh(), course: "algebra-1", module: module)
            return try await store.open(opening).session.id
        }
        let left = try await open("factors")
        classroom.school.clock.advance(by: .seconds(29))
        try await classroom.host.life.sweep()
        #expect(try await store.session(left).state == .active)
        classroom.school.clock.advance(by: .seconds(1))
        try await classroom.host.life.sweep()
        #expect(try await store.session(left).state == .paused)
        #expect(try await store.session(try #require(SessionID(visited))).state == .active)
        await device.vanish()
    }
}

extension Store {
    fileprivate func twoNotes(in session: SessionID) async throws -> [Entry] {
        var entries: [Entry] = []
        for _ in 0..<2 {
            let note = LogEvent(
                session: session,
                kind: .note,
                audience: .staff,
                body: Array("{\"text\":\"Mind.\"}".utf8)
            )
            entries.append(try await record(note).entry)
        }
        return entries
    }
}
