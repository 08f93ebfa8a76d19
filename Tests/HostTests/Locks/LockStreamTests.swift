import Pipeline
import Reactor
import Responders
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
        try await withServer(it) { follower in
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

    /// Serves the host on a socket, with the watch that tells of locks, and lends a way to follow events there.
    private func withServer(
        _ it: TestHost,
        _ body: (Follower) async throws -> Void
    ) async throws {
        let server = Server(
            ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: 0))]),
            unixTime: { 1_800_000_000 },
            answer: { await it.router.answer($0, on: nil) }
        )
        let address = try server.start()[0]
        let watch = LockWatch(runner: it.host.runner, board: it.host.locks, now: Rim.now)
        let watching = Task { await watch.run(clock: ContinuousClock()) }
        let outcome = await Result {
            try await body(Follower(port: address.port, token: it.token("learner")))
        }
        watching.cancel()
        await watching.value
        await server.drain(grace: .zero)
        await server.stop()
        try outcome.get()
    }
}

/// Follows the events of a session after a place, for as long as a closure reads them.
private struct Follower {
    let client = HTTPClient(loop: PollLoop())
    let port: UInt16
    let token: String

    func follow<Value: Sendable>(
        _ path: String,
        after place: Int64,
        _ read: (inout Events) async throws -> Value
    ) async throws -> Value {
        let headers = [
            (name: "authorization", value: "Bearer \(token)"), (name: "last-event-id", value: "\(place)"),
        ]
        let url = try HTTPURL("http://127.0.0.1:\(port)\(path)")
        return try await client.withResponse(to: HTTPRequest(.get, url, headers: headers)) { response in
            #expect(response.status == 200)
            var events = Events(response.body)
            return try await read(&events)
        }
    }
}

/// An event, and its place in the log when it has one.
private struct Told: Sendable {
    let place: Int64?
    let event: JSON
}

/// The events of a response, as they come.
private struct Events {
    private let body: HTTPBody.Iterator
    private var text = ""

    init(_ body: HTTPBody) { self.body = body.makeAsyncIterator() }

    /// The next event of this type.
    mutating func next(_ type: String) async throws -> Told {
        while true {
            while let end = text.firstRange(of: "\n\n") {
                let lines = text[..<end.lowerBound].split(separator: "\n")
                text = String(text[end.upperBound...])
                let data = lines.first { $0.hasPrefix("data: ") }?.dropFirst(6) ?? ""
                let event = try JSON(parsing: Array(data.utf8))
                let place = lines.first { $0.hasPrefix("id: ") }.flatMap { Int64($0.dropFirst(4)) }
                if event["t"]?.string == type { return Told(place: place, event: event) }
            }
            guard let bytes = try await body.next() else { throw EndOfEvents() }
            text += String(decoding: bytes, as: UTF8.self)
        }
    }

    struct EndOfEvents: Error {}
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
