package typealias TicketID = StoreID<StoredTicket>

/// A question that waits for a person, or was answered by one, as the store knows it.
package struct StoredTicket: Sendable, Equatable {
    package let id: TicketID
    /// Its place in the order in which tickets were opened; who waits longer has the smaller one.
    package let number: Int64
    package let queue: String
    package let session: SessionID
    package let learner: AccountID
    package let learnerName: String
    package let course: String
    package let module: String?
    /// The question, which also names the turn.
    package let asked: EntryID
    package let state: TicketState
    /// Counts how often it was given to somebody; what an earlier holder does is fenced off by it.
    package let generation: Int64
    package let tutor: AccountID?
    package let tutorName: String?
    package let leaseEnds: Moment?
    /// The tutor it was passed on to, and until when nobody else is offered it.
    package let wanted: AccountID?
    package let overdueAt: Moment?
    /// Queues in which the learner has waited long enough.
    package let exhausted: Set<String>
    package let openedAt: Moment
    package let claimedAt: Moment?
    package let answeredAt: Moment?
    package let endedAt: Moment?
    /// Where in the line it was when it was opened, and how many tutors were there.
    package let placeAtFirst: Int64
    package let tutorsAtFirst: Int64
    /// Whether people should look at once; its learner must never be told so.
    package var isAlarm = false

    /// Where it stands in lists, in which alarms come first: what is behind it is asked for with this.
    package var listPlace: Int64 { isAlarm ? -number : number }
}

/// A ticket that is to be made of a turn that ends.
package struct TicketDraft: Sendable, Equatable {
    package var queue: String
    /// When the chain is to go on without a person.
    package var overdueAt: Moment?
    /// What the learner is told outside the hours, and when people are back.
    package var away: String?
    package var opensAt: Moment?
    /// Where in the line it will be, and how many tutors are there, so that waits can be told from how it went.
    package var place: Int64
    package var tutors: Int64
    /// Whether people should look at once.
    package var isAlarm = false

    package init(
        queue: String,
        overdueAt: Moment? = nil,
        away: String? = nil,
        opensAt: Moment? = nil,
        place: Int64 = 1,
        tutors: Int64 = 0
    ) {
        self.queue = queue
        self.overdueAt = overdueAt
        self.away = away
        self.opensAt = opensAt
        self.place = place
        self.tutors = tutors
    }
}

/// Something that happened to a ticket, at a place in the stream that tutors watch.
package struct QueueEvent: Sendable, Equatable {
    package let seq: Int64
    package let kind: Kind
    /// The ticket as it is now; the event's own state may be an earlier one.
    package let ticket: StoredTicket
    package let queue: String
    package let state: TicketState
    package let generation: Int64
    package let tutor: AccountID?
    package let tutorName: String?
    package let reason: String?
    /// What the learner asked.
    package let question: String
    package let at: Moment
    /// Whether the conversation has been taken out, so that there is nothing more to tell of the ticket than its names.
    package var isGone = false

    /// The reason of the last event of a ticket whose learner is erased.
    package static let erased = "erased"

    package enum Kind: String, Sendable, CaseIterable {
        case opened = "ticket.opened"
        /// What waited already is an alarm now.
        case raised = "ticket.raised"
        case claimed = "ticket.claimed"
        case answered = "ticket.answered"
        case released = "ticket.released"
        case transferred = "ticket.transferred"
        case overdue = "ticket.overdue"
        case resolved = "ticket.resolved"
        case abandoned = "ticket.abandoned"
    }
}
