// Tickets as frames and as JSON: the same members on sockets and over HTTP.

extension ServerFrame {
    /// Something that happened to a ticket, for a watcher who was last sent `place`.
    ///
    /// What it says is the same for all who watch, so it is handed in; only the place before differs.
    init(_ event: QueueEvent, saying described: [UInt8], after place: Int64) {
        var frame = JSONText(capacity: 512)
        frame.field("t", event.kind.rawValue)
        frame.field("seq", event.seq)
        frame.field("prev", place)
        frame.field("at", event.at.rfc3339)
        frame.field("d", json: described)
        self.init(text: frame, seq: event.seq)
    }

    /// A ticket as it stands, for somebody who begins to watch.
    static func standing(_ event: QueueEvent) -> ServerFrame {
        var frame = JSONText(capacity: 512)
        frame.field("t", "ticket")
        frame.field("d", json: event.described)
        return ServerFrame(text: frame)
    }

    /// What follows is the stream from here on.
    static func watching(from: Int64, head: Int64, recovered: Bool, re: String?) -> ServerFrame {
        ServerFrame("queue.watching", re: re) { data in
            data.field("recovered", recovered)
            data.field("from", from)
            data.field("head", head)
        }
    }

    /// How far on a learner is, and how long it may take.
    static func place(_ ticket: TicketID, of session: SessionID, _ told: PlaceTold) -> ServerFrame {
        ServerFrame("queue.place", session: session) { data in
            data.field("ticket", ticket.description)
            data.field("place", told.place)
            data.field("of", told.of)
            if let estimate = told.estimate {
                data.field("p50_s", estimate.p50.wholeSeconds)
                data.field("p90_s", estimate.p90.wholeSeconds)
            }
            data.field("tutors", told.tutors)
        }
    }
}

extension Desk {
    /// What a tutor hears who has taken a ticket, and how long it is theirs.
    func describe(_ claimed: Claimed, in data: inout JSONText) {
        data.field("ticket", claimed.ticket.id)
        data.field("session", claimed.ticket.session)
        data.field("gen", claimed.generation)
        data.field("lease_ms", lease(of: claimed.ticket.queue).wholeMilliseconds)
        data.field("dup", claimed.duplicate)
    }
}

extension Duration {
    /// Rounded up: nobody is told that they wait no time at all.
    fileprivate var wholeSeconds: Int64 { Int64(max(1, inSeconds.rounded(.up))) }
}

extension QueueEvent {
    var described: [UInt8] {
        var data = JSONText(capacity: 384)
        if isGone {
            ticket.name(in: &data, queue: queue, state: state, generation: generation)
        } else {
            ticket.describe(in: &data, queue: queue, state: state, generation: generation)
        }
        if let tutor {
            data.field("tutor", tutor.description)
            data.field("tutor_name", tutorName ?? "")
        }
        if let reason { data.field("reason", reason) }
        if !isGone { data.field("question", String(question.prefix(300))) }
        return data.closed()
    }
}

extension StoredTicket {
    var described: [UInt8] {
        var data = JSONText(capacity: 384)
        describe(in: &data, queue: queue, state: state, generation: generation)
        if let tutor {
            data.field("tutor", tutor.description)
            data.field("tutor_name", tutorName ?? "")
        }
        return data.closed()
    }

    /// Which ticket it is, and where it stands.
    fileprivate func name(in data: inout JSONText, queue: String, state: TicketState, generation: Int64) {
        data.field("ticket", id.description)
        data.field("queue", queue)
        data.field("state", state.rawValue)
        data.field("gen", generation)
        data.field("session", session.description)
        data.field("asked", asked.description)
        data.field("course", course)
    }

    fileprivate func describe(in data: inout JSONText, queue: String, state: TicketState, generation: Int64) {
        name(in: &data, queue: queue, state: state, generation: generation)
        if let module { data.field("module", module) }
        if isAlarm { data.field("alarm", true) }
        data.field("learner", learner.description)
        data.field("learner_name", learnerName)
        data.field("opened_at", openedAt.rfc3339)
        if let overdueAt { data.field("overdue_at", overdueAt.rfc3339) }
        if exhausted.contains(queue) { data.field("overdue", true) }
        if let leaseEnds { data.field("lease_ends", leaseEnds.rfc3339) }
        if let wanted { data.field("wanted", wanted.description) }
    }
}
