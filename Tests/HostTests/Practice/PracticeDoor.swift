@testable import Host

/// What the access matrix asks about practice: the learner's session and question.
struct PracticeDoor {
    let session: PracticeID
    let question: QuestionID
    let child: AccountID

    init(_ host: TestHost) async throws {
        child = host.id("learner")
        let store = host.host.store
        _ = try await store.importQuestions(.sums, into: "algebra-1", replacing: true)
        let fetched = try await store.fetchQuestions(PracticeWish(child: child, limit: 1))
        session = fetched.session?.id ?? .fresh()
        question = fetched.questions.first?.id ?? .fresh()
    }

    /// The path with the session, the question and the child in it.
    func target(_ path: String) -> String {
        let path = path.replacing("/practice/sessions/{id}", with: "/practice/sessions/\(session)")
            .replacing("/practice/questions/{id}", with: "/practice/questions/\(question)")
        var target = path
        if path.hasPrefix("/sessions/") { target = path.replacing("{id}", with: "\(session)") }
        if path.hasPrefix("/questions/") { target = path.replacing("{id}", with: "\(question)") }
        if path == "/sessions" || path.hasPrefix("/analytics") { target += "?child_id=\(child)" }
        return target
    }

    var bodies: [String: JSON] {
        let child: JSON = .string("\(child)")
        return [
            "POST /questions/fetch": ["child_id": child],
            "POST /questions/{id}/hint": ["child_id": child],
            "POST /attempts": [
                "key": .string("\(CommandKey.fresh())"), "question_id": .string("\(question)"), "child_id": child,
                "answer": 0, "time_ms": 1,
            ],
        ]
    }
}
