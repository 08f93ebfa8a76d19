import Pipeline
import Reactor

/// Tutoring over HTTP: the same verbs as on the socket, for those who cannot have one.
struct TutoringRoutes: Sendable {
    let host: ConversationHost

    static let base = "/api/v1/tutoring"
    static let socketPath = "\(base)/ws"
    static let id = Route.Parameter(name: "id", meaning: "the session")

    @Sendable func socket(_ call: Call) async throws -> Response {
        guard call.request.asksForWebSocket else {
            let refused = Refused(.badFrame, "This address only accepts WebSocket connections (tutor.v1).")
            var response = Response.problem(refused, status: 426)
            response.headers["Upgrade"] = "websocket"
            return response
        }
        let offered = call.request.subprotocols
        let speaks = offered.contains("tutor.v1")
        guard speaks || offered.isEmpty else {
            throw Refused(.badFrame, "The WebSocket subprotocol must be tutor.v1.")
        }
        return .heardWebSocket(subprotocol: speaks ? "tutor.v1" : nil) { [host, loop = call.loop] socket in
            host.converse(over: socket, on: loop)
        }
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let limit = try call.number("limit", in: 1...100, else: 20)
        var before: SessionID?
        if let text = call.query("before") {
            guard let id = SessionID(text) else {
                throw Refused(.badField, "\"before\" must be the id of a session.", field: "before")
            }
            before = id
        }
        let sessions = try await host.store.sessions(of: try call.known().account, before: before, limit: Int(limit))
        let next = sessions.count == Int(limit) ? sessions.last?.id.description : nil
        var text = JSONText(capacity: 256 + sessions.count * 256)
        text.list("sessions", of: sessions) { host.life.describe($1, in: &$0) }
        if let next { text.field("next", next) } else { text.null("next") }
        return .json(text.closed())
    }

    @Sendable func open(_ call: Call) async throws -> Response {
        let body = try call.body()
        let learner = try call.known()
        let place = try learner.place(
            course: body.optionalText("course", atMost: 128),
            module: body.optionalText("module", atMost: 128)
        )
        guard can(call.subject, .openConversation, .course(place.course)) else {
            throw Refused(.notFound, "There is no such course, or you are not enrolled in it.", field: "course")
        }
        let change = try await host.open(
            Opening(
                learner: learner.account,
                key: try body.key(),
                course: place.course,
                module: place.module
            ),
            about: body.optionalText("question")
        )
        return .json(host.life.described(change.session), status: change.entry == nil || change.duplicate ? 200 : 201)
    }

    @Sendable func show(_ call: Call) async throws -> Response {
        .json(host.life.described(try await session(call, .readConversation)))
    }

    @Sendable func restore(_ call: Call) async throws -> Response {
        let session = try await session(call, .readConversation)
        let audience = audience(call, session)
        let restored = try await host.store.restore(session.id, for: audience, limit: 50)
        var text = JSONText(capacity: 4096)
        text.field("session", json: host.life.described(restored.session))
        text.field("epoch", restored.epoch.description)
        text.field("cursor", restored.page.head)
        text.events(restored.page.entries, for: audience)
        text.field("more", restored.hasEarlier)
        return .json(text.closed())
    }

    @Sendable func messages(_ call: Call) async throws -> Response {
        let session = try await session(call, .readConversation)
        let audience = audience(call, session)
        let limit = Int(try call.number("limit", in: 1...200, else: 50))
        let page =
            if call.query("after") != nil {
                try await host.store.entries(
                    of: session.id,
                    after: try call.number("after", in: 0...Int64.max, else: 0),
                    for: audience,
                    limit: limit
                )
            } else {
                try await host.store.entries(
                    of: session.id,
                    before: try call.number("before", in: 1...Int64.max, else: .max),
                    for: audience,
                    limit: limit
                )
            }
        var text = JSONText(capacity: 4096)
        text.events(page.entries, for: audience)
        text.field("head", page.head)
        return .json(text.closed())
    }

    @Sendable func send(_ call: Call) async throws -> Response {
        let session = try await session(call, .writeInConversation)
        let body = try call.body()
        let text = try body.text("text", atMost: WireLimit.text).withWords
        let key = try Self.key(call, body)
        let room = try await host.hub.session(session.id)
        let author = try call.known().account
        let question = Question(session: session.id, author: author, key: key, text: text)
        let accepted: Accepted
        do {
            try host.runner.mayAsk(text, in: room)
            accepted = try await waiting { host.runner.ask(question, in: room, on: call.loop, acknowledge: $0) }
        } catch let refused as Refused {
            // Where nothing new is taken, the repeat of what was taken still gets its first result.
            let earlier = try await host.store.accepted(question.message.command, by: author, in: session.id)
            guard let earlier else { throw refused }
            accepted = earlier
        }
        return .json(
            [
                "key": .string(key.description), "seq": .integer(accepted.message.seq),
                "turn": .string(accepted.turn.description), "dup": .bool(accepted.duplicate),
            ],
            status: accepted.duplicate ? 200 : 201
        )
    }

    @Sendable func close(_ call: Call) async throws -> Response {
        let session = try await session(call, .leaveConversation)
        let body = try call.body()
        let change = try await host.store.setState(
            .closed,
            of: session.id,
            reason: "learner",
            by: try call.known().account,
            command: CommandStamp(try body.key(), meaning: "closed".utf8)
        )
        host.hub.publish(change)
        return .json(host.life.described(change.session))
    }

    @Sendable func events(_ call: Call) async throws -> Response {
        let session = try await session(call, .readConversation)
        let after = Int64(call.header("Last-Event-ID") ?? "") ?? 0
        let bearer = try call.known()
        let (host, subject, loop) = (host, call.subject, call.loop)
        return .events { writer in
            try await EventStream(host: host, writer: writer).follow(
                session.id,
                after: max(0, after),
                bearer,
                subject,
                loop
            )
        }
    }

    // What every route of a session needs

    /// The session of the path, if the asker may do that to it; a foreign one is one that does not exist.
    func session(_ call: Call, _ action: Action) async throws -> StoredSession {
        guard let id = SessionID(call.path["id"] ?? "") else { throw StoreError.unknownSession }
        let session = try await host.store.session(id)
        let object = Object.conversation(
            Object.Conversation(
                learner: session.learner,
                course: session.context.course,
                offered: try await host.store.offered(id)
            )
        )
        guard can(call.subject, action, object) else { throw Refused(action, object, by: call.subject) }
        return session
    }

    private func audience(_ call: Call, _ session: StoredSession) -> Audience {
        call.subject.is(session.learner) ? .everyone : .staff
    }

    /// The key as a field, or as the header that does the same elsewhere on the web.
    private static func key(_ call: Call, _ body: Fields) throws(Refused) -> CommandKey {
        let given = call.header("Idempotency-Key")
        if given == nil, body.has("key") { return try body.key() }
        guard let key = given.flatMap({ CommandKey($0) }) else {
            let why = "Idempotency-Key is a UUID in lower case, made by the client."
            throw Refused(.badField, why, field: "Idempotency-Key")
        }
        return key
    }
}
