import Reactor

/// Answers to practice questions over HTTP: one, or all that were given while there was no network.
struct AttemptRoutes: Sendable {
    let store: any Store & PracticeStore

    static let mostAtOnce = 200

    var all: [Route] {
        [
            Route(
                method: "POST",
                path: "/attempts",
                access: .known,
                summary:
                    "Checks and records an answer, or up to \(Self.mostAtOnce) of them in attempts; each key counts "
                    + "once.",
                body: [
                    .required("key", "string", "a UUID made by the client for this answer"),
                    .optional("session_id", "string", "the practice session; if left out, the open one"),
                    PracticeRoutes.child,
                    .required("question_id", "string", "the question"),
                    .required(
                        "answer",
                        "string number boolean array",
                        "a text, a number, true or false, the id of a choice or a list of them"
                    ),
                    .required(
                        "time_ms",
                        "integer",
                        "how long it took; counts only as far as the host saw that time pass"
                    ),
                    .optional("client_at", "string", "when it was given, by the client's clock"),
                    Route.BodyField(
                        name: "attempts",
                        type: "array",
                        isRequired: false,
                        standsAlone: true,
                        meaning: "up to \(Self.mostAtOnce) answers, each an object with the fields above"
                    ),
                ],
                answers: .json(.attempt, or: .attempts),
                statuses: [200, 201],
                answer: record
            )
        ]
    }

    @Sendable private func record(_ call: Call) async throws -> Response {
        let body = try call.body()
        let isBatch = body.has("attempts")
        let items = isBatch ? try body.objects("attempts", atMost: Self.mostAtOnce) : [body]
        let read = items.map { item in Result { () throws(Refused) in try NewAttempt(item) } }
        if !isBatch, case .failure(let refused) = read.first { throw refused }
        let child = try await child(call, body, read)
        let outcomes = try await store.record(read.compactMap { try? $0.get() }, of: child)
        if !isBatch, let outcome = outcomes.first {
            if case .refused(let refusal) = outcome { throw Refused(refusal) }
            if case .recorded(_, let duplicate) = outcome {
                return .json(outcome.described, status: duplicate ? 200 : 201)
            }
        }
        var rest = outcomes[...]
        let described = read.map { item in
            switch item {
            case .success: rest.popFirst()?.described ?? .null
            case .failure(let refused): refused.described
            }
        }
        return .json(["attempts": .array(described)])
    }

    /// Whose answers these are: as the body says, else whose session they name, else the asker's.
    private func child(_ call: Call, _ body: Fields, _ read: [Result<NewAttempt, Refused>]) async throws -> AccountID {
        if let named = try body.optionalText("child_id") { return try call.child(named, .practise) }
        guard let id = read.lazy.compactMap({ try? $0.get() }).compactMap(\.session).first else {
            return try call.child(nil, .practise)
        }
        let session: PracticeSession
        do { session = try await store.practiceSession(id) } catch .unknownPractice {
            throw Refused(AttemptRefusal.unknownSession)
        }
        guard can(call.subject, .practise, .practice(of: session.child)) else {
            throw Refused(AttemptRefusal.unknownSession)
        }
        return session.child
    }
}

extension NewAttempt {
    init(_ fields: Fields) throws(Refused) {
        let key = try fields.key()
        guard let question = QuestionID(try fields.text("question_id", atMost: 64)) else {
            throw Refused(AttemptRefusal.unknownQuestion)
        }
        var session: PracticeID?
        if let text = try fields.optionalText("session_id") {
            guard let id = PracticeID(text) else { throw Refused(AttemptRefusal.unknownSession) }
            session = id
        }
        guard let answer = fields.any("answer").flatMap(GivenAnswer.init) else {
            throw fields.wrong(
                "answer",
                "must be a text of at most \(GivenAnswer.longestText) bytes, a number, true or false, or a list of choices"
            )
        }
        guard let time = try fields.optionalInteger("time_ms", in: -1_000_000_000_000...1_000_000_000_000) else {
            throw fields.wrong("time_ms", "is missing")
        }
        var clientAt: Moment?
        if let text = try fields.optionalText("client_at", atMost: 40) {
            guard let moment = Moment(rfc3339: text) else {
                throw fields.wrong("client_at", "must be a time such as 2026-11-20T10:00:00Z")
            }
            clientAt = moment
        }
        self.init(
            session: session,
            question: question,
            key: key,
            answer: answer,
            time: .milliseconds(time),
            clientAt: clientAt
        )
    }
}
