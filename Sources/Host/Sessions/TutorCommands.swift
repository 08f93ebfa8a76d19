import Pipeline

// What tutors do over a socket: the desk's verbs, with an ack for each.

/// What a connection holds at the desk.
struct DeskSeat: Sendable {
    let tutor: AccountID
    let seat: Roster.Seat
    var watcher: QueueStream.Watcher?
}

extension Conversation {
    mutating func serveTutor(_ command: ClientCommand) async throws {
        let subject = try await tutor()
        switch command.name {
        case .watchQueue: try await watch(command, subject)
        case .setPresence: try await setPresence(command, subject)
        case .claimTicket:
            let claimed = try await host.desk.claim(try ticket(command), by: subject, key: try key(of: command))
            acknowledge(claimed, command)
        case .nextTicket:
            let claimed = try await host.desk.claimNext(
                in: command.optionalText("queue"),
                by: subject,
                key: try key(of: command)
            )
            acknowledge(claimed, command)
        case .renewTicket:
            let lease = try await host.desk.renew(
                try ticket(command),
                generation: command.integer("gen") ?? 0,
                by: subject
            )
            _ = line.post(.ack(command.id) { $0.field("lease_ms", lease.wholeMilliseconds) })
        case .releaseTicket:
            try await part(command, .release(reason: command.optionalText("reason")), subject)
        case .transferTicket: try await transfer(command, subject)
        case .resolveTicket:
            let note = command.optionalText("note")
            let isHandedBack = command.optionalText("back_to") != nil
            try await part(command, isHandedBack ? .handBack(summary: note) : .resolve(note: note), subject)
        case .addNote:
            let text = try command.text("text").withWords
            let recorded = try await host.desk.note(
                text,
                on: try ticket(command),
                by: subject,
                key: try key(of: command)
            )
            acknowledge(command, recorded.entry.seq, isRepeat: recorded.duplicate)
        case .suggest:
            let draft = try await Suggestions(desk: host.desk, runner: host.runner)
                .draft(for: try ticket(command), by: subject)
            _ = line.post(.ack(command.id) { $0.field("text", draft) })
        default: throw Refused(.internalFault)
        }
    }

    /// Says something to the learner of a ticket.
    func answer(_ command: ClientCommand) async throws {
        let act = try act(command)
        // First, so that who answers in a conversation that was taken out hears that, not that there is none.
        let ticket = try await host.store.ticket(act.ticket)
        let live = try await session(of: command, for: .answerInConversation)
        let text = try command.text("text").withWords
        guard live.id == ticket.session else {
            throw Refused(.badField, "This ticket belongs to another session.", field: "ticket")
        }
        let answered = try await host.desk.answer(act, text, seen: command.integer("seen"), by: try await tutor())
        switch answered {
        case .said(let entry, let duplicate): acknowledge(command, entry.seq, isRepeat: duplicate)
        case .fenced: throw Refused.fencedAndKept
        }
    }

    /// The guest with the rights they have now: who teaches what may have changed since the hello.
    private func tutor() async throws -> Subject {
        let guest = try identified()
        guard let subject = try await host.authenticator.subject(guest.bearer), !subject.teaches.isEmpty else {
            throw Refused.teachesNothing
        }
        return subject
    }

    private mutating func watch(_ command: ClientCommand, _ subject: Subject) async throws {
        let seat = try await sit(subject)
        if let watcher = seat?.watcher { host.desk.stream.leave(watcher) }
        let view = QueueStream.View(courses: subject.teaches, queue: command.optionalText("queue"))
        let watcher = try await host.desk.stream.watch(
            line,
            view,
            after: command.integer("after") ?? 0,
            re: command.id
        )
        self.seat?.watcher = watcher
        host.desk.tellPlaces()
    }

    /// Takes a seat at the desk, if there is none yet.
    private mutating func sit(_ subject: Subject) async throws -> DeskSeat? {
        if let seat { return seat }
        guard let account = subject.account else { throw Refused(.unauthorized) }
        let duty = try await host.store.duty(of: account)
        seat = DeskSeat(tutor: account, seat: host.desk.roster.enter(account, courses: subject.teaches, duty: duty))
        return seat
    }

    private mutating func setPresence(_ command: ClientCommand, _ subject: Subject) async throws {
        guard let seat = try await sit(subject) else { return }
        var duty = try await host.store.duty(of: seat.tutor)
        duty.state = TutorDuty.State(rawValue: command.text("state")) ?? .available
        if let capacity = command.integer("capacity") { duty.capacity = capacity }
        if command.has("subjects") { duty.subjects = command.words("subjects") }
        if command.has("languages") { duty.languages = command.words("languages") }
        try await host.desk.set(duty, of: seat.tutor)
        _ = line.post(
            .ack(command.id) { data in
                data.field("state", duty.state.rawValue)
                data.field("capacity", duty.capacity)
            }
        )
    }

    private func transfer(_ command: ClientCommand, _ subject: Subject) async throws {
        let parting = try Parting.transfer(
            to: command.optionalText("to"),
            tutor: command.optionalText("tutor"),
            reason: command.optionalText("reason")
        )
        try await part(command, parting, subject)
    }

    private func part(_ command: ClientCommand, _ parting: Parting, _ subject: Subject) async throws {
        let parted = try await host.desk.part(try act(command), parting, by: subject)
        await DeskClock(desk: host.desk, runner: host.runner).goOn(parted, on: loop)
        acknowledge(command, parted.entry.seq, isRepeat: parted.duplicate)
    }

    private func acknowledge(_ claimed: Claimed, _ command: ClientCommand) {
        _ = line.post(
            .ack(command.id) { data in
                data.field("key", command.text("key"))
                host.desk.describe(claimed, in: &data)
            }
        )
    }

    private func ticket(_ command: ClientCommand) throws -> TicketID {
        guard let id = TicketID(command.text("ticket")) else { throw StoreError.unknownTicket }
        return id
    }

    private func act(_ command: ClientCommand) throws -> TutorAct {
        guard let generation = command.integer("gen") else { throw Refused.noGeneration }
        return TutorAct(
            try ticket(command),
            by: try identified().bearer.account,
            key: try key(of: command),
            generation: generation
        )
    }

    // Being there

    /// Something came from this connection.
    func stir() {
        if let seat { host.desk.roster.stir(seat.tutor, seat.seat) }
    }

    mutating func leaveDesk() {
        guard let seat else { return }
        if let watcher = seat.watcher { host.desk.stream.leave(watcher) }
        host.desk.roster.leave(seat.tutor, seat.seat)
        self.seat = nil
        host.desk.tellPlaces()
    }
}
