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
        /// The course it is about at present.
        var course: String
        /// The courses whose tutors were ever offered a question of this session.
        var offered: Set<String>

        init(learner: AccountID, course: String, offered: Set<String>) {
            self.learner = learner
            self.course = course
            self.offered = offered
        }
    }
}
