internal import SQLite

extension SQLiteStore {
    package func record(_ attempts: [NewAttempt], of child: AccountID) async throws(StoreError) -> [AttemptOutcome] {
        try await record(attempts, of: child, at: rules.now())
    }

    /// The same at a moment that the caller says.
    func record(
        _ attempts: [NewAttempt],
        of child: AccountID,
        at now: Moment
    ) async throws(StoreError) -> [AttemptOutcome] {
        let limits = rules.practice
        let id: PracticeID = rules.newID(at: now)
        // Checking needs the key, not the writer.
        let checked = try await read { db in
            let child = try db.person(child)
            return try attempts.map { CheckedAttempt(attempt: $0, result: try db.check($0, of: child)) }
        }
        return try await write { db, _ in
            var recording = AttemptRecording(db: db, child: try db.person(child), now: now, limits: limits, newID: id)
            return try checked.map { try recording.record($0) }
        }
    }
}

/// An attempt and what checking it came to.
struct CheckedAttempt: Sendable {
    struct Found: Sendable {
        let row: Int64
        let skill: Int64
        let name: String
        let category: QuestionCategory
        let verdict: Verdict
    }

    let attempt: NewAttempt
    let result: Result<Found, AttemptRefusal>
}

extension Connection {
    /// Checks an attempt against its question, if the child has anything to do with that.
    fileprivate func check(_ attempt: NewAttempt, of child: Person) throws -> Result<
        CheckedAttempt.Found, AttemptRefusal
    > {
        let found = try first(QuestionQuery.byID, .id(attempt.question)) {
            (banked: try BankedQuestion($0), row: $0.integer(9), skill: $0.integer(10))
        }
        guard let found, try isOpen(question: found.row, to: child) else { return .failure(.unknownQuestion) }
        do throws(UnreadableAnswer) {
            let verdict = try found.banked.question.check(attempt.answer, of: attempt.question)
            return .success(
                CheckedAttempt.Found(
                    row: found.row,
                    skill: found.skill,
                    name: found.banked.question.name,
                    category: found.banked.question.category,
                    verdict: verdict
                )
            )
        } catch {
            return .failure(.unreadable(error.sentence))
        }
    }

    /// Whether a child learns the course of a question, or was asked it when it did.
    func isOpen(question: Int64, to child: Person) throws -> Bool {
        try first(
            """
            SELECT 1 FROM question JOIN enrolment ON enrolment.course = question.course
            WHERE question.id = ?1 AND enrolment.account = ?2 AND enrolment.manner = 'learn'
            UNION ALL SELECT 1 FROM exposure WHERE child = ?2 AND question = ?1 LIMIT 1
            """,
            .integer(question),
            .integer(child.row)
        ) { _ in true } ?? false
    }
}

extension Connection {
    /// The figures by which a skill is traced: fitted ones where there are any, else the usual ones.
    func tracing(of skill: Int64) throws -> KnowledgeTracing {
        try first("SELECT known, learned, slipped, guessed FROM skill WHERE id = ?", .integer(skill)) { row in
            row.isNull(0)
                ? KnowledgeTracing()
                : KnowledgeTracing(
                    known: row.real(0),
                    learned: row.real(1),
                    slipped: row.real(2),
                    guessed: row.real(3)
                )
        } ?? KnowledgeTracing()
    }
}
