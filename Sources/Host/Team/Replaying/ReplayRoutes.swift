import Pipeline
import Reactor

/// Stored turns through a draft, while somebody waits and may think better of it.
struct ReplayRoutes: Sendable {
    let host: TutorHost

    /// More differences than these are counted, and not shown.
    private static let most: Int64 = 1000

    private static let query = [
        Route.Parameter(name: "days", type: "integer", meaning: "how far back, 1 to 366; usually 7"),
        Route.Parameter(name: "course", meaning: "only turns of this course; an operator may leave it out"),
        Route.Parameter(
            name: "show",
            type: "integer",
            meaning: "how many differences are shown, 0 to \(most); usually 100"
        ),
    ]

    var all: [Route] {
        [
            Route(
                method: "POST",
                path: "/admin/replay",
                access: .may(.changeConfiguration, .host),
                summary: "Runs the turns of the last days through a draft; nothing changes.",
                query: Self.query,
                content: .chain,
                answers: .type(
                    "application/x-ndjson",
                    meaning: "an object per line: progress, difference, and at the end summary"
                ),
                answer: replay
            )
        ]
    }

    @Sendable private func replay(_ call: Call) async throws -> Response {
        let days = try call.number("days", in: 1...366, else: 7)
        let most = try call.number("show", in: 0...Self.most, else: 100)
        let course = try course(call)
        return try await ConfigurationRoutes.refusing(host.office.path) {
            let edition = try await host.office.candidate(try call.draft(), by: call.author)
            let replay = DraftReplay(
                blueprint: edition.blueprint,
                since: Rim.now() - .seconds(days * 86_400),
                course: course
            )
            return Response(
                headers: ["Content-Type": "application/x-ndjson", "Cache-Control": "no-store"],
                body: .stream { writer in
                    // Only now, for a client may be gone before the answer begins.
                    do {
                        try await host.replays.take {
                            try await replay.run(host.settings["database"], showing: Int(most), writer.write)
                        }
                    } catch let refused as Refused {
                        let problem: JSON = [
                            "problem": .string(refused.message), "code": .string(refused.code.rawValue),
                        ]
                        try await writer.write(problem.text + "\n")
                    }
                }
            )
        }
    }

    /// Whose turns are asked for: a team sees those of a course of its own, the operator all.
    private func course(_ call: Call) throws -> String? {
        guard let course = call.query("course"), !course.isEmpty else {
            guard call.subject.isOperator else {
                throw Refused(
                    .badField,
                    "Give a \"course\": you can see only the turns of your own courses.",
                    field: "course"
                )
            }
            return nil
        }
        guard can(call.subject, .readTrace, .trace(course: course, named: false)) else { throw Refused(.notFound) }
        return course
    }
}
