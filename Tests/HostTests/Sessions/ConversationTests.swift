import Pipeline
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `A conversation` {
    private func text(_ frame: JSON) -> String? { frame["d"]?["text"]?.string }

    @Test func `acknowledges a message and answers it, each once and in order`() async throws {
        let (device, session) = try await Classroom([("echo", Echo())]).session()
        let key = JSON.key()
        let ack = await device.say("message.send", ["session": .string(session), "key": key, "text": "Why?"])
        #expect(ack["t"] == "ack" && ack["d"]?["seq"] == 2 && ack["d"]?["dup"] == false)
        _ = await device.notebook.first { $0["seq"] == 3 }
        let again = await device.say("message.send", ["session": .string(session), "key": key, "text": "Why?"])
        #expect(again["d"]?["seq"] == 2 && again["d"]?["dup"] == true)
        let other = await device.say("message.send", ["session": .string(session), "key": key, "text": "How?"])
        #expect(other["d"]?["code"] == "key_conflict")
        #expect(device.notebook.log.map { $0["seq"] } == [1, 2, 3])
        #expect(device.notebook.log.compactMap(text) == ["Why?", "You said: Why?"])
        #expect(device.notebook.log.map { $0["d"]?["key"] }.suffix(2) == [key, nil])
    }

    @Test(arguments: [-86_400, 1800]) func `goes on when the clock is set back or forward`(seconds: Int) async throws {
        let room = try await Classroom([("echo", Echo())])
        var (device, session) = try await room.session()
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "one"])
        room.school.clock.advance(by: .seconds(seconds))
        let two: JSON = ["session": .string(session), "key": .key(), "text": "two"]
        if seconds > 0 {
            // The token has ended: nothing is said to the question, which is asked again with a new one.
            device.give("message.send", two, id: "two")
            await device.vanish()
            #expect(device.notebook.farewell?.code == 4401 && device.notebook.all("err").isEmpty)
            device = try await room.device([(session, 3)])
        }
        #expect(await device.say("message.send", two)["d"]?["seq"] == 4)
        room.school.clock.advance(by: .seconds(-seconds))
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "three"])
        let last = await device.notebook.first { $0["t"] == "message" && $0["d"]?["text"] == "You said: three" }
        #expect(last["seq"] == 7)
        let log = try await room.host.store.entries(
            of: try #require(SessionID(session)),
            after: 0,
            for: .everyone,
            limit: 100
        )
        #expect(log.entries.map(\.seq) == Array(1...7))
    }

    @Test func `gives every device the same, and one that comes back what it missed and no more`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let (first, session) = try await room.session()
        let second = try await room.device([(session, 0)])
        for text in ["one", "two"] {
            await first.say("message.send", ["session": .string(session), "key": .key(), "text": .string(text)])
        }
        _ = await first.notebook.first { $0["seq"] == 5 }
        _ = await second.notebook.first { $0["seq"] == 5 }
        #expect(first.notebook.log == second.notebook.log)
        await second.vanish()
        await first.say("message.send", ["session": .string(session), "key": .key(), "text": "three"])
        let back = try await room.device([(session, 5)])
        _ = await back.notebook.first { $0["seq"] == 7 }
        #expect(back.notebook.log.map { $0["seq"] } == [6, 7])
        #expect(back.notebook.all("resumed").map { $0["d"]?["recovered"] } == [true])
    }

    @Test func `begins anew for a position that means nothing here`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let (_, session) = try await room.session()
        let device = try await room.device([(session, 99)])
        _ = await device.notebook.first { $0["seq"] == 1 }
        let resumed = device.notebook.all("resumed").first
        #expect(resumed?["d"]?["recovered"] == false && resumed?["d"]?["reason"] == "beyond")
    }

    @Test func `shows an answer as it comes, repaints it for a device that joins, and records it whole`() async throws {
        let paced = Paced()
        let room = try await Classroom([("model", paced)])
        let (device, session) = try await room.session()
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        paced.say("The slope ")
        let delta = await device.notebook.first { $0["t"] == "delta" }
        #expect(delta["d"]?["text"] == "The slope " && delta["d"]?["off"] == 0)
        let late = try await room.device([(session, 0)])
        let snapshot = await late.notebook.first { $0["t"] == "delta.snapshot" }
        #expect(snapshot["d"]?["text"] == "The slope ")
        paced.say("is negative.")
        paced.finish()
        for notebook in [device.notebook, late.notebook] {
            let final = await notebook.first { $0["seq"] == 3 }
            #expect(text(final) == "The slope is negative." && final["d"]?["ended"]?["outcome"] == "answered")
        }
    }

    @Test func `stops an answer when the learner says so, and keeps what was read`() async throws {
        let paced = Paced()
        let room = try await Classroom([])
        room.teaching.add(Step(paced, name: "coach", use: "llm"))
        let (device, session) = try await room.session()
        let ack = await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        paced.say("Well, ")
        _ = await device.notebook.first { $0["t"] == "delta" }
        await device.say("message.cancel", ["session": .string(session), "turn": ack["d"]?["turn"] ?? ""])
        let final = await device.notebook.first { $0["seq"] == 3 }
        #expect(text(final) == "Well, " && final["d"]?["ended"]?["outcome"] == "stopped")
        // It is the model's, and nothing has failed.
        #expect(final["d"]?["by"]?["kind"] == "model" && final["d"]?["by"]?["name"] == "coach")
        let turn = try #require(TurnID(ack["d"]?["turn"]?.string ?? ""))
        let trace = StoredTrace(try await room.host.store.turn(turn).trace)
        #expect(trace.asked.map(\.ending) == ["stopped"])
        #expect(!HonestSentence(trace: trace, outcome: .stopped).text.contains("failed"))
    }

    @Test func `goes on with an answer when the socket that asked is gone`() async throws {
        let paced = Paced()
        let room = try await Classroom([("model", paced)])
        let (device, session) = try await room.session()
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        await device.vanish()
        paced.say("Because.")
        paced.finish()
        let back = try await room.device([(session, 1)])
        let final = await back.notebook.first { $0["seq"] == 3 }
        #expect(text(final) == "Because.")
    }

    @Test func `answers the questions of a session one after the other`() async throws {
        let paced = Paced()
        let room = try await Classroom([("first", paced), ("echo", Echo())])
        let (device, session) = try await room.session()
        for text in ["one", "two", "three"] {
            await device.say("message.send", ["session": .string(session), "key": .key(), "text": .string(text)])
        }
        // Who asks hears that it is taken before everybody hears what was asked.
        _ = await device.notebook.first { $0["seq"] == 4 }
        #expect(device.notebook.all("message").compactMap(text) == ["one", "two", "three"])
        paced.say("First.")
        paced.finish()
        _ = await device.notebook.first { $0["seq"] == 7 }
        let turns = device.notebook.log.suffix(3).map { $0["d"]?["turn"]?.string?.split(separator: ".").last }
        #expect(turns == ["2", "3", "4"])
    }

    @Test func `leaves pieces out for a line that lags, and sends it the whole once it has caught up`() async throws {
        let paced = Paced()
        let room = try await Classroom([("model", paced)])
        let (device, session) = try await room.session()
        let live = try #require(SessionID(session).flatMap(room.host.hub.live))
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        device.notebook.pretend(backlog: Listener.patience)
        paced.say("lost ")
        while live.withTurns({ $0.running?.snapshot.text }) != "lost ", !Task.isCancelled { await Task.yield() }
        device.notebook.pretend(backlog: 0)
        paced.say("and found")
        let snapshot = await device.notebook.first { $0["t"] == "delta.snapshot" }
        #expect(snapshot["d"]?["text"] == "lost and found")
        #expect(device.notebook.all("delta").isEmpty)
        paced.finish()
        let final = await device.notebook.first { $0["seq"] == 3 }
        #expect(text(final) == "lost and found")
    }

    @Test func `says what is wrong with a frame, and leaves when it is no frame at all`() async throws {
        let (device, session) = try await Classroom([("echo", Echo())]).session()
        let empty = await device.say("message.send", ["session": .string(session), "key": .key(), "text": " \n"])
        #expect(empty["d"]?["field"] == "text")
        let strange = await device.say("message.sing", ["session": .string(session)])
        #expect(strange["d"]?["code"] == "unknown_type")
        device.raw("{")
        await device.vanish()
        #expect(device.notebook.farewell?.code == 4400)
    }

    @Test func `takes a word about an answer, and none about a question or what nobody said`() async throws {
        let (device, session) = try await Classroom([("echo", Echo())]).session()
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Hi"])
        _ = await device.notebook.first { $0["d"]?["ended"] != nil }
        #expect(device.notebook.log.map { $0["t"]?.string } == ["session.opened", "message", "message"])
        for (place, code) in [(0, "not_found"), (1, "not_found"), (2, "state_conflict"), (3, nil), (9, "not_found")] {
            let message = JSON.string("\(session).\(place)")
            let reply = await device.say(
                "feedback",
                ["session": .string(session), "key": .key(), "message": message, "value": "up"]
            )
            #expect(reply["d"]?["code"]?.string == code, "\(place)")
        }
        #expect(device.notebook.log.count == 4)
    }

    @Test func `asks nothing again that was answered`() async throws {
        let (device, session) = try await Classroom([("echo", Echo())]).session()
        let asked = await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Hi"])
        let turn = try #require(asked["d"]?["turn"])
        _ = await device.notebook.first { $0["seq"] == 3 }
        let reply = await device.say("message.retry", ["session": .string(session), "key": .key(), "turn": turn])
        #expect(reply["d"]?["code"] == "state_conflict")
        #expect(device.notebook.log.count == 3)
    }

    @Test func `says that nobody could answer, durably, when nobody could`() async throws {
        let (device, session) = try await Classroom([]).session()
        await device.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        let final = await device.notebook.first { $0["seq"] == 3 }
        #expect(final["d"]?["ended"]?["outcome"] == "failed" && final["d"]?["by"]?["kind"] == "host")
    }
}
