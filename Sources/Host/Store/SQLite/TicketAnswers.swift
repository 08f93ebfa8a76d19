internal import SQLite

extension SQLiteStore {
    package func answer(_ reply: TutorReply, lease: Duration) async throws(StoreError) -> Answered {
        let now = rules.now()
        return try await write { db, memory in
            let row = try db.ticketRow(reply.act.ticket)
            let ticket = try db.storedTicket(row)
            let live = try db.live(ofTicket: ticket, &memory)
            let tutor = try db.person(reply.act.tutor)
            let command = CommandStamp(reply.act.key, meaning: reply.text.utf8)
            if let earlier = try db.earlier(command, by: tutor, in: live) {
                return earlier.kind == .note
                    ? .fenced(draft: earlier, duplicate: true) : .said(earlier, duplicate: true)
            }
            guard ticket.isHeld(by: reply.act, at: now) else {
                let draft = EntryDraft(lateWords: reply.text, of: reply.act, by: tutor, command)
                return .fenced(draft: try db.append(draft, to: live, at: now).entry, duplicate: false)
            }
            if let seen = reply.seen, try db.hasWritten(live.learner, after: seen, in: live) {
                throw StoreError.unseen
            }
            let message = EntryDraft(
                kind: .message,
                author: tutor,
                command: command,
                body: reply.body(by: ticket.tutorName ?? "")[...]
            )
            let entry = try db.append(message, to: live, at: now).entry
            try db.run(
                "UPDATE ticket SET state = 'active', lease_ends = ?1, answered_at = coalesce(answered_at, ?2) WHERE id = ?3",
                .moment(now + lease),
                .moment(now),
                .integer(row)
            )
            live.ticket?.state = .active
            if ticket.answeredAt == nil { try db.tell(.answered, ofTicket: row, at: now) }
            return .said(entry, duplicate: false)
        }
    }
}

extension StoredTicket {
    /// Whether somebody who acts still has it: their lease runs, and nobody had it since.
    func isHeld(by act: TutorAct, at now: Moment) -> Bool {
        state.isOwned && tutor == act.tutor && generation == act.generation && (leaseEnds.map { $0 > now } ?? false)
    }
}

extension TutorReply {
    fileprivate func body(by name: String) -> [UInt8] {
        var speaker = JSONText(capacity: 64)
        speaker.field("kind", "tutor")
        speaker.field("name", name)
        var body = JSONText(capacity: text.utf8.count + html.utf8.count + 160)
        body.field("role", "tutor")
        body.field("by", json: speaker.closed())
        body.field("ticket", act.ticket.description)
        body.field("text", text)
        body.field("html", html)
        return body.closed()
    }
}

extension EntryDraft {
    /// Words as a note for the staff, when they came after the ticket had gone to somebody else.
    init(lateWords words: String, of act: TutorAct, by tutor: Person, _ command: CommandStamp) {
        var body = JSONText(capacity: words.utf8.count + 120)
        body.field("ticket", act.ticket.description)
        body.field("text", words)
        body.field("why", "fenced")
        self.init(kind: .note, audience: .staff, author: tutor, command: command, body: body.closed()[...])
    }
}

extension Connection {
    fileprivate func hasWritten(_ learner: Person, after seq: Int64, in live: LiveSession) throws -> Bool {
        try first(
            "SELECT 1 FROM entry WHERE session = ? AND seq > ? AND kind = 'message' AND author = ? LIMIT 1",
            .integer(live.row),
            .integer(seq),
            .integer(learner.row)
        ) { _ in true } ?? false
    }
}
