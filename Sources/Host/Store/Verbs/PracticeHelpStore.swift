/// Practice and tutoring joined: a conversation about a question.
package protocol PracticeHelpStore: Sendable {
    /// Makes a conversation be about a question, and writes into its log what the learner has tried.
    func attach(
        _ question: QuestionID,
        to session: SessionID,
        by learner: AccountID
    ) async throws(StoreError) -> Entry

    /// Whether a learner may ask for help on a question in a conversation of this course.
    func isAskable(_ question: QuestionID, by learner: AccountID, in course: String) async throws(StoreError) -> Bool

    /// The question a conversation is about, as its learner knows it.
    func attachedQuestion(of session: SessionID) async throws(StoreError) -> QuestionExposure?

    /// What the learner of a conversation has practised of its course, and of no other.
    func learnerPractice(in session: SessionID, limit: Int) async throws(StoreError) -> LearnerPractice
}

/// What whoever helps a learner should know of their practice.
package struct LearnerPractice: Sendable, Equatable {
    /// The question the conversation is about, if it is about one.
    package let question: QuestionExposure?
    /// The latest attempts, newest first.
    package let attempts: [Attempt]
    /// The parts of topics of which anything is known.
    package let skills: [SkillMastery]
}
