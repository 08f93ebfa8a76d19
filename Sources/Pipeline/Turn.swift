/// One message from a learner, on its way through the chain.
///
/// Who asked, and in which session, never changes. Guards may rewrite ``text``; enrichers add what they know to
/// ``context``; the rest only the host may set.
public struct Turn: Sendable, Identifiable {
    public let id: Identifier<Turn>
    public let session: Identifier<TutoringSession>
    public let learner: Identifier<Learner>

    /// What the learner wrote, or what a guard made of it.
    public var text: String
    public var context = Context()

    /// The earlier turn this one goes on with, when nobody answered that one in time.
    public package(set) var continues: Identifier<Turn>?

    /// Queues in which the learner has waited long enough; their relays decline.
    public package(set) var exhaustedQueues: Set<String> = []
    /// Whether people were asked about this very question and did not come in time.
    public var hasWaited: Bool { continues != nil && !exhaustedQueues.isEmpty }

    /// Whether a tutor wants a draft of an answer to it: the learner has not asked again, so it is nothing that counts
    /// against them.
    public package(set) var isDraft = false

    /// How it stands: what parts may change, to be put back when one of them fails.
    struct Standing {
        let text: String
        let context: Context
    }

    var standing: Standing {
        get { Standing(text: text, context: context) }
        set { (text, context) = (newValue.text, newValue.context) }
    }

    public init(
        id: Identifier<Turn>,
        session: Identifier<TutoringSession>,
        learner: Identifier<Learner>,
        text: String
    ) {
        self.id = id
        self.session = session
        self.learner = learner
        self.text = text
    }
}
