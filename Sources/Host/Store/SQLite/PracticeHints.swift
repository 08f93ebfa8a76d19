internal import SQLite

extension SQLiteStore {
    package func exposure(of question: QuestionID, to child: AccountID) async throws(StoreError) -> QuestionExposure {
        try await read { try $0.exposure(of: question, to: $0.person(child)) }
    }

    package func takeHint(on question: QuestionID, by child: AccountID) async throws(StoreError) -> QuestionExposure {
        let now = rules.now()
        return try await write { db, _ in
            let child = try db.person(child)
            let before = try db.exposure(of: question, to: child)
            guard before.hints < before.question.question.hints.count else { return before }
            try db.run(
                """
                INSERT INTO exposure (child, question, seen_at, hints)
                VALUES (?1, (SELECT id FROM question WHERE uuid = ?2), ?3, ?4)
                ON CONFLICT (child, question) DO UPDATE SET hints = excluded.hints
                """,
                .integer(child.row),
                .id(question),
                .moment(now),
                .integer(Int64(before.hints + 1))
            )
            return QuestionExposure(
                question: before.question,
                hints: before.hints + 1,
                attempts: before.attempts
            )
        }
    }
}

extension Connection {
    func exposure(of id: QuestionID, to child: Person) throws -> QuestionExposure {
        let found = try first(QuestionQuery.byID, .id(id)) { (banked: try BankedQuestion($0), row: $0.integer(9)) }
        guard let found, try isOpen(question: found.row, to: child) else { throw StoreError.unknownQuestion }
        let taken = try first(
            "SELECT hints FROM exposure WHERE child = ? AND question = ?",
            .integer(child.row),
            .integer(found.row)
        ) { Int($0.integer(0)) }
        let attempts = try all(
            PracticeQuery.onQuestion,
            .integer(child.row),
            .integer(found.row)
        ) { Attempt($0) }
        return QuestionExposure(
            question: found.banked,
            hints: max(taken ?? 0, try hintsFromTutors(on: found.row, id, to: child)),
            attempts: attempts
        )
    }

    /// How many hints on a question a learner was given in conversations about it.
    ///
    /// The log is where that is written; a second count of it could only be wrong. What was said before the question was
    /// asked anew belongs to the round before.
    private func hintsFromTutors(on question: Int64, _ id: QuestionID, to child: Person) throws -> Int {
        try first(
            """
            SELECT coalesce(max(json_extract(entry.body, '$.hint.level')), 0) FROM session_question
            JOIN tutoring_session ON tutoring_session.id = session_question.session
            JOIN entry ON entry.session = session_question.session
            WHERE session_question.question = ?1 AND tutoring_session.learner = ?2 AND entry.kind = 'message'
                AND json_extract(entry.body, '$.hint.subject') = ?3
                AND entry.at >= coalesce((SELECT seen_at FROM exposure WHERE child = ?2 AND question = ?1), 0)
            """,
            .integer(question),
            .integer(child.row),
            .text(id.description)
        ) { Int($0.integer(0)) } ?? 0
    }
}
