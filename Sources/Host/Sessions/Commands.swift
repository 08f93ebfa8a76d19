// What learners do in their sessions.

extension Conversation {
    mutating func open(_ command: ClientCommand) async throws {
        let place = try identified().bearer.place(
            course: command.optionalText("course"),
            module: command.optionalText("module")
        )
        let guest = try await learner(of: place.course)
        let opening = Opening(
            learner: guest.bearer.account,
            key: try key(of: command),
            course: place.course,
            module: place.module,
            onePerModule: !command.flag("fresh")
        )
        let change = try await host.open(opening, about: command.optionalText("question"))
        _ = line.post(
            .ack(command.id) { data in
                data.field("key", command.text("key"))
                data.field("session", change.session.id)
                data.field("epoch", host.store.epoch)
                data.field("seq", change.entry?.seq ?? change.session.head)
                data.field("dup", change.duplicate || change.entry == nil)
            }
        )
    }

    /// The guest as one who learns a course now: who learns what may have changed since the hello.
    private mutating func learner(of course: String) async throws -> Guest {
        let known = try identified()
        guard let subject = try await host.authenticator.subject(known.bearer),
            can(subject, .openConversation, .course(course))
        else { throw Refused(.notFound, "There is no such course, or you are not enrolled in it.", field: "course") }
        // Or else they could begin a session, and not write in it.
        let guest = Guest(bearer: known.bearer, subject: subject, caps: known.caps)
        self.guest = guest
        return guest
    }

    func cancel(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .leaveConversation)
        let turn = try turn(of: command, in: live)
        let stop = live.withTurns { $0.stop(turn) }
        stop?()
        _ = line.post(.ack(command.id) { $0.field("stopped", stop != nil) })
    }

    func change(_ command: ClientCommand, to state: SessionState) async throws {
        let live = try await session(of: command, for: .leaveConversation)
        let change = try await host.store.setState(
            state,
            of: live.id,
            reason: command.optionalText("reason") ?? "learner",
            by: try identified().bearer.account,
            command: CommandStamp(try key(of: command), meaning: state.rawValue.utf8)
        )
        host.hub.publish(change)
        acknowledge(command, change)
    }

    mutating func setContext(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .leaveConversation)
        let (course, module) = (command.text("course"), command.optionalText("module"))
        let guest = try await learner(of: course)
        let change = try await host.store.changeContext(
            of: live.id,
            course: course,
            module: module,
            by: guest.bearer.account,
            command: CommandStamp(try key(of: command), meaning: "\(course)/\(module ?? "")".utf8)
        )
        host.hub.publish(change)
        acknowledge(command, change)
    }

    func feedback(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .readConversation)
        guard let message = EntryID(command.text("message")), message.session == live.id,
            let said = try await self.message(message, in: live)
        else { throw Refused(.notFound, "There is no such message.", field: "message") }
        guard said.author != live.learner else {
            throw Refused(.stateConflict, "This is a question; only an answer can be rated.", field: "message")
        }
        var body = JSONText()
        body.field("message", message.description)
        body.field("value", command.text("value"))
        if let note = command.optionalText("note") { body.field("note", note) }
        let bytes = body.closed()
        let recorded = try await host.store.record(
            LogEvent(
                session: live.id,
                kind: EntryKind("feedback"),
                author: try identified().bearer.account,
                command: CommandStamp(try key(of: command), meaning: bytes),
                body: bytes
            )
        )
        if !recorded.duplicate { host.hub.publish([recorded.entry], of: live.id) }
        acknowledge(command, recorded.entry.seq, isRepeat: recorded.duplicate)
    }

    /// What was said at a place, if this guest may read it.
    private func message(_ id: EntryID, in live: SessionRoom) async throws -> Entry? {
        let audience: Audience = try identified().subject.is(live.learner) ? .everyone : .staff
        let page = try await host.store.entries(of: live.id, after: id.seq - 1, for: audience, limit: 1)
        return page.entries.first { $0.id == id && $0.kind == .message }
    }

    func read(_ command: ClientCommand) async throws {
        try await whisper(command) { data, account in
            data.field("account", account)
            data.field("upto", command.integer("upto") ?? 0)
        }
    }

    func typing(_ command: ClientCommand) async throws {
        try await whisper(command) { data, account in
            data.field("account", account)
            data.field("on", command.flag("on"))
        }
    }

    /// Tells the others in the session something that is not recorded.
    private func whisper(_ command: ClientCommand, _ fill: (inout JSONText, String) -> Void) async throws {
        let live = try await session(of: command, for: .readConversation)
        let account = try identified().bearer.account.description
        let frame = ServerFrame(command.name == .read ? "read" : "typing", session: live.id) { fill(&$0, account) }
        live.whisper(frame, except: joined[live.id]?.listener)
        _ = line.post(.ack(command.id))
    }

    private func acknowledge(_ command: ClientCommand, _ change: SessionChange) {
        _ = line.post(
            .ack(command.id) { data in
                data.field("key", command.text("key"))
                data.field("seq", change.entry?.seq ?? change.session.head)
                data.field("state", change.session.state.rawValue)
                data.field("dup", change.duplicate)
            }
        )
    }

    /// Says where in the log what a command did stands.
    func acknowledge(_ command: ClientCommand, _ seq: Int64, isRepeat: Bool) {
        _ = line.post(
            .ack(command.id) { data in
                data.field("key", command.text("key"))
                data.field("seq", seq)
                data.field("dup", isRepeat)
            }
        )
    }

    func turn(of command: ClientCommand, in live: SessionRoom) throws(Refused) -> TurnID {
        guard let turn = TurnID(command.text("turn")), turn.session == live.id else {
            throw Refused(.notFound, "There is no such turn.", field: "turn")
        }
        return turn
    }
}
