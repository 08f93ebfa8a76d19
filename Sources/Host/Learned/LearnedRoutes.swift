import Reactor
import Responders

/// “Answer once”: what a tutor has said becomes an entry that the chain answers with, when somebody has approved it.
struct LearnedRoutes: Sendable {
    let store: any Store & LearnedStore
    let office: ConfigurationOffice
    let shelf: LearnedShelf

    private static let entry = Route.Parameter(name: "entry", meaning: "the entry")
    private static let edits: [Route.BodyField] = [
        .optional("question", "string", "the question, as it stands there"),
        .optional("also", "array", "other ways to ask it"),
        .optional("test", "string", "a question that must find it"),
        .optional("answer", "string", "the answer, in Markdown"),
    ]

    var all: [Route] {
        [
            Route(
                method: "POST",
                path: "/api/v1/faq/from-turn",
                access: .known,
                summary: "Proposes a tutor's answer for the course's learned answers.",
                body: [.required("turn", "string", "the turn that was answered")]
                    + Self.edits,
                answers: .json(.learnedAnswer),
                statuses: [201],
                answer: propose
            ),
            Route(
                method: "GET",
                path: "/api/v1/courses/{id}/faq",
                access: .may(.suggestAnswer, .course("id")),
                summary: "Lists the learned answers of a course: proposed, approved and withdrawn.",
                parameters: [.course],
                answers: .json(.learnedAnswers),
                answer: list
            ),
            Route(
                method: "DELETE",
                path: "/api/v1/courses/{id}/faq/{entry}",
                access: .may(.suggestAnswer, .course("id")),
                summary: "Takes back a proposal of your own that nobody has approved yet.",
                parameters: [.course, Self.entry],
                answers: .json(.learnedAnswer),
                answer: takeBack
            ),
            Route(
                method: "PUT",
                path: "/api/v1/courses/{id}/faq/{entry}",
                access: .may(.editCourse, .course("id")),
                summary: "Approves, changes or withdraws a learned answer; in force at once, as a new revision.",
                parameters: [.course, Self.entry],
                body: [
                    .optional("state", "string", "proposed, approved or withdrawn")
                ] + Self.edits,
                answers: .json(.learnedAnswerInForce),
                answer: review
            ),
        ]
    }

    @Sendable private func propose(_ call: Call) async throws -> Response {
        let body = try call.body()
        guard let turn = TurnID(try body.text("turn")) else { throw StoreError.unknownTurn }
        let asked = try await store.turn(turn)
        let offered = try await store.offered(turn.session)
        let course = asked.context.course
        let conversation = Object.Conversation(learner: asked.learner, course: course, offered: offered)
        guard can(call.subject, .answerInConversation, .conversation(conversation)),
            can(call.subject, .suggestAnswer, .course(course))
        else { throw StoreError.unknownTurn }
        let question = try body.optionalText("question", atMost: 500) ?? Self.text(of: asked.message)
        var answer = try body.optionalText("answer", atMost: WireLimit.text)
        if answer == nil { answer = try await lastReply(after: turn) }
        guard let answer else {
            throw Refused(.badField, "No tutor has answered this yet; give an \"answer\".", field: "answer")
        }
        let draft = LearnedDraft(
            turn: turn,
            question: LearnedAnswer.oneLine(question),
            also: try Self.lines("also", body) ?? [],
            // The learner's own words are what must find it.
            tests: [LearnedAnswer.oneLine(try body.optionalText("test", atMost: 500) ?? Self.text(of: asked.message))],
            answer: answer,
            author: try call.known().account
        )
        if let fault = draft.entry.fault { throw Refused(.badField, fault) }
        return .json(try await store.propose(draft).described, status: 201)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let entries = try await store.learned(in: call.path("id"))
        return .json(["entries": .array(entries.map(\.described))])
    }

    @Sendable private func review(_ call: Call) async throws -> Response {
        guard let id = LearnedAnswerID(call.path("entry")) else { throw Self.unknown }
        var entry: LearnedAnswer
        do { entry = try await store.learned(id) } catch {
            throw error == .unknownQuestion ? Self.unknown : Refused(error)
        }
        guard entry.course == call.path("id") else { throw Self.unknown }
        let body = try call.body()
        if let word = try body.optionalText("state") {
            guard let state = LearnedAnswer.State(rawValue: word) else {
                throw Refused(.badField, "\"state\" must be proposed, approved or withdrawn.", field: "state")
            }
            entry.state = state
        }
        if let question = try body.optionalText("question", atMost: 500) {
            entry.question = LearnedAnswer.oneLine(question)
        }
        if let also = try Self.lines("also", body) { entry.also = also }
        if let test = try body.optionalText("test", atMost: 500) { entry.tests = [LearnedAnswer.oneLine(test)] }
        if let answer = try body.optionalText("answer", atMost: WireLimit.text) { entry.answer = answer }
        if entry.state != .withdrawn, let fault = entry.entry.fault { throw Refused(.badField, fault) }
        let revised = try await store.revise(entry, by: try call.known().account)
        try await office.relearn(shelf)
        guard case .object(var members) = revised.described else { return .json(revised.described) }
        members.set("revision", .string(await office.revision))
        return .json(.object(members))
    }

    @Sendable private func takeBack(_ call: Call) async throws -> Response {
        guard let id = LearnedAnswerID(call.path("entry")) else { throw Self.unknown }
        do {
            guard try await store.learned(id).course == call.path("id") else { throw Self.unknown }
            return .json(try await store.takeBack(id, by: try call.known().account).described)
        } catch let error as StoreError where error == .unknownQuestion {
            throw Self.unknown
        }
    }

    private static let unknown = Refused(.notFound, "There is no such entry.")

    private static func text(of message: Entry) -> String {
        (try? JSON(parsing: Array(message.body)))?["text"]?.string ?? ""
    }

    private static func lines(_ name: String, _ body: Fields) throws -> [String]? {
        guard let value = body.any(name) else { return nil }
        let texts = value.array?.compactMap(\.string)
        guard let texts, texts.count == value.array?.count, texts.count <= 20,
            texts.allSatisfy({ $0.utf8.count <= 500 })
        else { throw Refused(.badField, "\"\(name)\" must be a list of at most 20 questions.", field: name) }
        return texts.map(LearnedAnswer.oneLine)
    }

    /// What a tutor said after a question, the last of it.
    private func lastReply(after turn: TurnID) async throws -> String? {
        let page = try await store.entries(of: turn.session, after: turn.seq, for: .everyone, limit: 200)
        let bodies = page.entries.filter { $0.kind == .message }.compactMap { try? JSON(parsing: Array($0.body)) }
        return bodies.last { $0["by"]?["kind"]?.string == "tutor" }?["text"]?.string
    }
}

extension LearnedAnswer {
    var described: JSON {
        JSON(members: [
            ("id", .string(id.description)), ("course", .string(course)), ("module", module.map(JSON.string) ?? .null),
            ("state", .string(state.rawValue)), ("question", .string(question)),
            ("also", .array(also.map(JSON.string))), ("tests", .array(tests.map(JSON.string))),
            ("answer", .string(answer)), ("turn", .string(turn.description)),
            ("author", author.map(JSON.string) ?? .null), ("reviewer", reviewer.map(JSON.string) ?? .null),
            ("at", .string(at.rfc3339)),
        ])
    }
}
