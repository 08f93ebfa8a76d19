/// What practice says about what children can.
package protocol ProgressStore: Sendable {
    /// A child's attempts since a moment, oldest first.
    func practicePoints(of child: AccountID, since: Moment) async throws(StoreError) -> [PracticePoint]

    /// A child's latest attempts, newest first.
    func recentAttempts(of child: AccountID, limit: Int) async throws(StoreError) -> [Attempt]

    /// Every part of every topic that a child may practise, with what is known of it.
    func mastery(of child: AccountID) async throws(StoreError) -> [SkillMastery]

    /// Fits how each skill of a course is learned to the answers there are, and works mastery out anew.
    func calibrate(_ course: String) async throws(StoreError) -> [FittedSkill]
}

/// What fitting came to for one skill.
package struct FittedSkill: Sendable, Equatable {
    package let category: QuestionCategory
    package let learners: Int
    package let answers: Int
    /// `nil` when there are too few answers, so that the usual figures stay.
    package let model: KnowledgeTracing?

    /// From how many learners on figures are fitted.
    package static let enough = 30
}
