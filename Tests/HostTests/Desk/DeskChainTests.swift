import Pipeline
import Responders
import Testing

@testable import Host

/// What the chain does beside people: it goes on when nobody comes, is asked again, and drafts for tutors.
@Suite(.timeLimit(.minutes(5)))
struct DeskChainTests {
    @Test func `when patience runs out the chain goes on without the queue, and a tutor can still answer`() async throws
    {
        let say = SaidLast()
        let room = try await DeskRoom(
            [("tutor", Parks(queue: "maths", patience: .seconds(60))), ("say", say)],
            patience: 60
        )
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Anybody?"])
        _ = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        room.lesson.school.clock.advance(by: .seconds(61))
        try await room.clock.tick()
        let answer = await ada.notebook.first { $0["d"]?["ended"] != nil }
        #expect(answer["d"]?["by"]?["name"]?.string == "say" && answer["d"]?["text"]?.string == "Anybody? continued")
        let tim = try await room.watching("tim")
        let claimed = await tim.say("queue.next", ["key": .key()])
        await tim.say(
            "message.send",
            [
                "session": .string(session), "key": .key(), "text": "Here I am.",
                "ticket": claimed["d"]?["ticket"] ?? "",
                "gen": claimed["d"]?["gen"] ?? 0,
            ]
        )
        _ = await ada.notebook.first { $0["d"]?["text"]?.string == "Here I am." }
    }

    /// Asks for a person whatever has been tried, as a program may that looks at the text only.
    private struct AlwaysParks: Responder {
        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            .parked(Parking(queue: "maths", patience: .seconds(60)))
        }
    }

    @Test func `a question waits as long as the part says that parked it, and then the next part is asked`()
        async throws
    {
        let room = try await DeskRoom([("own", AlwaysParks()), ("say", SaidLast())], patience: 600)
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Anybody?"])
        _ = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        room.lesson.school.clock.advance(by: .seconds(61))
        try await room.clock.tick()
        let answer = await ada.notebook.first { $0["d"]?["ended"] != nil || $0["seq"]?.integer == 6 }
        #expect(answer["d"]?["text"]?.string == "Anybody? continued")
    }

    @Test func `what is handed back unanswered is put to the chain again, which asks for nobody a second time`()
        async throws
    {
        let room = try await DeskRoom([("tutor", Parks(queue: "maths", patience: nil)), ("say", SaidLast())])
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Anybody?"])
        let queued = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        let tim = try await room.watching("tim")
        let claimed = await tim.say("queue.claim", ["ticket": queued["d"]?["ticket"] ?? "", "key": .key()])
        #expect(claimed["t"]?.string == "ack")
        // Handed back unanswered: the chain is asked again, and does not ask for a person again.
        await tim.say(
            "queue.resolve",
            ["ticket": queued["d"]?["ticket"] ?? "", "gen": 1, "key": .key(), "back_to": "chain", "note": "Not mine."]
        )
        let answer = await ada.notebook.first { $0["d"]?["ended"] != nil }
        #expect(answer["d"]?["text"]?.string == "Anybody? continued")
        let returned = await ada.notebook.first { $0["t"]?.string == "handoff.returned" }
        #expect(returned["d"]?["summary"]?.string == "Not mine.")
    }

    @Test func `what was said between people is not history for the chain, but the tutor's line is`() async throws {
        let school = try await DeskSchool()
        let tutor = school.tutors[0]
        try await school.ask("Will you pass me?")
        let ticket = try #require(try await school.ticket())
        let held = try await school.store.claim(ticket.id, by: tutor, key: .fresh(), lease: .seconds(90))
        _ = try await school.store.answer(school.reply(held, by: tutor, "I promise."), lease: .seconds(90))
        _ = try await school.store.part(
            school.act(held, by: tutor),
            .handBack(summary: "We spoke about marks."),
            overdueAt: nil
        )
        _ = try await school.store.accept(school.it.message("And slopes?"), ending: .answer("Rise over run."))
        let past = PastMessage.since(lastHandbackIn: try await school.it.log(for: .everyone))
        #expect(past.map(\.text) == ["We spoke about marks.", "And slopes?", "Rise over run."])
        #expect(past.first?.followsHandback == true && past.first?.author == .tutor)
    }

    @Test func `a draft comes from the chain without its relays, and the learner hears nothing of it`() async throws {
        let room = try await DeskRoom([("tutor", Parks(queue: "maths", patience: nil)), ("say", SaidLast())])
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Slope?"])
        let queued = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        let tim = try await room.watching("tim")
        for _ in 0..<2 {
            let draft = await tim.say("suggest", ["ticket": queued["d"]?["ticket"] ?? ""])
            #expect(draft["d"]?["text"]?.string == "Slope? continued")
        }
        #expect(ada.notebook.all("message").count == 1)
    }

    @Test func `what is said to whom nobody answers is no draft`() async throws {
        var settings = Say.Settings()
        settings.text = "Nobody was free in time."
        let room = try await DeskRoom([
            ("tutor", Parks(queue: "maths", patience: nil)), ("sorry", Say(settings, Assembly())),
        ])
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Slope?"])
        let queued = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        let tim = try await room.watching("tim")
        let draft = await tim.say("suggest", ["ticket": queued["d"]?["ticket"] ?? ""])
        #expect(draft.text.contains("The chain has no answer to this."), "\(draft.text)")
    }

    @Test func `a draft uses up nothing of what the learner may ask`() async throws {
        var settings = RateGuard.Settings()
        settings.messages = 1
        let rate = RateGuard(settings, Assembly())
        let room = try await DeskRoom([("tutor", Parks(queue: "maths", patience: nil)), ("say", SaidLast())])
        room.lesson.teaching.add(Step(rate, name: "rate"))
        let (ada, session) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(session), "key": .key(), "text": "Slope?"])
        let queued = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        let tim = try await room.watching("tim")
        for _ in 0..<3 {
            let draft = await tim.say("suggest", ["ticket": queued["d"]?["ticket"] ?? ""])
            #expect(draft["d"]?["text"]?.string == "Slope? continued")
        }
    }
}
