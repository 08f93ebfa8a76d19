import Pipeline
import Testing

@testable import Host

/// What tutors and learners hear who ask the desk for what they cannot have.
@Suite(.timeLimit(.minutes(5)))
struct DeskRefusalTests {
    @Test func `whoever parts from a question that is no longer theirs hears whether their words were kept`()
        async throws
    {
        let room = try await DeskRoom()
        let (ada, session) = try await room.lesson.session()
        let tim = try await room.watching("tim")
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        let ticket = try #require(await tim.notebook.first({ $0["t"] == "ticket.opened" })["d"]?["ticket"])
        await tim.say("queue.claim", ["ticket": ticket, "key": .key()])
        await tim.say("session.resume", ["session": .string(session), "epoch": "", "after": 0])
        await tim.say("queue.release", ["ticket": ticket, "gen": 1, "key": .key()])
        let late = JSON(members: [("ticket", ticket), ("gen", 1), ("key", .key()), ("note", "Ask for the slope.")])
        for _ in 0..<2 {
            let kept = await tim.say("queue.resolve", late)
            #expect(kept["d"]?["code"] == "fenced")
            #expect(
                kept["d"]?["msg"] == "This question is no longer yours. What you wrote was kept as a note."
            )
        }
        #expect(tim.notebook.all("note").compactMap { $0["d"]?["text"]?.string } == ["Ask for the slope."])
        for name in ["queue.resolve", "queue.renew"] {
            let bare = await tim.say(name, ["ticket": ticket, "gen": 1, "key": .key()])
            #expect(bare["d"]?["code"] == "fenced" && bare["d"]?["msg"] == "This question is no longer yours.")
        }
        #expect(tim.notebook.all("note").count == 1 && ada.notebook.all("note").isEmpty)
    }

    @Test func `who has chosen subjects that nobody asks about is told so while others wait`() async throws {
        let room = try await DeskRoom()
        let (ada, session) = try await room.lesson.session()
        let tim = try await room.tutor("tim")
        await tim.say("presence.set", ["state": "available", "subjects": ["Nope"]])
        func next() async -> String? { await tim.say("queue.next", ["key": .key()])["d"]?["msg"]?.string }
        #expect(await next() == "There is no question you can take right now.")
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "One?"])
        _ = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        #expect(
            await next()
                == "No question is waiting in the subjects and languages you have chosen (Nope); 1 question is waiting in your courses."
        )
        await tim.say("presence.set", ["state": "available", "subjects": []])
        #expect(await tim.say("queue.next", ["key": .key()])["t"]?.string == "ack")
    }

    @Test func `a learner cannot do what tutors do`() async throws {
        let room = try await DeskRoom()
        let (ada, session) = try await room.lesson.session()
        let id = JSON.string("\(TicketID.fresh())")
        for (name, fields) in [
            ("queue.watch", ["after": 0]), ("queue.next", ["key": .key()]),
            ("queue.claim", ["ticket": id, "key": .key()]),
            ("presence.set", ["state": "available"]), ("suggest", ["ticket": id]),
        ] as [(String, JSON)] {
            #expect(await ada.say(name, fields)["d"]?["code"]?.string == "forbidden", "\(name)")
        }
        let posing: JSON = ["session": .string(session), "key": .key(), "text": "I am a tutor", "ticket": id, "gen": 1]
        #expect(await ada.say("message.send", posing)["d"]?["code"]?.string == "not_found")
    }
}
