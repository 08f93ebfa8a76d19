/// The person whom a session waits for, or who has it.
struct Handoff: Sendable, Equatable {
    let ticket: TicketID
    var queue: String
    /// Who has it; nobody yet, as long as it waits.
    var tutor: String?
    var generation: Int64 = 0

    /// While it is a person's, the chain is silent.
    var isOwned: Bool { tutor != nil }

    init(ticket: TicketID, queue: String, tutor: String? = nil) {
        self.ticket = ticket
        self.queue = queue
        self.tutor = tutor
    }

    init(_ ticket: StoredTicket) {
        self.init(ticket: ticket.id, queue: ticket.queue, tutor: ticket.state.isOwned ? ticket.tutorName ?? "" : nil)
        generation = ticket.generation
    }

    /// Takes note of what an entry of the log says about it.
    static func note(_ entry: Entry, in handoff: inout Handoff?) {
        // Most of what is said is a message; only the others are looked up.
        guard entry.kind != .message, kinds.contains(entry.kind), let body = try? JSON(parsing: Array(entry.body))
        else { return }
        guard let ticket = body["ticket"]?.string.flatMap({ TicketID($0) }) else {
            // The end of a session is the end of the wait.
            if body["state"]?.string.flatMap(SessionState.init(rawValue:))?.isOpen == false { handoff = nil }
            return
        }
        var now = Handoff(ticket: ticket, queue: body["queue"]?.string ?? handoff?.queue ?? "")
        switch entry.kind {
        case .handoffQueued: handoff = now
        case .handoffClaimed:
            now.tutor = body["tutor"]?.string ?? ""
            now.generation = body["gen"]?.integer ?? 0
            handoff = now
        case .handoffReturned: handoff = body["to"]?.string == "queue" ? now : nil
        default: handoff = nil
        }
    }

    private static let kinds: Set<EntryKind> = [
        .handoffQueued, .handoffClaimed, .handoffReturned, .handoffResolved, .sessionState,
    ]
}
