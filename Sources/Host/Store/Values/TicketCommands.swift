/// A tutor who acts, and the command that says so once.
package struct TutorAct: Sendable {
    package var ticket: TicketID
    package var tutor: AccountID
    package var key: CommandKey
    /// The generation the tutor holds.
    package var generation: Int64

    package init(_ ticket: TicketID, by tutor: AccountID, key: CommandKey, generation: Int64) {
        self.ticket = ticket
        self.tutor = tutor
        self.key = key
        self.generation = generation
    }
}

/// What a tutor who asks for the next question may take.
package struct TicketWish: Sendable {
    package var queue: String?
    package var courses: Set<String>

    package init(queue: String? = nil, courses: Set<String>) {
        self.queue = queue
        self.courses = courses
    }
}

/// A tutor's words on their way to the learner.
package struct TutorReply: Sendable {
    package var act: TutorAct
    package var text: String
    package var html: String
    /// The last place in the log that the tutor had seen; `nil` when they do not say.
    package var seen: Int64?

    package init(_ act: TutorAct, text: String, html: String, seen: Int64? = nil) {
        self.act = act
        self.text = text
        self.html = html
        self.seen = seen
    }
}

/// How a tutor parts from a ticket.
package enum Parting: Sendable, Equatable {
    /// Back to the queue, where it keeps its place.
    case release(reason: String?)
    /// To another queue, or to one tutor, or both.
    case transfer(queue: String?, to: AccountID?, reason: String?)
    case resolve(note: String?)
    /// Back to the chain, with a line for it about what was said.
    case handBack(summary: String?)
}

/// What became of a claim.
package struct Claimed: Sendable, Equatable {
    package let ticket: StoredTicket
    package let generation: Int64
    package let entry: Entry
    package let duplicate: Bool
}

/// What became of a tutor's reply.
package enum Answered: Sendable, Equatable {
    case said(Entry, duplicate: Bool)
    /// Somebody else has the ticket by now; the words were kept as a note for the staff.
    case fenced(draft: Entry, duplicate: Bool)
}

/// What became of a ticket that somebody parted from, or that was taken from them.
package struct Parted: Sendable, Equatable {
    package let ticket: StoredTicket
    package let entry: Entry
    /// The turn in which the chain goes on with the question, where it does.
    package var turn: TurnID?
    /// Every entry that was made, in order.
    package let entries: [Entry]
    package let duplicate: Bool
    /// Whether the ticket was no longer the tutor's: nothing became of it, and what they wrote is a note for the staff.
    package var isFenced = false
}

/// A tutor's own wishes about what they are given.
package struct TutorDuty: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case available
        /// At work, but nothing new.
        case busy
        case away
    }

    package var state: State
    /// How many questions at once.
    package var capacity: Int64
    /// What of the subjects they teach; empty for all.
    package var subjects: [String]
    package var languages: [String]

    package init(
        state: State = .available,
        capacity: Int64 = 3,
        subjects: [String] = [],
        languages: [String] = []
    ) {
        self.state = state
        self.capacity = capacity
        self.subjects = subjects
        self.languages = languages
    }
}

/// How a ticket was served, for estimates.
package struct ServedTicket: Sendable, Equatable {
    package let wait: Duration
    package let place: Int64
    package let tutors: Int64
}

/// A ticket that has not ended, by what the line of those who wait needs to know.
package struct OpenTicket: Sendable, Equatable {
    package let id: TicketID
    package let number: Int64
    package let queue: String
    /// Who has it; nobody while it waits.
    package let tutor: AccountID?
}

/// A text that tutors send often.
package struct CannedReply: Sendable, Equatable {
    package let name: String
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// Tickets whose time has come.
package struct TakenTickets: Sendable {
    package internal(set) var parted: [Parted] = []
    /// Those that could not be read, and stay as they are, by their numbers.
    package internal(set) var unreadable: Set<Int64> = []
}
