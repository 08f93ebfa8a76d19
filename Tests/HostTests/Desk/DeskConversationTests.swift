import Pipeline
import Testing

@testable import Host

/// Learners and tutors at their sockets.
@Suite(.timeLimit(.minutes(5)))
struct DeskConversationTests {
    private static func isTicket(_ kind: String) -> @Sendable (JSON) -> Bool { { $0["t"]?.string == kind } }

    @Test func `a question reaches the tutors of its course, is taken, answered where it was asked, and resolved`()
        async throws
    {
        let room = try await DeskRoom()
        let (learner, session) = try await room.lesson.session()
        let (tim, tom, eva) = try await (room.watching("tim"), room.watching("tom"), room.watching("eva"))
        await learner.say("message.send", ["session": .string(session), "key": .key(), "text": "Why is it so?"])
        let ended = await learner.notebook.first { $0["t"]?.string == "turn.ended" }
        #expect(ended["d"]?["outcome"]?.string == "handed_off")
        let queued = await learner.notebook.first { $0["t"]?.string == "handoff.queued" }
        let opened = await tim.notebook.first(Self.isTicket("ticket.opened"))
        #expect(opened["d"]?["question"]?.string == "Why is it so?")
        #expect(opened["d"]?["ticket"] == queued["d"]?["ticket"])
        let ticket = try #require(opened["d"]?["ticket"])

        let claimed = await tim.say("queue.claim", ["ticket": ticket, "key": .key()])
        let generation = try #require(claimed["d"]?["gen"])
        let second = await tom.say("queue.claim", ["ticket": ticket, "key": .key()])
        #expect(second["d"]?["code"]?.string == "state_conflict")
        #expect(await eva.say("queue.claim", ["ticket": ticket, "key": .key()])["d"]?["code"]?.string == "not_found")
        let here = await learner.notebook.first { $0["t"]?.string == "handoff.claimed" }
        #expect(here["d"]?["tutor"]?.string == "tim")

        let resumed = await tim.say("session.resume", ["session": .string(session), "epoch": "", "after": 0])
        #expect(resumed["d"]?["owner"]?.string == "person")
        await learner.say("message.send", ["session": .string(session), "key": .key(), "text": "Are you there?"])
        let asked = await tim.notebook.first { $0["d"]?["text"]?.string == "Are you there?" }
        let blind: JSON = [
            "session": .string(session), "key": .key(), "text": "Because.", "ticket": ticket, "gen": generation,
            "seen": 1,
        ]
        #expect(await tim.say("message.send", blind)["d"]?["code"]?.string == "unseen")
        var seeing = blind
        if case .object(var members) = seeing {
            members.set("seen", asked["seq"] ?? 0)
            seeing = .object(members)
        }
        #expect(await tim.say("message.send", seeing)["t"]?.string == "ack")
        let answer = await learner.notebook.first { $0["d"]?["by"]?["kind"]?.string == "tutor" }
        #expect(answer["d"]?["text"]?.string == "Because." && answer["d"]?["by"]?["name"]?.string == "tim")
        #expect(answer["d"]?["turn"] == nil)

        await tim.say("note.add", ["ticket": ticket, "key": .key(), "text": "A bright one."])
        await tim.say("queue.resolve", ["ticket": ticket, "gen": generation, "key": .key(), "note": "done"])
        _ = await learner.notebook.first { $0["t"]?.string == "handoff.resolved" }
        _ = await tom.notebook.first(Self.isTicket("ticket.resolved"))
        // Notes are the staff's, and the other course has heard nothing.
        #expect(learner.notebook.all("note").isEmpty && tim.notebook.all("note").count == 2)
        #expect(eva.notebook.frames.allSatisfy { !($0["t"]?.string?.hasPrefix("ticket") ?? false) })
        let kinds = tom.notebook.frames.compactMap { $0["t"]?.string }.filter { $0.hasPrefix("ticket") }
        #expect(kinds == ["ticket.opened", "ticket.claimed", "ticket.answered", "ticket.resolved"])
    }

    @Test func `a tutor who was away is sent what happened meanwhile, each once, and each names the one before`()
        async throws
    {
        let room = try await DeskRoom()
        let first = try await room.watching("tim")
        var sessions: [(Device, String)] = []
        for _ in 0..<3 {
            let device = try await room.lesson.device()
            let opened = await device.say(
                "session.open",
                ["key": .key(), "course": "algebra-1", "module": "lines", "fresh": .bool(true)] as JSON
            )
            sessions.append((device, opened["d"]?["session"]?.string ?? ""))
        }
        func ask(_ index: Int) async {
            let (device, session) = sessions[index]
            await device.say(
                "message.send",
                ["session": .string(session), "key": .key(), "text": .string("Q\(index)?")]
            )
        }
        await ask(0)
        let opened = await first.notebook.first(Self.isTicket("ticket.opened"))
        await first.vanish()
        await ask(1)
        await ask(2)
        let place = opened["seq"]?.integer ?? 0
        let again = try await room.watching("tim", after: place)
        _ = await again.notebook.first { $0["d"]?["question"]?.string == "Q2?" }
        let events = again.notebook.frames.filter { $0["seq"] != nil }
        #expect(events.compactMap { $0["d"]?["question"]?.string } == ["Q1?", "Q2?"])
        var cursor = place
        for event in events {
            #expect(event["prev"]?.integer == cursor)
            cursor = event["seq"]?.integer ?? 0
        }
        // A place that means nothing here: everything there is, anew.
        let lost = try await room.watching("tom", after: 1_000_000)
        _ = await lost.notebook.first { $0["d"]?["question"]?.string == "Q2?" }
        #expect(lost.notebook.all("queue.watching").first?["d"]?["recovered"]?.bool == false)
        #expect(lost.notebook.all("ticket").count == 3)
    }

