import Reactor

/// Courses over HTTP: read by those who have to do with them, written by those who manage them.
struct CatalogueRoutes: Sendable {
    let store: any Store
    let catalogue: CourseCatalogue
    let locks: LockBoard

    private static let base = "/api/v1/courses"

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: Self.base,
                access: .known,
                summary: "Lists the courses you learn, teach or manage; for an operator, all courses.",
                answers: .json(.courses),
                answer: list
            ),
            Route(
                method: "GET",
                path: "\(Self.base)/{id}",
                access: .may(.readCourse, .course("id")),
                summary: "Gives a course with its modules and passages, as it is written with PUT.",
                parameters: [.course],
                answers: .json(.course),
                answer: show
            ),
            Route(
                method: "PUT",
                path: "\(Self.base)/{id}",
                access: .known,
                summary: "Creates or replaces a course; whoever creates a new one manages it.",
                parameters: [.course],
                body: [
                    .optional("id", "string", "as in the address"),
                    .required("title", "string", "its title"),
                    .required("language", "string", "its language, such as en"),
                    .required("subject", "string", "its subject"),
                    .optional("welcome", "string", "what stands at the head of its page, in Markdown"),
                    .required(
                        "modules",
                        "array",
                        "its modules in order, each {id, title, passages[{anchor, title, text}]}"
                    ),
                ],
                answers: .json(.importReport),
                statuses: [200, 201],
                answer: write
            ),
            Route(
                method: "DELETE",
                path: "\(Self.base)/{id}",
                access: .may(.editCourse, .course("id")),
                summary: "Takes a course out of use; conversations about it are kept.",
                parameters: [.course],
                answers: .nothing,
                statuses: [204],
                answer: retire
            ),
            Route(
                method: "PUT",
                path: "\(Self.base)/{id}/retention",
                access: .may(.editCourse, .course("id")),
                summary: "Sets for how many days conversations are kept after they end; null for always.",
                parameters: [.course],
                body: [
                    .required("days", "integer null", "1 to 36500, or null")
                ],
                answers: .nothing,
                statuses: [204],
                answer: keep
            ),
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let courses = try await store.courses().filter { can(call.subject, .readCourse, .course($0.id)) }
        return .json(["courses": .array(courses.map(\.described))])
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        .json(try await store.course(call.path("id")).described)
    }

    @Sendable private func write(_ call: Call) async throws -> Response {
        let id = call.path("id")
        guard id.isIdentifier else {
            throw Refused(
                .badField,
                "A course's id must be 1 to 128 letters, digits, dots, dashes or underscores, and not only dots.",
                field: "id"
            )
        }
        let isNew = try await !store.courses().contains { $0.id == id }
        // Whether a course exists is nobody's business who may not make one.
        guard can(call.subject, isNew ? .createCourse : .editCourse, isNew ? .host : .course(id)) else {
            throw Refused(.forbidden, "You cannot edit this course.")
        }
        let report = try await store.importCourse(try CatalogueCourse(id: id, try call.body()))
        if isNew, let account = call.subject.account { try await store.enrol(account, in: id, to: .manage) }
        try await refresh()
        return .json(report.described, status: isNew ? 201 : 200)
    }

    @Sendable private func retire(_ call: Call) async throws -> Response {
        try await store.retireCourse(call.path("id"))
        try await refresh()
        return Response(status: 204)
    }

    /// Has the running host know of a change; a course that is out of use is locked, and one that is back is not.
    private func refresh() async throws {
        try await catalogue.refresh()
        try await locks.refresh()
    }

    @Sendable private func keep(_ call: Call) async throws -> Response {
        let days = try call.body().integerOrNull("days", in: 1...36_500)
        try await store.setRetention(days.map { .seconds($0 * 86_400) }, of: call.path("id"))
        return Response(status: 204)
    }
}
