import Pipeline
import Testing

@testable import Host

/// Whoever asks in a conversation learns its course, and the course is in use.
@Suite(.timeLimit(.minutes(5)))
struct EnrolmentTests {
    private let it: TestHost

    init() async throws { it = try await TestHost() }

    private func device() async -> Device {
        let device = Device(it.host.conversations)
        await device.say("hello", ["v": 1, "token": .string(it.token("learner"))])
        return device
    }

    /// A device in a session of the course, in which something was asked already.
    private func asking() async throws -> (device: Device, session: JSON, turn: JSON) {
        let device = await device()
        let opened = await device.say("session.open", ["key": .key(), "course": "algebra-1", "module": "lines"])
        let session = try #require(opened["d"]?["session"])
        let asked = await ask(device, session)
        #expect(asked["t"] == "ack")
        return (device, session, try #require(asked["d"]?["turn"]))
    }

    private func ask(_ device: Device, _ session: JSON) async -> JSON {
        await device.say("message.send", ["session": session, "key": .key(), "text": "Why?"])
    }

    private func messages(_ session: JSON) -> String {
        "/api/v1/tutoring/sessions/\(session.string ?? "")/messages"
    }

    private func leave() async {
        let place = "/api/v1/courses/algebra-1/people/\(it.id("learner"))/learn"
        #expect(await it.send("DELETE", place, as: "team").status == 204)
    }

    @Test func `who no longer learns a course asks nothing there, at once and on any line, but reads and ends it`()
        async throws
    {
        let (before, session, turn) = try await asking()
        await leave()
        #expect(before.notebook.farewell == .unauthorized)
        let after = await device()
        for (name, more) in [
            ("message.send", ("text", "Why?")), ("message.retry", ("turn", turn)), ("human.request", nil),
            ("hint.more", nil),
        ] as [(String, (String, JSON)?)] {
            let fields = JSON(members: [("session", session), ("key", .key())] + [more].compactMap { $0 })
            let refused = await after.say(name, fields)
            #expect(refused["d"]?["code"] == "forbidden", "\(name)")
            #expect(refused["d"]?["msg"] == "You are no longer enrolled in this course.")
        }
        let body: JSON = ["key": .key(), "text": "Why?"]
        #expect(await it.send("POST", messages(session), as: "learner", body).code == "forbidden")
        #expect(await it.send("GET", messages(session), as: "learner").json["events"]?.array?.count == 3)
        #expect(await after.say("session.close", ["session": session, "key": .key()])["t"] == "ack")
    }

    @Test func `a conversation goes on in another course that its learner learns`() async throws {
        let (_, session, _) = try await asking()
        await leave()
        try await it.host.store.enrol(it.id("learner"), in: "other", to: .learn)
        let device = await device()
        #expect(await ask(device, session)["d"]?["code"] == "forbidden")
        let moved = await device.say("context.set", ["session": session, "key": .key(), "course": "other"])
        #expect(moved["t"] == "ack")
        #expect(await ask(device, session)["t"] == "ack")
    }

    @Test func `a course out of use is closed to questions until it is in use again`() async throws {
        let (device, session, _) = try await asking()
        #expect(await it.send("DELETE", "/api/v1/courses/algebra-1", as: "team").status == 204)
        #expect(await ask(device, session)["d"]?["code"] == "locked")
        let body: JSON = ["key": .key(), "text": "Why?"]
        #expect(await it.send("POST", messages(session), as: "learner", body).status == 423)
        // So it is after a restart.
        let board = LockBoard(store: it.host.store, now: Rim.now)
        try await board.refresh()
        #expect(board.lock(course: "algebra-1", module: "lines")?.grade == .closed)
        #expect(board.lock(course: "other", module: nil) == nil)
        let module: JSON = ["id": "lines", "title": "Lines", "passages": []]
        let course: JSON = ["title": "Algebra 1", "language": "en", "subject": "mathematics", "modules": [module]]
        #expect(await it.send("PUT", "/api/v1/courses/algebra-1", as: "team", course).status == 200)
        #expect(await ask(device, session)["t"] == "ack")
    }
}
