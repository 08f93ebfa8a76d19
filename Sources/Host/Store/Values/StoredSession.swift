/// A tutoring session as the store knows it.
package struct StoredSession: Sendable, Equatable {
    package let id: SessionID
    package let learner: AccountID
    package internal(set) var context: SessionContext
    package internal(set) var state: SessionState
    package internal(set) var reason: String?
    /// When it came into its state.
    package internal(set) var since: Moment
    package let openedAt: Moment
    /// When the last entry was written.
    package internal(set) var lastActivity: Moment
    /// The last place in its log.
    package internal(set) var head: Int64
}

/// What a session is about, and how often that has changed.
package struct SessionContext: Sendable, Equatable {
    package let course: String
    package let module: String?
    package let version: Int64
}

package enum SessionState: String, Sendable, CaseIterable {
    case active
    /// Nobody is connected; it waits for the learner to come back.
    case paused
    case closed
    case expired

    /// Whether the learner may go on with it.
    package var isOpen: Bool { self == .active || self == .paused }
}

/// What a list tells of a session, so that its learner knows which it is and whether anything has come.
package struct SessionGlance: Sendable, Equatable {
    /// What the learner wrote last; `nil` when they wrote nothing yet.
    package let question: String?
    /// The state of the question that a person has or is waited for with.
    package let ticket: TicketState?
    /// Whether a tutor spoke last.
    package let tutorSpokeLast: Bool
}

/// What a learner asks for when opening a session.
package struct Opening: Sendable {
    package var learner: AccountID
    package var key: CommandKey
    package var course: String
    package var module: String?
    /// Whether an open session of the same learner on the same module is given back instead of a second one.
    package var onePerModule: Bool

    package init(learner: AccountID, key: CommandKey, course: String, module: String?, onePerModule: Bool = true) {
        self.learner = learner
        self.key = key
        self.course = course
        self.module = module
        self.onePerModule = onePerModule
    }
}

/// What a change of a session came to.
package struct SessionChange: Sendable, Equatable {
    package let session: StoredSession
    /// The entry that tells of it; `nil` when nothing had to change.
    package let entry: Entry?
    /// Whether the command had been done before.
    package let duplicate: Bool
    /// What ended the session that this one takes the place of, because nobody had come back to it.
    package internal(set) var expiry: Entry?
}

/// Everything a returning learner needs, in one read.
package struct RestoredSession: Sendable, Equatable {
    package let session: StoredSession
    package let epoch: Epoch
    /// The latest entries that fit.
    package let page: EntryPage
    /// Whether there are entries before those.
    package let hasEarlier: Bool
    /// The question of this session that a person has or is waited for with.
    package let ticket: StoredTicket?
    /// The courses whose tutors were ever offered a question of this session.
    package let offered: Set<String>
}
