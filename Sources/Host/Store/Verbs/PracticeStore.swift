/// What children practise; every moment in here is the store's own.
package protocol PracticeStore: Sendable {
    /// Chooses questions for a child, and opens a practice session or goes on with the one that is open.
    func fetchQuestions(_ wish: PracticeWish) async throws(StoreError) -> FetchedQuestions

    /// Checks attempts of one child and records them, each once; what is wrong with one does not keep the others.
    func record(_ attempts: [NewAttempt], of child: AccountID) async throws(StoreError) -> [AttemptOutcome]

    func practiceSession(_ id: PracticeID) async throws(StoreError) -> PracticeSession
    func openPractice(of child: AccountID) async throws(StoreError) -> PracticeSession?
    func practiceSummary(_ id: PracticeID) async throws(StoreError) -> PracticeSummary

    /// A child's sessions, latest first, those started before `before`.
    func practiceSummaries(
        of child: AccountID,
        before: PracticeID?,
        limit: Int
    ) async throws(StoreError) -> [PracticeSummary]

    func attempts(in session: PracticeID) async throws(StoreError) -> [Attempt]

    /// Ends, pauses or resumes a session; one that has ended stays as it ended.
    func change(_ change: PracticeChange, _ id: PracticeID) async throws(StoreError) -> PracticeSession

    /// Writes down which sessions have fallen asleep, at most `limit`; returns how many.
    func sweepIdlePractice(limit: Int) async throws(StoreError) -> Int

    /// The question as this child knows it; throws when it is none of theirs.
    func exposure(of question: QuestionID, to child: AccountID) async throws(StoreError) -> QuestionExposure

    /// Gives one more hint, if there is one.
    func takeHint(on question: QuestionID, by child: AccountID) async throws(StoreError) -> QuestionExposure
}

/// What is to be practised.
package struct PracticeWish: Sendable, Equatable {
    package var child: AccountID
    package var subject: String?
    package var topic: String?
    package var subtopic: String?
    package var limit: Int

    package init(
        child: AccountID,
        subject: String? = nil,
        topic: String? = nil,
        subtopic: String? = nil,
        limit: Int = 5
    ) {
        self.child = child
        self.subject = subject
        self.topic = topic
        self.subtopic = subtopic
        self.limit = limit
    }
}

package struct FetchedQuestions: Sendable, Equatable {
    /// `nil` when there was nothing to ask.
    package let session: PracticeSession?
    package let questions: [BankedQuestion]
    package let subtopic: String?

    static let none = FetchedQuestions(session: nil, questions: [], subtopic: nil)
}

package enum PracticeChange: Sendable { case end, pause, resume }

/// What one child has had to do with one question.
package struct QuestionExposure: Sendable, Equatable {
    package let question: BankedQuestion
    /// How many of its hints were taken, in practice or from a tutor.
    package let hints: Int
    /// The latest attempts at it, newest first.
    package let attempts: [Attempt]
}
