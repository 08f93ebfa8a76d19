extension Refused {
    /// Why somebody may not do that to a conversation: for a stranger there is none, but its learner knows that it is there.
    init(_ action: Action, _ conversation: Object, by subject: Subject) {
        if action == .writeInConversation, can(subject, .leaveConversation, conversation) {
            self.init(.forbidden, "You are no longer enrolled in this course.")
        } else {
            self.init(StoreError.unknownSession)
        }
    }

    /// What the store's no means to somebody outside.
    init(_ error: StoreError) {
        switch error {
        case .unknownSession, .unknownTurn, .unknownAccount, .unknownCourse, .unknownModule, .unknownPractice,
            .unknownQuestion, .unknownRevision, .unknownTicket:
            self.init(.notFound, error.sentence)
        case .keyConflict: self.init(.keyConflict, error.sentence)
        case .notOpen, .turnStillRuns, .turnAnswered, .addressTaken, .ticketTaken, .ticketHeld, .handsFull,
            .conversationGone:
            self.init(.stateConflict, error.sentence)
        case .fenced: self.init(.fenced, error.sentence)
        case .unseen: self.init(.unseen, error.sentence)
        case .invalid: self.init(.badField, error.sentence)
        case .unavailable(_, let retry):
            self.init(retry ? .storage : .internalFault, after: retry ? .seconds(1) : nil)
        }
    }
}
