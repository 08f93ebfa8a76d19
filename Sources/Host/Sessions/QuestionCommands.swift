// How learners' questions are taken.

extension Conversation {
    func send(_ command: ClientCommand) async throws {
        if command.optionalText("ticket") != nil { return try await answer(command) }
        let live = try await session(of: command, for: .writeInConversation)
        try await ask(try question(of: command, in: live), in: live, command)
    }

    /// Asks a learner's question in a session that is live already; `false` when something has to be found out first.
    func sendAtOnce(_ command: ClientCommand) throws(Refused) -> Bool {
        guard command.optionalText("ticket") == nil, let id = SessionID(command.text("session")),
            let live = host.hub.live(id)
        else { return false }
        let question = try question(of: command, in: try admit(try identified(), to: live, for: .writeInConversation))
        do { try host.runner.mayAsk(question.text, in: live) } catch { return false }
        put(question, in: live, command)
        return true
    }

    private func question(of command: ClientCommand, in live: SessionRoom) throws(Refused) -> Question {
        let text = try command.text("text").withWords
        return Question(
            session: live.id,
            author: try identified().bearer.account,
            key: try key(of: command),
            text: text,
            clientTime: command.optionalText("client_at")
        )
    }

    func ask(_ question: Question, in live: SessionRoom, _ command: ClientCommand) async throws {
        if try await isTaken(question.text, question.message.command, in: live, command) {
            put(question, in: live, command)
        }
    }

    /// Whether a question is taken now; where none is, the repeat of one that was taken hears again what it came to.
    private func isTaken(
        _ text: String?,
        _ stamp: CommandStamp,
        in live: SessionRoom,
        _ command: ClientCommand
    ) async throws -> Bool {
        do { try host.runner.mayAsk(text, in: live) } catch {
            let author = try identified().bearer.account
            guard let earlier = try await host.store.accepted(stamp, by: author, in: live.id) else { throw error }
            _ = line.post(.accepted(command.id, command.text("key"), earlier))
            return false
        }
        return true
    }

    private func put(_ question: Question, in live: SessionRoom, _ command: ClientCommand) {
        let (id, key, line) = (command.id, command.text("key"), line)
        host.runner.ask(question, in: live, on: loop) { result in
            switch result {
            case .success(let accepted): _ = line.post(.accepted(id, key, accepted))
            case .failure(let error): _ = line.post(.error(id, Refused(error)))
            }
        }
    }

    func retry(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .writeInConversation)
        let turn = try turn(of: command, in: live)
        let stamp = CommandStamp(try key(of: command), meaning: turn.description.utf8)
        guard try await isTaken(nil, stamp, in: live, command) else { return }
        let asked = Question.stored(try await host.store.turn(turn))
        let accepted = try await host.store.reopen(turn, by: try identified().bearer.account, command: stamp)
        _ = line.post(.accepted(command.id, command.text("key"), accepted))
        guard !accepted.duplicate else { return }
        host.hub.publish(accepted.entries, of: live.id)
        host.runner.resume(
            accepted.turn,
            continuing: turn,
            asked.text,
            asksForPerson: asked.asksForPerson,
            in: live,
            on: loop
        )
    }
}

extension ServerFrame {
    /// A message is on the disk.
    static func accepted(_ id: String, _ key: String, _ accepted: Accepted) -> ServerFrame {
        ack(id) { data in
            data.field("key", key)
            data.field("seq", accepted.message.seq)
            data.field("turn", accepted.turn)
            data.field("dup", accepted.duplicate)
        }
    }
}
