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
        while room.hasTurns { await Task.yield() }
        #expect(hub.live(id) === room)

        let notebook = Notebook()
        let listener = room.join(notebook, for: .everyone, caps: [])
        #expect(room.goLive(listener, at: room.published).isLive)
        await device.say("message.send", says("two", in: session))
        #expect(await notebook.first { $0["d"]?["text"] == "You said: two" }["seq"] == 5)
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
            _ = await device.notebook.first { $0["d"]?["text"] == .string("You said: \(text)") }
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
        #expect(room.stored.state == .paused)
    }
}
