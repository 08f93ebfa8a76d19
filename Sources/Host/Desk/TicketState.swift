/// Where a question that waits for a person stands.
///
/// A closed machine: what is not written in ``after(_:)`` cannot happen. Nothing stays anywhere by itself: whoever waits
/// has a patience and a session that ends, whoever has a ticket has a lease that ends.
package enum TicketState: String, Sendable, CaseIterable {
    /// Nobody has had it yet.
    case queued
    /// A tutor has it and has not said anything.
    case claimed
    /// A tutor has it and has answered.
    case active
    /// It waits again: somebody gave it back, or vanished.
    case released
    case resolved
    /// The learner no longer wants it, or their session has ended.
    case abandoned

    package var isWaiting: Bool { self == .queued || self == .released }
    /// Whether it is a person's, so that the chain is silent.
    package var isOwned: Bool { self == .claimed || self == .active }
    package var isOpen: Bool { isWaiting || isOwned }

    /// What happens to a ticket.
    package enum Event: String, Sendable, CaseIterable {
        case claim, answer, release
        /// The lease ended: the tutor has vanished.
        case lapse
        /// To the tutors of another queue, or to one tutor.
        case transfer
        case resolve
        /// Back to the chain.
        case handBack
        /// Patience has run out: the chain goes on, and the ticket stays.
        case overdue
        case abandon
    }

    /// The state it comes to; `nil` when this cannot happen to it.
    package func after(_ event: Event) -> TicketState? {
        switch (self, event) {
        case (.queued, .claim), (.released, .claim): .claimed
        case (.queued, .overdue), (.released, .overdue): self
        case (.claimed, .answer), (.active, .answer): .active
        case (.claimed, .release), (.active, .release), (.claimed, .lapse), (.active, .lapse): .released
        case (.claimed, .transfer), (.active, .transfer): .queued
        case (.claimed, .resolve), (.active, .resolve), (.claimed, .handBack), (.active, .handBack): .resolved
        case (_, .abandon) where isOpen: .abandoned
        default: nil
        }
    }

    /// What moves a ticket on when nobody does anything.
    package enum Timer: Sendable {
        /// Patience runs out, and at last the session expires.
        case waiting
        case lease
    }

    package var timer: Timer? {
        if isWaiting { return .waiting }
        return isOwned ? .lease : nil
    }
}
