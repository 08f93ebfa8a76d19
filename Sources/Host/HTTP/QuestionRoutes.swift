import Pipeline
import Reactor

/// The question bank of a course, for those who write it.
struct QuestionRoutes: Sendable {
    let store: any Store & QuestionStore

    private static let path = "/api/v1/courses/{id}/questions"

    private static let format = Route.Parameter(
        name: "format",
        meaning: QuestionFormat.allCases.map(\.rawValue).joined(separator: ", ") + "; usually gift"
    )
    private static let replace = Route.Parameter(
        name: "replace",
        meaning: "1 retires the questions that do not come along"
    )

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: Self.path,
                access: .may(.editCourse, .course("id")),
                summary: "Gives the question bank, with its key, in one of the formats.",
                parameters: [.course],
                query: [Self.format],
                answers: .type("text/plain", "application/xml", meaning: "the questions as a file"),
                answer: export
            ),
            Route(
                method: "POST",
                path: Self.path,
                access: .may(.editCourse, .course("id")),
                summary: "Imports questions sent as text.",
                parameters: [.course],
                query: [Self.format, Self.replace],
                content: Route.Content(types: ["text/plain", "application/xml"], meaning: "the questions"),
                answers: .json(.importReport),
                answer: bringIn
            ),
        ]
    }

    @Sendable private func export(_ call: Call) async throws -> Response {
        let format = try format(call)
        let course = call.path("id")
        let bank = format.write(try await store.questions(of: course).map(\.question))
        return Response(
            headers: [
                "Content-Type": format.mediaType, "Cache-Control": "no-store",
                "Content-Disposition": "attachment; filename=\"\(course)-questions.\(format.rawValue)\"",
            ],
            body: .bytes(Array(bank.text.utf8))
        )
    }

    @Sendable private func bringIn(_ call: Call) async throws -> Response {
        let format = try format(call)
        let course = call.path("id")
        let subject = try await store.course(course).subject
        let questions: [PracticeQuestion]
        do throws(Faults) {
            questions = try format.read(
                call.content,
                file: "questions.\(format.rawValue)",
                category: QuestionCategory(subject: subject)
            )
        } catch {
            let shown = error.all.prefix(20).map(\.description).joined(separator: "\n")
            throw Refused(.badField, shown)
        }
        let replaces = call.query("replace") == "1"
        return .json(try await store.importQuestions(questions, into: course, replacing: replaces).described)
    }

    private func format(_ call: Call) throws(Refused) -> QuestionFormat {
        guard let format = QuestionFormat(rawValue: call.query("format") ?? "gift") else {
            throw Refused(.badField, "\"format\" must be gift, aiken or xml.", field: "format")
        }
        return format
    }
}
