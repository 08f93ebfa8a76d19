import Pipeline
import Reactor

/// Practice over HTTP, with the paths and bodies of FEAT-101 and FEAT-102.
struct PracticeRoutes: Sendable {
    let store: any Store & PracticeStore
    let teaching: any Teaching

    static let session = Route.Parameter(name: "id", meaning: "the practice session")
    static let child = Route.BodyField.optional(
        "child_id",
        "string",
        "the learner who practises; if left out, the person who asks"
    )

    var all: [Route] {
        [
            Route(
                method: "POST",
                path: "/questions/fetch",
                access: .known,
                summary: "Gives questions to practise; opens a practice session, or continues the open one.",
                body: [
                    Self.child, .optional("subject", "string", "what to practise, or how its name begins"),
                    .optional("topic", "string", "a topic of it"),
                    .optional("subtopic", "string", "a part of the topic"),
                    .optional("limit", "integer", "1 to 50; usually 5"),
                ],
                answers: .json(.fetchedQuestions),
                answer: fetch
            ),
            Route(
                method: "POST",
                path: "/questions/{id}/hint",
                access: .known,
                summary: "Takes the next worked hint on a question, or repeats the last one.",
                parameters: [Route.Parameter(name: "id", meaning: "the question")],
                body: [Self.child],
                mayLackBody: true,
                answers: .json(.hint),
                answer: hint
            ),
            page,
            Route(
                method: "GET",
                path: "/sessions/{id}",
                access: .known,
                summary: "Shows a practice session.",
                parameters: [Self.session],
                answers: .json(.practiceSessionWithState),
                answer: { .json(try await session($0, .readPractice).describedWithState) }
            ),
            Route(
                method: "GET",
                path: "/sessions/{id}/summary",
                access: .known,
                summary: "Sums up a practice session.",
                parameters: [Self.session],
                answers: .json(.practiceSummary),
                answer: { call in
                    .json(try await store.practiceSummary(session(call, .readPractice).id).described)
                }
            ),
            change("end", "Ends a practice session; a second time changes nothing.", .practiceSession) { session in
                try await store.change(.end, session.id).described
            },
            change("pause", "Stops the clock of a practice session.") { session in
                try await open(store.change(.pause, session.id)).describedWithState
            },
            change("resume", "Resumes a paused practice session.") { session in
                try await open(store.change(.resume, session.id)).describedWithState
            },
        ]
    }

    private var page: Route {
        Route(
            method: "GET",
            path: "/sessions",
            access: .known,
            summary: "Lists a learner's practice sessions, latest first.",
            query: [.child, .limit(100, usually: 10), .before("the session that the last page ended with")],
            answers: .json(.practiceSessions),
            answer: list
        )
    }

    private func change(
        _ word: String,
        _ summary: String,
        _ answers: AnswerShape = .practiceSessionWithState,
        _ change: @escaping @Sendable (PracticeSession) async throws -> JSON
    ) -> Route {
        Route(
            method: "POST",
            path: "/sessions/{id}/\(word)",
            access: .known,
            summary: summary,
            parameters: [Self.session],
            answers: .json(answers),
            answer: { .json(try await change(session($0, .practise))) }
        )
    }

    @Sendable private func fetch(_ call: Call) async throws -> Response {
        let body = try call.body()
        let wish = PracticeWish(
            child: try call.child(body.optionalText("child_id"), .practise),
            subject: try body.optionalText("subject").flatMap(Self.said),
            topic: try body.optionalText("topic").flatMap(Self.said),
            subtopic: try body.optionalText("subtopic").flatMap(Self.said),
            limit: Int(try body.optionalInteger("limit", in: 1...50) ?? 5)
        )
        return .json(try await store.fetchQuestions(wish).described)
    }

    @Sendable private func hint(_ call: Call) async throws -> Response {
        guard let id = QuestionID(call.path("id")) else { throw StoreError.unknownQuestion }
        let child = try call.child(call.hasBody ? call.body().optionalText("child_id") : nil, .practise)
        guard teaching.allowsHints(on: try await store.exposure(of: id, to: child).question) else {
            throw Refused(.locked, "There are no hints for this question at the moment.")
        }
        let exposure = try await store.takeHint(on: id, by: child)
        let question = exposure.question.question
        let hint = exposure.hints > 0 ? question.hints[min(exposure.hints, question.hints.count) - 1] : nil
        return .json([
            "question_id": .string(id.description), "level": .integer(Int64(exposure.hints)),
            "of": .integer(Int64(question.hints.count)), "hint": JSON(orNull: hint.map(question.format.plain)),
            "html": JSON(orNull: hint.map(question.format.html)),
        ])
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let child = try call.child(call.query("child_id"), .readPractice)
        let limit = Int(try call.number("limit", in: 1...100, else: 10))
        var before: PracticeID?
        if let text = call.query("before") {
            guard let id = PracticeID(text) else {
                throw Refused(.badField, "\"before\" is a practice session.", field: "before")
            }
            before = id
        }
        let sessions = try await store.practiceSummaries(of: child, before: before, limit: limit)
        let next = sessions.count == limit ? sessions.last?.session.id.description : nil
        return .json(["sessions": .array(sessions.map(\.listed)), "next": JSON(orNull: next)])
    }

    /// The session, unless it is over: what has ended is neither paused nor gone on with.
    private func open(_ session: PracticeSession) throws(Refused) -> PracticeSession {
        guard session.state == .ended else { return session }
        throw Refused(.stateConflict, "This practice session is over; fetch questions to begin another.")
    }

    /// The session of the path, if the asker may do that to it; a foreign one is one that does not exist.
    private func session(_ call: Call, _ action: Action) async throws -> PracticeSession {
        guard let id = PracticeID(call.path("id")) else { throw StoreError.unknownPractice }
        let session = try await store.practiceSession(id)
        guard can(call.subject, action, .practice(of: session.child)) else { throw StoreError.unknownPractice }
        return session
    }

    /// An empty field of a form wishes for nothing in particular.
    private static func said(_ text: String) -> String? { text.trimmedText.isEmpty ? nil : text.trimmedText }
}

extension Call {
    /// The child that is meant, if the asker may do that; a foreign one is one that does not exist.
    func child(_ text: String?, _ action: Action) throws -> AccountID {
        // Somebody who looks after learners and is none could mean any of them.
        guard text != nil || subject.children.isEmpty || !subject.learns.isEmpty else {
            throw Refused(.badField, "\"child_id\" must say whose practice it is.", field: "child_id")
        }
        let child = text.map { AccountID($0) } ?? subject.account
        guard let child, can(subject, action, .practice(of: child)) else {
            throw Refused(.notFound, "There is no such learner.", field: "child_id")
        }
        return child
    }
}

extension Teaching {
    /// Whether a lock leaves room for hints on a question: practice is no way round a lock on help.
    func allowsHints(on question: BankedQuestion) -> Bool {
        lock(course: question.course, module: question.module) <= .hints
    }
}
