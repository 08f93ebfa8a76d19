/// What an action is done to, with the facts about it that decide who may.
enum Object: Sendable, Hashable {
    case conversation(Conversation)
    case ticket(course: String, learner: AccountID)
    /// Everything a learner has practised.
    case practice(of: AccountID)
    case course(String)
    /// How a turn was answered; `named` when the operator lets the team see who asked.
    case trace(course: String, named: Bool)
    case account(AccountID)
    /// This host as a whole.
    case host

    /// A tutoring session, as far as access to it goes.
    struct Conversation: Sendable, Hashable {
        var learner: AccountID
        var course: String
        /// Whether a question of this session has ever waited for a tutor of the course.
        var wasOffered: Bool

        init(learner: AccountID, course: String, wasOffered: Bool) {
            self.learner = learner
            self.course = course
            self.wasOffered = wasOffered
        }
    }
}
