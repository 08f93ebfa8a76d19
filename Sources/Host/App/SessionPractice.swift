import Pipeline

extension SessionReader {
    func practice(
        of learner: Identifier<Learner>,
        in session: Identifier<TutoringSession>,
        limit: Int
    ) async throws -> Practice? {
        guard let child = AccountID(learner.text) else { return nil }
        let recent = try await store.recentAttempts(of: child, limit: limit)
        var question: QuestionExposure?
        if let id = SessionID(session.text) { question = try await store.attachedQuestion(of: id) }
        guard !recent.isEmpty || question != nil else { return nil }
        let category = question?.question.question.category ?? recent.first?.category
        let skill = try await store.mastery(of: child).first { $0.category == category && $0.attempts > 0 }
        return Practice(
            recent: recent.map(PracticeAttempt.init),
            question: question.map(PracticeTask.init),
            mastery: skill?.known
        )
    }
}

extension PracticeAttempt {
    fileprivate init(_ attempt: Attempt) {
        self.init(
            question: attempt.name,
            skill: attempt.category.title,
            answer: attempt.words,
            isCorrect: attempt.isCorrect,
            hints: attempt.hints
        )
    }
}

extension PracticeTask {
    fileprivate init(_ exposure: QuestionExposure) {
        let question = exposure.question.question
        self.init(
            id: exposure.question.id.description,
            name: question.name,
            text: question.format.plain(question.text),
            skill: question.category.title,
            hints: question.hints.map(question.format.plain),
            hintsTaken: exposure.hints,
            tries: exposure.attempts.count
        )
    }
}
