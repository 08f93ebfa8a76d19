import Pipeline
import Reactor

/// How much help there is in a course or a module, set and lifted while lessons go on.
struct LockRoutes: Sendable {
    let board: LockBoard
    let catalogue: CourseCatalogue

    private static let course = "/api/v1/courses/{id}"
    private static let module = "/api/v1/courses/{id}/modules/{module}"
    private static let body: [Route.BodyField] = [
        .optional("course", "string", "as in the address"),
        .optional("module", "string", "as in the address"),
        .required("grade", "string", "hints, people or closed"),
        .optional("from", "string", "when it begins, as RFC 3339"),
        .optional("until", "string", "when it ends, as RFC 3339"),
    ]

    var all: [Route] {
        let list = Route(
            method: "GET",
            path: "\(Self.course)/locks",
            access: .may(.readCourse, .course("id")),
            summary: "Lists the locks that were set while the host runs and have not run out.",
            parameters: [.course],
            answers: .json(.locks),
            answer: list
        )
        return [list] + routes(Self.course, [.course])
            + routes(Self.module, [.course, Route.Parameter(name: "module", meaning: "the module")])
    }

    private func routes(_ path: String, _ parameters: [Route.Parameter]) -> [Route] {
        [
            Route(
                method: "PUT",
                path: "\(path)/lock",
                access: .may(.lockCourse, .course("id")),
                summary: "Limits help here, from now on or for a period; the configuration's lock stays in force.",
                parameters: parameters,
                body: Self.body,
                answers: .json(.lock),
                answer: set
            ),
            Route(
                method: "DELETE",
                path: "\(path)/lock",
                access: .may(.lockCourse, .course("id")),
                summary: "Lifts the lock that was set here, if there is one; the configuration's lock stays in force.",
                parameters: parameters,
                answers: .json(.lifted),
                answer: lift
            ),
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let course = call.path("id")
        guard catalogue.course(course, module: nil) != nil else { throw StoreError.unknownCourse(course) }
        let locks = try await board.all().filter { $0.course == course }
        return .json(["locks": .array(locks.map(\.described))])
    }

    @Sendable private func set(_ call: Call) async throws -> Response {
        let body = try call.body()
        try body.agree("course", with: call.path["id"])
        try body.agree("module", with: call.path["module"])
        guard let grade = LockGrade(rawValue: try body.text("grade")), grade > .off else {
            throw Refused(
                .badField,
                "\"grade\" must be hints, people or closed; to lift a lock, use DELETE.",
                field: "grade"
            )
        }
        let lock = LiveLock(
            course: call.path("id"),
            module: call.path["module"],
            grade: grade,
            from: try Self.moment("from", body),
            until: try Self.moment("until", body),
            author: call.subject.account
        )
        try await board.set(lock)
        return .json(lock.described)
    }

    @Sendable private func lift(_ call: Call) async throws -> Response {
        let lifted = try await board.lift(course: call.path("id"), module: call.path["module"])
        return .json(["lifted": .bool(lifted)])
    }

    private static func moment(_ name: String, _ body: Fields) throws(Refused) -> Moment? {
        guard let text = try body.optionalText(name) else { return nil }
        guard let moment = Moment(rfc3339: text) else {
            throw Refused(.badField, "\"\(name)\" must be a time such as 2026-11-21T09:00:00Z.", field: name)
        }
        return moment
    }
}

extension LiveLock {
    /// The lock as programs read it.
    var described: JSON {
        JSON(members: [
            ("course", .string(course)),
            ("module", module.map(JSON.string) ?? .null),
            ("grade", .string(grade.rawValue)),
            ("from", from.map { .string($0.rfc3339) } ?? .null),
            ("until", until.map { .string($0.rfc3339) } ?? .null),
        ])
    }
}
