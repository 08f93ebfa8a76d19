import Glibc
import Reactor
import Testing

@testable import Host

/// `tutor.v1` where no WebSocket gets through.
@Suite(.timeLimit(.minutes(5))) struct `A talk over HTTP` {
    private static let path = "/api/v1/tutoring/talk"

    /// One end of a talk.
    private struct Talk {
        let follower: EventFollower
        let name: String

        init(_ follower: EventFollower, _ events: inout FollowedEvents) async throws {
            self.follower = follower
            name = try await events.word("talk")
        }

        /// Sends a frame, and gives the status of the answer.
        @discardableResult
        func send(_ frame: JSON) async throws -> Int { try await send(frame.text) }

        func send(_ text: String) async throws -> Int { try await follower.post("\(path)/\(name)", text) }

        func hello() async throws {
            let status = try await send(["t": "hello", "id": "1", "v": 1, "token": .string(follower.token)])
            #expect(status == 204)
        }
    }

    @Test func `goes as one over a socket does, from the hello to the answer, and on where it was after a break`()
        async throws
    {
        let it = try await TestHost()
        try await it.following(as: "learner") { follower in
            let (session, place) = try await follower.follow(Self.path) { events in
                let talk = try await Talk(follower, &events)
                try await talk.hello()
                let welcome = try await events.next("welcome").event
                #expect(welcome["re"] == "1" && welcome["d"]?["account"]?.string == it.id("learner").description)
                try await talk.send(
                    ["t": "session.open", "id": "2", "key": .key(), "course": "algebra-1", "module": "lines"]
                )
                let opened = try await events.next("ack").event["d"]
                let (session, epoch) = (opened?["session"] ?? .null, opened?["epoch"] ?? .null)
                try await talk.send(
                    ["t": "session.resume", "id": "3", "session": session, "epoch": epoch, "after": 0]
                )
                _ = try await events.next("resumed")
                let question: JSON = [
                    "t": "message.send", "id": "4", "session": session, "key": .key(), "text": "What is a slope?",
                ]
                #expect(try await talk.send(question) == 204)
                #expect(try await events.next("ack").event["re"] == "4")
                #expect(try await events.next("message").event["d"]?["text"] == "What is a slope?")
                let answer = try await events.next("message")
                #expect(answer.event["d"]?["text"] == "Think again.")
                return ([session, epoch] as [JSON], answer.place)
            }
            try await follower.follow(Self.path) { events in
                let talk = try await Talk(follower, &events)
                let position: JSON = ["session": session[0], "epoch": session[1], "after": .integer((place ?? 0) - 1)]
                try await talk.send(
                    ["t": "hello", "id": "1", "v": 1, "token": .string(follower.token), "resume": [position]]
                )
                let missed = try await events.next("message")
                #expect(missed.place == place && missed.event["d"]?["text"] == "Think again.")
            }
        }
    }

    @Test func `is refused what a socket is refused, and told so in the words a socket is closed with`() async throws {
        let it = try await TestHost()
        try await it.following(as: "learner") { follower in
            let rubbish: [(frame: String, code: Int64)] = [
                ("rubbish", 4400), ("[]", 4400), (#"{"t":"presence.set","id":"1","state":"away"}"#, 4408),
                (#"{"t":"hello","id":"1","v":1,"token":"no"}"#, 4401),
            ]
            for (frame, code) in rubbish {
                try await follower.follow(Self.path) { events in
                    let talk = try await Talk(follower, &events)
                    #expect(try await talk.send(frame) == 204)
                    #expect(try JSON(parsing: try await events.word("close"))["code"]?.integer == code)
                    await #expect(throws: FollowedEvents.End.self) { try await events.next("ping") }
                    #expect(try await talk.send(frame) == 404)
                }
            }
            try await follower.follow(Self.path) { events in
                let talk = try await Talk(follower, &events)
                try await talk.hello()
                #expect(try await talk.send(String(repeating: " ", count: it.host.conversations.frame + 1)) == 413)
                // Nothing came of it.
                try await talk.send(["t": "session.lost", "id": "9"])
                #expect(try await events.next("err").event["re"] == "9")
            }
        }
    }

    @Test func `is another's to nobody who does not know its name`() async throws {
        let it = try await TestHost()
        try await it.following(as: "learner") { follower in
            for name in ["x", CommandKey.fresh().description] {
                let status = try await follower.post("\(Self.path)/\(name)", "{}")
                #expect(status == 404)
            }
        }
    }

    @Test func `takes one frame at a time, so that they have an order`() async throws {
        let it = try await TestHost()
        let line = EventLine()
        let talk = StreamedTalk(Conversation(host: it.host.conversations, line: line, loop: nil), on: line)
        try await talk.take(
            Array((["t": "hello", "id": "1", "v": 1, "token": .string(it.token("learner"))] as JSON).text.utf8)
        )
        // Nothing is written until somebody says go on.
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let (wait, goOn) = (ends[0], ends[1])
        it.host.store.write(
            { _, _ in
                var byte: UInt8 = 0
                _ = read(wait, &byte, 1)
            },
            then: { _ in }
        )
        let opening: JSON = [
            "t": "session.open", "id": "2", "key": .key(), "course": "algebra-1", "module": "lines",
        ]
        let frame = Array(opening.text.utf8)
        // Of two that are sent side by side, one cannot be done before somebody says go on, so the other comes back first.
        let refusals = await withTaskGroup(of: Refused?.self) { group in
            for _ in 1...2 {
                group.addTask {
                    do throws(Refused) { try await talk.take(frame) } catch { return error }
                    return nil
                }
            }
            let first = await group.next() ?? nil
            _ = write(goOn, "x", 1)
            return [first, await group.next() ?? nil]
        }
        #expect(refusals.map { $0?.code } == [.tooMany, nil])
        try await talk.take(frame)
        talk.end()
        await #expect(throws: Refused.noTalk) { try await talk.take(frame) }
    }

    @Test func `leaves nothing behind when its stream ends`() async throws {
        let it = try await TestHost()
        try await it.following(as: "learner") { follower in
            let name = try await follower.follow(Self.path) { events in
                let talk = try await Talk(follower, &events)
                try await talk.hello()
                _ = try await events.next("welcome")
                #expect(it.host.lobby.counts.known == 1)
                return talk.name
            }
            // A word now and then finds out that nobody listens.
            while it.host.lobby.counts.known > 0 {
                for _ in 0...Lobby.pingSeconds { it.host.lobby.tick { _ in true } }
                await Task.yield()
            }
            #expect(try await follower.post("\(Self.path)/\(name)", "{}") == 404)
        }
    }

    @Test func `is ended when nobody says hello, when the token ends, and when the host ends`() async throws {
        let it = try await TestHost()
        try await it.following(as: "learner") { follower in
            try await follower.follow(Self.path) { events in
                _ = try await Talk(follower, &events)
                for _ in 0...Lobby.helloSeconds + 1 { it.host.lobby.tick { _ in true } }
                #expect(try JSON(parsing: try await events.word("close"))["code"] == 4408)
            }
            try await follower.follow(Self.path) { events in
                let talk = try await Talk(follower, &events)
                try await talk.hello()
                _ = try await events.next("welcome")
                it.host.lobby.dismiss { _ in false }
                #expect(try JSON(parsing: try await events.word("close"))["code"] == 4401)
            }
            try await follower.follow(Self.path) { events in
                _ = try await Talk(follower, &events)
                for line in it.host.lobby.lines { line.close(.restarting(after: .seconds(2))) }
                let farewell = try JSON(parsing: try await events.word("close"))
                #expect(farewell["code"] == 1012 && farewell["reason"]?.string == #"{"again":true,"after_ms":2000}"#)
            }
        }
    }
}
