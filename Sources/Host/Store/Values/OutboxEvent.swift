/// Something that other programs may want to be told, by its name in webhooks.
package enum OutboxEvent: String, Sendable, CaseIterable {
    case turnEnded = "turn.ended"
    case alert
    case ticketOpened = "ticket.opened"
    case ticketOverdue = "ticket.overdue"

    /// What it says, for the documentation.
    package var meaning: String {
        switch self {
        case .turnEnded: "a question has its ending: an answer, a refusal, a ticket or a stated failure"
        case .alert: "a learner may be in danger; people should look now"
        case .ticketOpened: "a question waits for a tutor"
        case .ticketOverdue: "nobody took it in time"
        }
    }
}
