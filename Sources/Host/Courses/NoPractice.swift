import Pipeline

/// A reader to whom nobody has practised anything.
protocol NoPractice: PracticeReader {}

extension NoPractice {
    func practice(
        of learner: Identifier<Learner>,
        in session: Identifier<TutoringSession>,
        limit: Int
    ) async throws -> Practice? { nil }
}
