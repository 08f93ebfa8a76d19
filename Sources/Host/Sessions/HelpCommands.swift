// How learners ask for another kind of help: a person, or the next hint.

extension Conversation {
    func requestHuman(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .writeInConversation)
        let author = try identified().bearer.account
        let key = try key(of: command)
        let question = Question.person(command.optionalText("reason"), session: live.id, author: author, key: key)
        try await ask(question, in: live, command)
    }

    func cancelHuman(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .leaveConversation)
        let author = try identified().bearer.account
        let parted = try await host.store.withdraw(live.id, by: author, key: try key(of: command))
        guard let parted else { throw Refused(.stateConflict, "This conversation is not waiting for a person.") }
        _ = host.desk.tell(parted)
        acknowledge(command, parted.entry.seq, isRepeat: parted.duplicate)
    }

    func moreHint(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .writeInConversation)
        guard let earlier = try await lastHintedQuestion(in: live) else {
            throw Refused(.stateConflict, "There is no hint to continue from; ask your question first.")
        }
        let author = try identified().bearer.account
        let question = Question.nextHint(on: earlier, session: live.id, author: author, key: try key(of: command))
        try await ask(question, in: live, command)
    }

    /// What the learner had asked when they were last given a hint.
    private func lastHintedQuestion(in live: SessionRoom) async throws -> String? {
        let page = try await host.store.entries(of: live.id, before: .max, for: .everyone, limit: 50)
        let hinted = page.entries.last { entry in
            entry.kind == .message && (try? JSON(parsing: Array(entry.body)))?["hint"] != nil
        }
        guard let turn = hinted?.turn else { return nil }
        return Question.stored(try await host.store.turn(turn)).text
    }
}
