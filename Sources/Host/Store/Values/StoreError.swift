/// Why the store did not do what it was asked.
package enum StoreError: Error, Equatable {
    case unknownSession
    case unknownTurn
    case unknownAccount
    case unknownPractice
    case unknownQuestion
    case unknownRevision
    case unknownCourse(String)
    case unknownModule(String, course: String)
    /// The key was used before, for something else.
    case keyConflict
    /// The session is over, so nothing can be added.
    case notOpen(SessionState)
    case turnStillRuns
    case turnAnswered
    case addressTaken
    case unknownTicket
    /// There was such a ticket, and its conversation has been taken out.
    case conversationGone
    /// Somebody else has the ticket, or it has ended.
    case ticketTaken(TicketState)
    /// Whoever claims it has claimed it already, on another screen perhaps.
    case ticketHeld
    /// The tutor has as many tickets as they want at once.
    case handsFull(Int64)
    /// The ticket was this tutor's, and is no longer.
    case fenced
    /// The learner has written since the tutor last looked.
    case unseen
    case invalid(String)
    /// The disk or the file: nothing to do with what was asked.
    case unavailable(String, retry: Bool)

    package var retry: Bool {
        if case .unavailable(_, let retry) = self { retry } else { false }
    }

    package var sentence: String {
        switch self {
        case .unknownSession: "There is no such tutoring session."
        case .unknownTurn: "There is no such turn."
        case .unknownPractice: "There is no such practice session."
        case .unknownQuestion: "There is no such question."
        case .unknownRevision: "There is no such earlier configuration."
        case .unknownAccount: "There is no such account."
        case .unknownCourse(let course): "There is no course “\(course)”."
        case .unknownModule(let module, let course): "The course “\(course)” has no module “\(module)”."
        case .keyConflict: "This key has already been used for another command; make a new key for each."
        case .notOpen(let state): "This session is \(state.rawValue); open a new one to go on."
        case .turnStillRuns: "This question is still being answered."
        case .turnAnswered: "This question has been answered; ask another."
        case .addressTaken: "There is already an account with this email address."
        case .unknownTicket: "There is no such ticket."
        case .conversationGone: "This conversation has been erased; nothing of it is kept."
        case .ticketTaken(.claimed), .ticketTaken(.active): "Somebody else has taken this question."
        case .ticketHeld: "You have taken this question already."
        case .ticketTaken: "This question is no longer waiting for anybody."
        case .handsFull(let capacity):
            "You have \(capacity) \(capacity == 1 ? "question" : "questions") already; finish or pass on one of them first."
        case .fenced: "This question is no longer yours."
        case .unseen: "The learner has written since you last looked; read that first."
        case .invalid(let sentence): sentence
        case .unavailable(let sentence, _): sentence
        }
    }
}
