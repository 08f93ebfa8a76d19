internal import SQLite

extension EntryKind {
    /// A conversation is about a practice question from here on.
    package static let practiceQuestion = EntryKind("practice.question")
}

extension SQLiteStore: PracticeHelpStore {
    package func attach(
        _ question: QuestionID,
        to session: SessionID,
        by learner: AccountID
    ) async throws(StoreError) -> Entry {
        let now = rules.now()
        let patience = rules.patience
        return try await write { db, memory in
            let live = try db.live(session, &memory)
            guard live.learner.id == learner else { throw StoreError.unknownSession }
            let state = live.state(at: now, patience: patience)
            guard state.isOpen else { throw StoreError.notOpen(state) }
            let exposure = try db.exposure(of: question, to: live.learner)
            guard
                exposure.question.course == (try db.storedSession(session, at: now, patience: patience).context.course)
            else { throw StoreError.unknownQuestion }
            try db.run(
                """
                INSERT INTO session_question (session, question)
                VALUES (?1, (SELECT id FROM question WHERE uuid = ?2))
                ON CONFLICT (session) DO UPDATE SET question = excluded.question
                """,
                .integer(live.row),
                .id(question)
            )
            let draft = EntryDraft(
                kind: .practiceQuestion,
                author: live.learner,
                body: exposure.announcement.bytes[...]
            )
            return try db.append(draft, to: live, at: now).entry
        }
    }

    package func isAskable(
        _ question: QuestionID,
        by learner: AccountID,
        in course: String
    ) async throws(StoreError) -> Bool {
        do { return try await exposure(of: question, to: learner).question.course == course } catch .unknownQuestion {
            return false
        }
    }

    package func attachedQuestion(of session: SessionID) async throws(StoreError) -> QuestionExposure? {
        try await read { try $0.attachedQuestion(of: session) }
    }

    package func learnerPractice(
        in session: SessionID,
        limit: Int
    ) async throws(StoreError) -> LearnerPractice {
        try await read { db in
            let found = try db.first(
                """
                SELECT account.uuid, course.slug, course.id FROM tutoring_session
                JOIN account ON account.id = tutoring_session.learner
                JOIN course ON course.id = tutoring_session.course WHERE tutoring_session.uuid = ?
                """,
                .id(session)
            ) { (learner: AccountID($0, 0), course: $0.text(1), row: $0.integer(2)) }
            guard let found else { throw StoreError.unknownSession }
            let child = try db.person(found.learner)
            let attempts = try db.all(
                PracticeQuery.recentInCourse,
                .integer(child.row),
                .integer(found.row),
                .integer(Int64(max(0, limit)))
            ) { Attempt($0) }
            let skills = try db.all(PracticeQuery.skills, .integer(child.row)) { SkillRow($0) }
            return LearnerPractice(
                question: try db.attachedQuestion(of: session),
                attempts: attempts,
                skills: skills.map(\.mastery).filter { $0.course == found.course && $0.attempts > 0 }
            )
        }
    }
}

extension Connection {
    func attachedQuestion(of session: SessionID) throws -> QuestionExposure? {
        let found = try first(
            """
            SELECT question.uuid, account.uuid FROM tutoring_session
            JOIN session_question ON session_question.session = tutoring_session.id
            JOIN question ON question.id = session_question.question
            JOIN account ON account.id = tutoring_session.learner
            WHERE tutoring_session.uuid = ?
            """,
            .id(session)
        ) { (question: QuestionID($0, 0), learner: AccountID($0, 1)) }
        guard let found else { return nil }
        return try? exposure(of: found.question, to: person(found.learner))
    }
}

extension QuestionExposure {
    /// What the log says of the question: how it reads, and what was tried; never its key.
    fileprivate var announcement: JSON {
        let shown = ShownQuestion(question.question, question.id)
        return [
            "question": .string(question.id.description), "name": .string(shown.title), "text": .string(shown.text),
            "html": .string(shown.html), "hints": .integer(Int64(hints)),
            "attempts": .array(
                attempts.reversed().map {
                    ["answer": .string($0.words), "correct": .bool($0.isCorrect), "at": .string($0.at.rfc3339)]
                }
            ),
        ]
    }
}
