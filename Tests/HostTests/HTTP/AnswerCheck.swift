import Reactor

@testable import Host

/// Holds answers to what the document for machines says of them: status, media type, and every field.
struct AnswerCheck: Sendable {
    private let document: JSON

    init(_ document: JSON) { self.document = document }

    func faults(of answer: Answer, to route: Route) -> [String] {
        let told = document["paths"]?[route.path]?[route.method.lowercased()]?["responses"]
        guard let response = told?["\(answer.status)"] ?? (answer.status < 400 ? nil : told?["default"]) else {
            return ["it does not say that it answers \(answer.status)"]
        }
        guard let type = answer.headers["content-type"].map({ String($0.prefix { $0 != ";" }) }) else {
            return response["content"] == nil ? [] : ["it answers nothing where it says that it does"]
        }
        guard let media = response["content"]?[type] else { return ["it does not say that it answers \(type)"] }
        guard let schema = media["schema"], !answer.isStreamed else { return [] }
        return SchemaCheck.faults(answer.json, schema, "answer", in: document)
    }

    /// What is wrong with an answer that comes in pieces, once they are together.
    static func faults(in value: JSON, as shape: AnswerShape) -> [String] {
        let route = Route(
            method: "GET",
            path: "/",
            access: .anyone,
            summary: "",
            answers: .json(shape),
            answer: { _ in .json(value) }
        )
        return AnswerCheck(OpenAPI.document([route])).faults(of: Answer(.json(value)), to: route)
    }
}