    @Test func `learners are told their place, and again when it changes`() async throws {
        let room = try await DeskRoom()
        let tim = try await room.watching("tim")
        let (ada, first) = try await room.lesson.session()
        await ada.say("message.send", ["session": .string(first), "key": .key(), "text": "One?"])
        let opened = await ada.say("session.open", ["key": .key(), "course": "algebra-1", "module": "factors"])
        let second = opened["d"]?["session"]?.string ?? ""
        await ada.say("session.resume", ["session": .string(second), "epoch": "", "after": 0])
        await ada.say("message.send", ["session": .string(second), "key": .key(), "text": "Two?"])
        _ = await tim.notebook.first { $0["d"]?["question"]?.string == "Two?" }
        room.lesson.desk.tellPlaces()
        let place = await ada.notebook.first { $0["t"]?.string == "queue.place" && $0["s"]?.string == second }
        #expect(place["d"]?["place"]?.integer == 2 && place["d"]?["of"]?.integer == 2)
        #expect(place["d"]?["tutors"]?.integer == 1 && place["d"]?["p50_s"] == nil)
        await tim.say("queue.next", ["key": .key()])
        _ = await tim.notebook.first(Self.isTicket("ticket.claimed"))
        room.lesson.desk.tellPlaces()
        _ = await ada.notebook.first {
            $0["t"]?.string == "queue.place" && $0["s"]?.string == second && $0["d"]?["place"]?.integer == 1
        }
        // A desk that begins again tells the same.
        let again = Desk(
            store: room.lesson.school.store,
            hub: room.lesson.host.hub,
            queues: { [:] },
            zones: ZoneFiles { _ in [] },
            html: { $0 },
            now: { room.lesson.school.clock.now }
        )
        try await again.open()
        #expect(again.board.waiting(in: "maths") == 1 && again.board.nextPlace(in: "maths") == 2)
        #expect(again.board.figures.owned == ["maths": 1])
        // Who comes back is told at once.
        let back = try await room.lesson.device([(second, 0)])
        _ = await back.notebook.first { $0["t"]?.string == "queue.place" }
    }

    @Test func `the learner may want nobody any more`() async throws {
        let room = try await DeskRoom()
        let (ada, session) = try await room.lesson.session()
        await ada.say("human.request", ["session": .string(session), "key": .key()])
        _ = await ada.notebook.first { $0["t"]?.string == "handoff.queued" }
        #expect(await ada.say("human.cancel", ["session": .string(session), "key": .key()])["t"]?.string == "ack")
        let ended = await ada.notebook.first { $0["t"]?.string == "handoff.resolved" }
        #expect(ended["d"]?["why"]?.string == "withdrawn")
        let none = await ada.say("human.cancel", ["session": .string(session), "key": .key()])
        #expect(none["d"]?["code"]?.string == "state_conflict")
    }

    @Test func `a tutor who comes while something is on the disk that nobody was told of is sent it once`()
        async throws
    {
        let room = try await DeskRoom()
        let store = room.lesson.school.store
        let ada = room.lesson.school.ada
        func opened() async throws -> SessionID {
            let opening = Opening(learner: ada, key: .fresh(), course: "algebra-1", module: nil, onePerModule: false)
            return try await store.open(opening).session.id
        }
        func ask(_ text: String) async throws {
            let question = Question(session: try await opened(), author: ada, key: .fresh(), text: text)
            _ = try await store.accept(question.message, ending: .parked(TicketDraft(queue: "maths")))
        }
        try await ask("First?")
        let place = try await store.queueReach().head
        try await ask("Second?")
        let tim = try await room.watching("tim", after: place)
        _ = await tim.notebook.first { $0["d"]?["question"] == "Second?" }
        try await ask("Third?")
        room.lesson.desk.stream.poke()
        _ = await tim.notebook.first { $0["d"]?["question"] == "Third?" }
        let sent = tim.notebook.all("ticket.opened").compactMap { $0["d"]?["question"]?.string }
        #expect(sent == ["Second?", "Third?"])
    }

    @Test func `who is at a desk counts, until they are silent for too long or say that they are away`() async throws {
        let room = try await DeskRoom()
        let desk = room.lesson.desk
        #expect(desk.free(in: "algebra-1") == 0)
        let tim = try await room.watching("tim")
        #expect(desk.free(in: "algebra-1") == 1 && desk.free(in: "other") == 0)
        await tim.say("presence.set", ["state": "busy"])
        #expect(desk.free(in: "algebra-1") == 0 && desk.roster.count(for: "algebra-1").there == 1)
        await tim.say("presence.set", ["state": "available", "capacity": 1])
        room.lesson.school.clock.advance(by: Roster.patience)
        #expect(desk.roster.count(for: "algebra-1").there == 0)
        await tim.say("presence.set", ["state": "away"])
        #expect(desk.roster.count(for: "algebra-1").there == 0)
        await tim.say("presence.set", ["state": "available"])
        await tim.vanish()
        #expect(desk.free(in: "algebra-1") == 0)
    }
}
