import Pipeline

/// What tutors do with tickets; each is done for a subject who may, and told to all who have to know.
extension Desk {
    /// The ticket, if it is this subject's to take; one of another course is one that does not exist.
    func ticket(_ id: TicketID, for subject: Subject) async throws -> StoredTicket {
        let ticket = try await store.ticket(id)
        guard can(subject, .takeTicket, .ticket(course: ticket.course, learner: ticket.learner)) else {
            throw StoreError.unknownTicket
        }
        if let tutor = subject.account { roster.stir(tutor) }
        return ticket
    }

    func claim(_ id: TicketID, by subject: Subject, key: CommandKey) async throws -> Claimed {
        let ticket = try await ticket(id, for: subject)
        guard let tutor = subject.account else { throw Refused(.unauthorized) }
        let claimed = try await store.claim(id, by: tutor, key: key, lease: lease(of: ticket.queue))
        return tell(claimed)
    }

    /// The question that has waited longest of those this tutor may take; says why when there is none.
    func claimNext(in queue: String?, by subject: Subject, key: CommandKey) async throws -> Claimed {
        guard let tutor = subject.account, !subject.teaches.isEmpty else { throw Refused(.forbidden) }
        let wish = TicketWish(queue: queue, courses: subject.teaches)
        let claimed = try await store.claimNext(wish, by: tutor, key: key, lease: lease(of: queue ?? ""))
        guard let claimed else { throw try await nothingToTake(wish, by: tutor) }
        return tell(claimed)
    }

    private func nothingToTake(_ wish: TicketWish, by tutor: AccountID) async throws -> Refused {
        let duty = try await store.duty(of: tutor)
        let chosen = duty.subjects + duty.languages
        let open = try await store.openTickets(of: wish.courses, queue: wish.queue, after: 0, limit: 1000)
        let waiting = open.count { $0.state.isWaiting }
        guard !chosen.isEmpty, waiting > 0 else {
            return Refused(.stateConflict, "There is no question you can take right now.")
        }
        return Refused(
            .stateConflict,
            "No question is waiting in the subjects and languages you have chosen (\(chosen.joined(separator: ", "))); "
                + "\(waiting) \(waiting == 1 ? "question is waiting" : "questions are waiting") in your courses."
        )
    }

    private func tell(_ claimed: Claimed) -> Claimed {
        if !claimed.duplicate {
            hub.publish([claimed.entry], of: claimed.ticket.session)
            stream.poke()
        }
        return claimed
    }

    /// Makes the lease last from now on again; returns how long.
    func renew(_ id: TicketID, generation: Int64, by subject: Subject) async throws -> Duration {
        let ticket = try await ticket(id, for: subject)
        guard let tutor = subject.account else { throw Refused(.unauthorized) }
        let lease = lease(of: ticket.queue)
        try await store.renew(id, generation: generation, by: tutor, lease: lease)
        return lease
    }

    func answer(_ act: TutorAct, _ text: String, seen: Int64?, by subject: Subject) async throws -> Answered {
        let ticket = try await ticket(act.ticket, for: subject)
        let reply = TutorReply(act, text: text, html: html(text), seen: seen)
        let answered = try await store.answer(reply, lease: lease(of: ticket.queue))
        switch answered {
        case .said(let entry, let duplicate), .fenced(let entry, let duplicate):
            if !duplicate {
                hub.publish([entry], of: ticket.session)
                stream.poke()
            }
        }
        return answered
    }

    /// Parts from a ticket; the caller runs the turn in which the chain goes on, where there is one.
    func part(_ act: TutorAct, _ parting: Parting, by subject: Subject) async throws -> Parted {
        let ticket = try await ticket(act.ticket, for: subject)
        var overdueAt: Moment?
        if case .transfer(let queue, let colleague, _) = parting {
            if let queue, !queueNames.contains(queue) {
                throw Refused(.badField, "There is no queue “\(queue)”.", field: "to")
            }
            if let colleague { try await refuseStrangers(colleague, ticket.course) }
            if let queue, queue != ticket.queue { overdueAt = hours(of: queue).overdue(at: now()) }
        }
        let parted = tell(try await store.part(act, parting, overdueAt: overdueAt))
        guard !parted.isFenced else { throw Refused.fencedAndKept }
        return parted
    }

    private func refuseStrangers(_ colleague: AccountID, _ course: String) async throws {
        let standing = try? await store.standing(of: colleague)
        guard standing?.courses[course]?.contains(.teach) ?? false else {
            throw Refused(.badField, "That person does not teach this course.", field: "tutor")
        }
    }

    func tell(_ parted: Parted) -> Parted {
        if !parted.duplicate {
            hub.publish(parted.entries, of: parted.ticket.session)
            stream.poke()
        }
        return parted
    }

    /// Writes something for the staff only.
    func note(_ text: String, on id: TicketID, by subject: Subject, key: CommandKey) async throws -> Recorded {
        let ticket = try await ticket(id, for: subject)
        var body = JSONText()
        body.field("ticket", id.description)
        body.field("text", text)
        let bytes = body.closed()
        let event = LogEvent(
            session: ticket.session,
            kind: .note,
            audience: .staff,
            author: subject.account,
            command: CommandStamp(key, meaning: bytes),
            body: bytes
        )
        let recorded = try await store.record(event)
        if !recorded.duplicate { hub.publish([recorded.entry], of: ticket.session) }
        return recorded
    }

    /// Keeps which questions a tutor asks for, and goes by it from now on.
    func set(_ duty: TutorDuty, of tutor: AccountID) async throws(StoreError) {
        try await store.setDuty(duty, of: tutor)
        roster.set(duty, of: tutor)
        tellPlaces()
    }

    func lease(of queue: String) -> Duration { self.queue(queue).lease.duration }

    /// No claim lasts longer than this from any moment, whatever has become of the clock since it was made.
    var longestLease: Duration {
        queueNames.reduce(lease(of: "")) { max($0, lease(of: $1)) }
    }
}

extension Parting {
    /// To another queue, to a colleague or to both, by the names that a tutor gave.
    static func transfer(to queue: String?, tutor name: String?, reason: String?) throws(Refused) -> Parting {
        let colleague = name.flatMap { AccountID($0) }
        guard (name == nil) == (colleague == nil) else {
            throw Refused(.badField, "\"tutor\" must be the id of an account.", field: "tutor")
        }
        guard queue != nil || colleague != nil else {
            let why = "Say where it should go: \"to\" names a queue, \"tutor\" a colleague."
            throw Refused(.badField, why, field: "to")
        }
        return .transfer(queue: queue, to: colleague, reason: reason)
    }
}

extension Refused {
    static let noGeneration = Refused(.badField, "\"gen\" is missing (the generation of the claim).", field: "gen")
    static let teachesNothing = Refused(.forbidden, "Only people who teach a course can do this.")

    /// What a tutor hears whose words came after the question had gone to somebody else.
    static let fencedAndKept = Refused(.fenced, "\(StoreError.fenced.sentence) What you wrote was kept as a note.")
}
