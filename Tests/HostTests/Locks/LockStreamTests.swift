import Reactor
import Testing

@testable import Host

/// A learner whose network lets no WebSocket through follows a session as a stream of events over HTTP.
@Suite(.timeLimit(.minutes(5))) struct `A lock, for who follows a session over HTTP` {
    private static let lines = "/api/v1/courses/algebra-1/modules/lines/lock"

    @Test func `is told when it is set and when it is lifted, holds meanwhile, and is told again after a break`()
        async throws
    {
        let it = try await TestHost()
        let session = try await it.host.store.open(
            Opening(learner: it.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        let path = "/api/v1/tutoring/sessions/\(session)"
        try await it.following(as: "learner") { follower in
            let set = try await follower.follow("\(path)/events", after: 0) { events in
                _ = try await events.next("resumed")
                let body: JSON = ["grade": "closed", "until": .string((Rim.now() + .seconds(3600)).rfc3339)]
                #expect(await it.send("PUT", Self.lines, as: "tutor", body).status == 200)
                let set = try await events.next("lock")
                #expect(set.event["d"]?["grade"] == "closed" && set.event["d"]?["until"] == body["until"])
                let question: JSON = ["key": .key(), "text": "What is a slope?"]
                #expect(await it.send("POST", "\(path)/messages", as: "learner", question).code == "locked")
                #expect(await it.send("DELETE", Self.lines, as: "tutor").json["lifted"] == true)
                #expect(try await events.next("lock").event["d"]?["grade"] == "off")
                #expect(await it.send("POST", "\(path)/messages", as: "learner", question).status == 201)
                _ = try await events.next("message")
                return set.place
            }
            // Back after a break in which it was lifted, with the place of the last event that was had.
            let lifted = try await follower.follow("\(path)/events", after: try #require(set)) { events in
                try await events.next("lock")
            }
            #expect(lifted.event["d"]?["grade"] == "off" && lifted.place == set.map { $0 + 1 })
        }
    }
}
