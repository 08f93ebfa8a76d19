import Reactor
import Responders

@testable import Host

extension TestHost {
    /// Serves the host on a socket, with the watch that tells of locks, and lends a way to follow events there.
    func following(as name: String, _ body: (EventFollower) async throws -> Void) async throws {
        let server = Server(
            ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: 0))]),
            unixTime: { 1_800_000_000 },
            answer: { await router.answer($0, on: nil) }
        )
        let address = try server.start()[0]
        let watch = LockWatch(runner: host.runner, board: host.locks, now: Rim.now)
        let watching = Task { await watch.run(clock: ContinuousClock()) }
        let outcome = await Result { try await body(EventFollower(port: address.port, token: token(name))) }
        watching.cancel()
        await watching.value
        await server.drain(grace: .zero)
        await server.stop()
        try outcome.get()
    }
}

/// Follows streams of events for as long as a closure reads them, and asks other things beside.
struct EventFollower: Sendable {
    let port: UInt16
    let token: String
    private let client = HTTPClient(loop: PollLoop())

    func follow<Value: Sendable>(
        _ path: String,
        after place: Int64 = 0,
        _ read: (inout FollowedEvents) async throws -> Value
    ) async throws -> Value {
        let headers = [
            (name: "authorization", value: "Bearer \(token)"), (name: "last-event-id", value: "\(place)"),
        ]
        return try await client.withResponse(to: HTTPRequest(.get, try url(path), headers: headers)) { response in
            guard response.status == 200 else { throw FollowedEvents.NoStream(status: response.status) }
            var events = FollowedEvents(response.body)
            return try await read(&events)
        }
    }

    /// Posts a text, and gives the status of the answer.
    func post(_ path: String, _ text: String) async throws -> Int {
        let request = HTTPRequest(
            .post,
            try url(path),
            headers: [(name: "content-type", value: "text/plain")],
            body: Array(text.utf8)
        )
        return try await client.withResponse(to: request) { $0.status }
    }

    private func url(_ path: String) throws -> HTTPURL { try HTTPURL("http://127.0.0.1:\(port)\(path)") }
}

/// The events of a response, as they come.
struct FollowedEvents {
    /// An event, and its place in the log when it has one.
    struct Told: Sendable {
        let place: Int64?
        let event: JSON
    }

    struct NoStream: Error {
        let status: Int
    }

    struct End: Error {}

    private let body: HTTPBody.Iterator
    private var text = ""

    init(_ body: HTTPBody) { self.body = body.makeAsyncIterator() }

    /// The next frame of this type.
    mutating func next(_ type: String) async throws -> Told {
        while true {
            let (fields, data) = try await next()
            guard fields["event"] == nil else { continue }
            let event = try JSON(parsing: Array(data.utf8))
            if event["t"]?.string == type { return Told(place: fields["id"].flatMap { Int64($0) }, event: event) }
        }
    }

    /// What the next event says that is no frame and is called this.
    mutating func word(_ name: String) async throws -> String {
        while true {
            let (fields, data) = try await next()
            if fields["event"] == name { return data }
        }
    }

    private mutating func next() async throws -> (fields: [String: String], data: String) {
        while true {
            if let end = text.firstRange(of: "\n\n") {
                let lines = text[..<end.lowerBound].split(separator: "\n")
                text = String(text[end.upperBound...])
                var fields: [String: String] = [:]
                for line in lines {
                    guard let colon = line.firstRange(of: ": ") else { continue }
                    fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
                }
                return (fields, fields["data"] ?? "")
            }
            guard let bytes = try await body.next() else { throw End() }
            text += String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
