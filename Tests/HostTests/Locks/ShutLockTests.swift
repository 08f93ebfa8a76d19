import FoundationEssentials
import Pipeline
import Testing

@testable import Host

/// Whoever wants help finds a shut lock shut, whichever way they come in.
@Suite(.timeLimit(.minutes(5)))
struct ShutLockTests {
    @Test(arguments: ["message.send", "human.request", "message.retry", "hint.more"])
    func `every command that asks for help is refused, on sockets opened before and after`(command: String) async throws
    {
        let room = try await Classroom([("steps", Steps())])
        let (before, session) = try await room.session()
        let asked = await before.say("message.send", ["session": .string(session), "key": .key(), "text": "Slope?"])
        _ = await before.notebook.first { $0["d"]?["ended"] != nil }
        room.teaching.set(.closed)
        let length = before.notebook.log.count
        for device in [before, try await room.device([(session, 0)])] {
            let fields: JSON = [
                "session": .string(session), "key": .key(), "text": "Slope?", "turn": asked["d"]?["turn"] ?? .null,
            ]
            let known = ["message.send": ["session", "key", "text"], "message.retry": ["session", "key", "turn"]]
            let names = known[command] ?? ["session", "key"]
            let reply = await device.say(command, JSON(members: names.map { ($0, fields[$0] ?? .null) }))
            #expect(reply["d"]?["code"] == "locked", "\(reply.text)")
        }
        #expect(before.notebook.log.count == length)
    }

    @Test(arguments: ["message.send", "human.request", "message.retry", "hint.more"])
    func `who lost the answer to what was taken before hears it again, and no other`(command: String) async throws {
        let room = try await Classroom([("steps", Steps())])
        let (before, session) = try await room.session()
        let failed = try await room.school.store.accept(
            Question(session: try #require(SessionID(session)), author: room.school.ada, key: .fresh(), text: "Slope?")
                .message,
            ending: .failure
        )
        await before.say("message.send", ["session": .string(session), "key": .key(), "text": "Slope?"])
        let key = JSON.key()
        func fields(_ key: JSON) -> JSON {
            let more: [String: (String, JSON)] = [
                "message.send": ("text", "Why?"), "message.retry": ("turn", .string("\(failed.turn)")),
            ]
            return JSON(members: [("session", .string(session)), ("key", key)] + [more[command]].compactMap { $0 })
        }
        let first = await before.say(command, fields(key))
        #expect(first["t"] == "ack", "\(first.text)")
        room.teaching.set(.closed)
        for device in [before, try await room.device([(session, 0)])] {
            let again = await device.say(command, fields(key))
            #expect(again["d"]?["dup"] == true, "\(again.text)")
            #expect(again["d"]?["seq"] == first["d"]?["seq"] && again["d"]?["turn"] == first["d"]?["turn"])
            #expect(await device.say(command, fields(.key()))["d"]?["code"] == "locked")
        }
    }

    @Test func `a message over HTTP is refused, keeps no session in memory, and is taken once the lock is lifted`()
        async throws
    {
        let it = try await TestHost()
        let opened = await it.send(
            "POST",
            "/api/v1/tutoring/sessions",
            as: "learner",
            ["course": "algebra-1", "module": "lines", "key": .key()]
        )
        let id = opened.json["id"]?.string ?? ""
        let messages = "/api/v1/tutoring/sessions/\(id)/messages"
        let lock = "/api/v1/courses/algebra-1/modules/lines/lock"
        let taken: JSON = ["key": .key(), "text": "Why?"]
        let first = await it.send("POST", messages, as: "learner", taken)
        #expect(first.status == 201)
        _ = await it.send("PUT", lock, as: "tutor", ["grade": "closed"])
        let again = await it.send("POST", messages, as: "learner", taken)
        #expect(again.status == 200 && again.json["dup"] == true && again.json["seq"] == first.json["seq"])
        let refused = await it.send("POST", messages, as: "learner", ["key": .key(), "text": "Slope?"])
        #expect(refused.code == "locked", "\(opened.text) \(refused.text)")
        #expect(it.host.hub.all.isEmpty)
        #expect(await it.send("GET", messages, as: "learner").json["events"]?.array?.count == 3)
        _ = await it.send("DELETE", lock, as: "tutor")
        #expect(await it.send("POST", messages, as: "learner", ["key": .key(), "text": "Slope?"]).status == 201)
    }

    @Test func `a question that the last run of the host left is not answered after a lock was shut`() async throws {
        let room = try await Classroom([("steps", Steps())])
        let (device, session) = try await room.session()
        let id = try #require(SessionID(session))
        let question = Question(session: id, author: room.school.ada, key: .fresh(), text: "Slope?")
        let left = try await room.school.store.accept(question.message)
        room.teaching.set(.closed)
        let live = try await room.host.hub.session(id)
        room.host.runner.resume(left.turn, "Slope?", asksForPerson: false, in: live, on: nil)
        let end = await device.notebook.first { $0["d"]?["ended"] != nil }
        #expect(end["d"]?["ended"]?["outcome"] == "locked")
    }

    @Test func `hints of practice are no way round a lock, and a lock that leaves hints leaves those`() async throws {
        let it = try await TestHost()
        let door = try await PracticeDoor(it)
        let hint = "/questions/\(door.question)/hint"
        for (grade, isOpen) in [("hints", true), ("people", false), ("closed", false)] {
            let lock = LiveLock(course: "algebra-1", grade: try #require(LockGrade(rawValue: grade)))
            try await it.host.locks.set(lock)
            let answer = await it.send("POST", hint, as: "learner", [:])
            #expect(isOpen ? answer.status == 200 : answer.code == "locked", "\(grade): \(answer.text)")
        }
    }

    @Test func `a tutor gets no draft from the chain either`() async throws {
        let room = try await DeskRoom([("tutor", Parks(queue: "maths", patience: nil)), ("steps", Steps())])
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Slope?"])
        let queued = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        let tim = try await room.watching("tim")
        room.lesson.teaching.set(.closed)
        let draft = await tim.say("suggest", ["ticket": queued["d"]?["ticket"] ?? ""])
        #expect(draft["d"]?["code"] == "locked")
    }

    @Test func `a question from the shell finds the lock that the file has`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path("responders.json")
        let chain = """
            { "version": 1, "respond": [ { "use": "say", "text": "Think again." } ],
              "courses": { "algebra-1": { "lock": "closed" } } }
            """
        try chain.write(toFile: file, atomically: true, encoding: .utf8)
        let shell = DeskShell()
        #expect(await shell.run("ask", "Slope?", "--course", "algebra-1", "--config", file) == .no)
        #expect(shell.out.contains("locked (closed)") && !shell.out.contains("Think again"))
        let elsewhere = DeskShell()
        #expect(await elsewhere.run("ask", "Slope?", "--config", file) == .success)
    }

    /// Gives hints, so that there is one to go on from.
    private struct Steps: InstantResponder {
        func answer(_ turn: Turn) -> InstantAnswer? {
            InstantAnswer("Look at it.", attribution: Attribution(hint: Attribution.Hint(subject: "slope", level: 1)))
        }
    }
}
