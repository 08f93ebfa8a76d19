internal import SQLite

extension SQLiteStore: LearnedStore {
    package func propose(_ draft: LearnedDraft) async throws(StoreError) -> LearnedAnswer {
        let now = rules.now()
        let id: LearnedAnswerID = rules.newID(at: now)
        return try await write { db, _ in
            let session = try db.sessionRow(draft.turn.session)
            let made = try db.first(
                """
                INSERT INTO learned_answer (uuid, course, module, question, also, tests, answer, state, session, asked,
                    author, made_at, at)
                SELECT ?1, course, module, ?2, ?3, ?4, ?5, 'proposed', ?6, ?7, ?8, ?9, ?9 FROM tutoring_session WHERE id = ?10
                ON CONFLICT (session, asked) WHERE state <> 'withdrawn' DO NOTHING RETURNING id
                """,
                .id(id),
                .text(draft.question),
                .text(JSON.array(draft.also.map(JSON.string)).text),
                .text(JSON.array(draft.tests.map(JSON.string)).text),
                .text(draft.answer),
                .id(draft.turn.session),
                .integer(draft.turn.seq),
                .integer(try db.person(draft.author).row),
                .moment(now),
                .integer(session)
            ) { $0.integer(0) }
            if let made { return try db.learned(row: made) }
            let known = try db.first(
                "SELECT id FROM learned_answer WHERE session = ? AND asked = ? AND state <> 'withdrawn'",
                .id(draft.turn.session),
                .integer(draft.turn.seq)
            ) { $0.integer(0) }
            return try db.learned(row: known ?? 0)
        }
    }

    package func learned(_ id: LearnedAnswerID) async throws(StoreError) -> LearnedAnswer {
        try await read { db in
            let row = try db.first("SELECT id FROM learned_answer WHERE uuid = ?", .id(id)) { $0.integer(0) }
            return try db.learned(row: row ?? 0)
        }
    }

    package func learned(in course: String) async throws(StoreError) -> [LearnedAnswer] {
        try await read { db in
            let place = try db.place(course: course, module: nil)
            let rows = try db.all("SELECT id FROM learned_answer WHERE course = ? ORDER BY id", .integer(place.course))
            {
                $0.integer(0)
            }
            return try rows.map { try db.learned(row: $0) }
        }
    }

    package func approvedAnswers() async throws(StoreError) -> [LearnedAnswer] {
        try await read { try $0.approvedAnswers() }
    }

    package func takeBack(_ id: LearnedAnswerID, by author: AccountID) async throws(StoreError) -> LearnedAnswer {
        let now = rules.now()
        return try await write { db, _ in
            let row = try db.first(
                """
                UPDATE learned_answer SET state = 'withdrawn', at = ?
                WHERE uuid = ? AND author = ? AND state = 'proposed' RETURNING id
                """,
                .moment(now),
                .id(id),
                .integer(try db.person(author).row)
            ) { $0.integer(0) }
            return try db.learned(row: row ?? 0)
        }
    }

    package func revise(_ answer: LearnedAnswer, by reviewer: AccountID) async throws(StoreError) -> LearnedAnswer {
        let now = rules.now()
        return try await write { db, _ in
            let row = try db.first(
                """
                UPDATE learned_answer SET question = ?, also = ?, tests = ?, answer = ?, state = ?, reviewer = ?, at = ?
                WHERE uuid = ? RETURNING id
                """,
                .text(answer.question),
                .text(JSON.array(answer.also.map(JSON.string)).text),
                .text(JSON.array(answer.tests.map(JSON.string)).text),
                .text(answer.answer),
                .text(answer.state.rawValue),
                .integer(try db.person(reviewer).row),
                .moment(now),
                .id(answer.id)
            ) { $0.integer(0) }
            return try db.learned(row: row ?? 0)
        }
    }
}

extension TurnArchive {
    /// What was learned, as it is now.
    func approvedAnswers() throws(StoreError) -> [LearnedAnswer] { try read { try $0.approvedAnswers() } }
}

extension Connection {
    fileprivate func approvedAnswers() throws -> [LearnedAnswer] {
        let rows = try all("SELECT id FROM learned_answer WHERE state = 'approved' ORDER BY id") { $0.integer(0) }
        return try rows.map { try learned(row: $0) }
    }

    /// A conversation goes: what was learned from it stays where a team has approved it, without the learner's words.
    ///
    /// What can be asked in no other words goes with them.
    func forgetLearned(fromSession session: Int64) throws {
        try run(
            """
            DELETE FROM learned_answer WHERE state <> 'approved'
                AND session = (SELECT uuid FROM tutoring_session WHERE id = ?)
            """,
            .integer(session)
        )
        let learned = try all(
            """
            SELECT id, question, also, asked FROM learned_answer
            WHERE session = (SELECT uuid FROM tutoring_session WHERE id = ?)
            """,
            .integer(session)
        ) { (row: $0.integer(0), question: $0.text(1), also: Self.list($0.text(2)), asked: $0.integer(3)) }
        for entry in learned {
            let said = try first(
                "SELECT body ->> 'text' FROM entry WHERE session = ? AND seq = ?",
                .integer(session),
                .integer(try asked(by: entry.asked, in: session))
            ) { $0.optionalText(0) }
            let known = LearnedAnswer.oneLine((said ?? nil) ?? "")
            let words = ([entry.question] + entry.also).filter { $0 != known }
            guard let question = words.first else {
                try run("DELETE FROM learned_answer WHERE id = ?", .integer(entry.row))
                continue
            }
            try run(
                "UPDATE learned_answer SET question = ?, also = ?, tests = '[]' WHERE id = ?",
                .text(question),
                .text(JSON.array(words.dropFirst().map(JSON.string)).text),
                .integer(entry.row)
            )
        }
    }

    fileprivate func learned(row: Int64) throws -> LearnedAnswer {
        let found = try first(
            """
            SELECT learned.uuid, course.slug, module.slug, question, also, tests, answer, state, session, asked,
                author.name, reviewer.name, at
            FROM learned_answer AS learned JOIN course ON course.id = learned.course
            LEFT JOIN module ON module.id = learned.module
            LEFT JOIN account AS author ON author.id = learned.author
            LEFT JOIN account AS reviewer ON reviewer.id = learned.reviewer
            WHERE learned.id = ?
            """,
            .integer(row)
        ) { row in
            LearnedAnswer(
                id: LearnedAnswerID(row, 0),
                course: row.text(1),
                module: row.optionalText(2),
                question: row.text(3),
                also: Self.list(row.text(4)),
                tests: Self.list(row.text(5)),
                answer: row.text(6),
                state: try LearnedAnswer.State(word: row, 7),
                turn: TurnID(session: SessionID(row, 8), seq: row.integer(9)),
                author: row.optionalText(10),
                reviewer: row.optionalText(11),
                at: Moment(row, 12)
            )
        }
        guard let found else { throw StoreError.unknownQuestion }
        return found
    }

    private static func list(_ text: String) -> [String] {
        ((try? JSON(parsing: Array(text.utf8)))?.array ?? []).compactMap(\.string)
    }
}
