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
}
