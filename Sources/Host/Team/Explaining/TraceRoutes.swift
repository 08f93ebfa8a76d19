import Pipeline
import Reactor

/// How questions were answered: all of it for the teaching team, one sentence for the learner.
struct TraceRoutes: Sendable {
    let store: any Store
    /// Whether the operator lets the team see who asked.
    let namesAreShown: Bool
    /// Where in line for a person the learner of a session is, if they are in one.
    var place: @Sendable (SessionID) async -> Int? = { _ in nil }

    private static let id = Route.Parameter(name: "id", meaning: "the turn")

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/admin/turns/{id}",
                access: .known,
                summary:
                    "Explains a turn to the team of its course: facts, guards, every part that was tried, sources.",
                parameters: [Self.id],
                answers: .json(.explanation),
                answer: explain
            ),
            Route(
                method: "GET",
                path: "/api/v1/tutoring/turns/{id}/explanation",
                access: .known,
                summary: "Tells the learner who asked, in one sentence, how the question was answered.",
                parameters: [Self.id],
                answers: .json(.honestSentence),
                answer: tell
            ),
        ]
    }

    @Sendable private func explain(_ call: Call) async throws -> Response {
        guard let id = TurnID(call.path("id")) else { throw StoreError.unknownTurn }
        return .json(try await explanation(of: id, for: call.subject).json)
    }

    /// How a turn went, for somebody who looks after its course.
    func explanation(of id: TurnID, for subject: Subject) async throws -> Explanation {
        let stored = try await store.turn(id)
        var explanation = await explanation(of: stored)
        let trace = Object.trace(course: explanation.course, named: namesAreShown)
        // An unknown turn and a foreign one are the same.
        guard can(subject, .readTrace, trace) else { throw StoreError.unknownTurn }
        if can(subject, .readNamesInTrace, trace) {
            explanation.learner = try await store.account(stored.learner).name
        }
        return explanation
    }

    @Sendable private func tell(_ call: Call) async throws -> Response {
        let stored = try await turn(call)
        guard call.subject.is(stored.learner) else { throw StoreError.unknownTurn }
        let explanation = await explanation(of: stored)
        return .json(["turn": .string("\(stored.id)"), "sentence": .string(explanation.sentence)])
    }

    private func explanation(of stored: StoredTurn) async -> Explanation {
        var explanation = Explanation(stored)
        if stored.outcome == .handedOff { explanation.place = await place(stored.id.session) }
        return explanation
    }

    private func turn(_ call: Call) async throws -> StoredTurn {
        guard let id = TurnID(call.path("id")) else { throw StoreError.unknownTurn }
        return try await store.turn(id)
    }
}
