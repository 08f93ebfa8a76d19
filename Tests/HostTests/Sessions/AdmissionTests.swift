import Pipeline
import Reactor
import Testing

@testable import Host

/// Whom a conversation lets in, to what, and for how long.
@Suite(.timeLimit(.minutes(5))) struct `A conversation at its door` {
    @Test func `lets whoever comes to learn a course after their hello begin there, and write`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let store = room.school.store
        try await store.withdraw(room.school.ada, from: "algebra-1", .learn)
        let device = try await room.device()
        let wish: JSON = ["key": .key(), "course": "algebra-1", "module": "lines"]
        #expect(await device.say("session.open", wish)["d"]?["code"] == "not_found")
        try await store.enrol(room.school.ada, in: "algebra-1", to: .learn)
        let opened = await device.say("session.open", wish)
        let session = try #require(opened["d"]?["session"], "\(opened.text)")
        let sent = await device.say("message.send", ["session": session, "key": .key(), "text": "In time?"])
        #expect(sent["t"] == "ack", "\(sent.text)")
    }

    @Test func `treats somebody else's session as one that does not exist`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let stranger = try await room.school.store.create(NewAccount(name: "Eve", roles: [.learner])).id
        try await room.school.store.enrol(stranger, in: "algebra-1", to: .learn)
        let foreign = try await room.school.store.open(
            Opening(learner: stranger, key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        let device = try await room.device()
        for session in [foreign.description, SessionID.fresh().description, "no-id"] {
            let reply = await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Hi"])
            #expect(reply["d"]?["code"] == "not_found" && reply["d"]?["msg"] == "There is no such tutoring session.")
        }
        #expect(try await room.school.store.session(foreign).head == 1)
    }

    @Test func `lets nobody in who has not said hello, and nobody with a token that does not hold`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let silent = Device(room.host)
        silent.give("session.open", ["key": .key(), "course": "algebra-1"], id: "1")
        await silent.vanish()
        #expect(silent.notebook.farewell?.code == 4408 && silent.notebook.frames.isEmpty)
        let forger = Device(room.host)
        let reply = await forger.say("hello", ["v": 1, "token": "a.b.c"])
        await forger.vanish()
        #expect(reply["d"]?["code"] == "unauthorized" && forger.notebook.farewell?.code == 4401)
    }

    @Test func `takes nobody for a stranger because the store cannot be read, but has them come back`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let token = try await room.school.login().access.reveal()
        room.school.store.close()
        let device = Device(room.host)
        let reply = await device.say("hello", ["v": 1, "token": .string(token)])
        await device.vanish()
        #expect(reply["t"] == "err" && reply["d"]?["code"] != "unauthorized")
        #expect(device.notebook.farewell == .unavailable(after: .seconds(1)))
    }

    @Test func `takes no site's learner for a stranger because the store cannot be read`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let keys = try KeySet(Array(SiteTokens.keySet.utf8))
        room.host.authenticator.trust([
            Site(issuer: "https://school.example", audience: "tutorline", keys: keys)
        ])
        room.school.store.close()
        let device = Device(room.host)
        let reply = await device.say("hello", ["v": 1, "token": .string(SiteTokens.elliptic)])
        await device.vanish()
        #expect(reply["t"] == "err" && reply["d"]?["code"] != "unauthorized")
        #expect(device.notebook.farewell == .unavailable(after: .seconds(1)))
    }

    @Test func `takes no question while the course is locked, on sockets opened before as well`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let (device, session) = try await room.session()
        room.teaching.set(.closed)
        let reply = await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Hi"])
        #expect(reply["d"]?["code"] == "locked")
        #expect(device.notebook.log.count == 1)
    }

    @Test func `closes the socket of somebody who has signed out elsewhere`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let (device, session) = try await room.session()
        room.school.signIn.forget(room.school.ada)
        room.host.lobby.dismiss(unless: room.host.authenticator.holds)
        #expect(device.notebook.farewell?.code == 4401)
        // What was on its way is not refused, so that whoever comes back signed in asks it again.
        device.give("message.send", ["session": .string(session), "key": .key(), "text": "Hi"], id: "last")
        await device.vanish()
        #expect(device.notebook.all("err").isEmpty)
        #expect(try await room.host.store.session(try #require(SessionID(session))).head == 1)
    }

    @Test func `closes the socket of somebody whose rights have changed, and of nobody else`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let (device, session) = try await room.session()
        let look = { await room.host.lobby.dismissChanged(part: 0, of: 1, now: room.host.authenticator.subjects) }
        await look()
        #expect(device.notebook.farewell == nil)
        try await room.host.store.withdraw(room.school.ada, from: "algebra-1", .learn)
        await room.host.lobby.dismissChanged(part: 0, of: 1) { _ in throw StoreError.unavailable("away", retry: true) }
        #expect(device.notebook.farewell == nil)
        await look()
        #expect(device.notebook.farewell?.code == 4401)
        await device.vanish()
        #expect(try await room.host.store.session(try #require(SessionID(session))).head == 1)
    }
}
