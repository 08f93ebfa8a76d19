import Testing

@testable import Responders

@Suite struct `Why a model failed` {
    @Test(arguments: [
        (301, nil, "model.test answered 301, a redirect, which is not followed; give \"endpoint\" the final address"),
        (400, "context_length_exceeded", "model.test answered 400: context_length_exceeded; \(fitting)"),
        (400, "400", "model.test answered 400; \(fitting)"), (422, nil, "model.test answered 422; \(fitting)"),
        (401, "invalid_api_key", "model.test answered 401; check \"key\""),
        (404, "404", "model.test answered 404; check \"endpoint\" and \"model\""),
        (500, "500", "model.test answered 500"), (529, "overloaded_error", "model.test answered 529: overloaded_error"),
    ])
    func `is told with what can be done about it, and no number twice`(status: Int, kind: String?, sentence: String) {
        let complaint = kind.map { ModelComplaint(kind: $0) }
        #expect(ModelFailure(host: "model.test", reason: .status(status, complaint)).description == sentence)
    }

    private static let fitting = "check \"model\", and that it has room for the prompt and \"max-tokens\""
}
