@testable import Host

/// What the access matrix asks about the team's tools: a turn of the learner that has ended.
struct TeamDoor {
    let turn: TurnID

    init(_ host: TestHost, _ session: SessionID) async throws {
        let question = Question(session: session, author: host.id("learner"), key: .fresh(), text: "Why?")
        turn = try await host.host.store.accept(question.message, ending: .answer("Because.")).turn
    }

    /// The path with the turn in it.
    func target(_ path: String) -> String { path.replacing("/turns/{id}", with: "/turns/\(turn)") }
}
