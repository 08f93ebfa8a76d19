import Pipeline

/// What an action is done to, with the facts about it that decide who may.
enum Object: Sendable, Hashable {
    case conversation(Conversation)
    case ticket(course: String, learner: Identifier<Account>)
    /// Everything a learner has practised.
    case practice(of: Identifier<Account>)
    case course(String)
    /// How a turn was answered; `named` when the operator lets the team see who asked.
    case trace(course: String, named: Bool)
    case account(Identifier<Account>)
    /// This host as a whole.
    case host

    /// A tutoring session, as far as access to it goes.
    struct Conversation: Sendable, Hashable {
        var learner: Identifier<Account>
        var course: String
        /// Whether a question of this session has ever waited for a tutor of the course.
        var wasOffered: Bool

        init(learner: Identifier<Account>, course: String, wasOffered: Bool) {
            self.learner = learner
            self.course = course
            self.wasOffered = wasOffered
        }
    }
}
