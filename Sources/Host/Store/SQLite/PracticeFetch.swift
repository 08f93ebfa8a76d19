internal import SQLite

extension SQLiteStore: PracticeStore {
    package func fetchQuestions(_ wish: PracticeWish) async throws(StoreError) -> FetchedQuestions {
        try await fetchQuestions(wish, at: rules.now())
    }

    /// The same at a moment that the caller says, such as one of a demo's past.
    func fetchQuestions(_ wish: PracticeWish, at now: Moment) async throws(StoreError) -> FetchedQuestions {
        let limits = rules.practice
        let id: PracticeID = rules.newID(at: now)
        // What to ask is read beside the writer; only that it was asked, and when, is written.
        let choice = try await read { try $0.choose(wish, at: now) }
        guard let choice, !choice.questions.isEmpty else { return .none }
        return try await write { db, _ in
            let child = try db.person(wish.child)
            var stored = try db.practice(of: child, orNew: id, choice.category, at: now, limits)
            _ = try db.happen(in: &stored, at: now, limits)
            for row in choice.rows {
                try db.run(
                    """
                    INSERT INTO exposure (child, question, seen_at) VALUES (?1, ?2, ?3)
                    ON CONFLICT (child, question) DO UPDATE SET seen_at = excluded.seen_at, tries = 0, hints = 0
                    """,
                    .integer(child.row),
                    .integer(row),
                    .moment(now)
                )
            }
            return FetchedQuestions(
                session: stored.session,
                questions: choice.questions,
                subtopic: choice.leading.subtopic
            )
        }
    }
}

/// What was chosen for a child.
private struct ChosenQuestions: Sendable {
    let rows: [Int64]
    let questions: [BankedQuestion]
    /// What the first of them is about.
    let leading: QuestionCategory
    /// What a session that begins with them is about, as far as the wish says so.
    let category: QuestionCategory
}

extension Connection {
    /// The open session of a child, or a new one about this.
    func practice(
        of child: Person,
        orNew id: PracticeID,
        _ category: QuestionCategory,
        at now: Moment,
        _ limits: PracticeLimits
    ) throws -> StoredPractice {
        if var open = try first(PracticeQuery.open, .integer(child.row), read: { StoredPractice($0) }),
            try !settle(&open, at: now, limits)
        {
            return open
        }
        try run(
            PracticeQuery.start,
            .id(id),
            .integer(child.row),
            .text(category.subject),
            .text(category.topic),
            .text(category.subtopic),
            .moment(now)
        )
        guard let open = try first(PracticeQuery.open, .integer(child.row), read: { StoredPractice($0) }) else {
            throw StoreError.unknownPractice
        }
        return open
    }

    fileprivate func choose(_ wish: PracticeWish, at now: Moment) throws -> ChosenQuestions? {
        let child = try person(wish.child)
        let skills = try all(PracticeQuery.skills, .integer(child.row)) { SkillRow($0) }
        let wish = SkillRow.spelled(wish, as: skills)
        let candidates = try all(
            PracticeQuery.candidates,
            .integer(child.row),
            .text(wish.subject),
            .text(wish.topic),
            .text(wish.subtopic)
        ) { row in
            QuestionSelection.Candidate(
                row: row.integer(0),
                skill: row.integer(1),
                place: row.integer(2),
                seen: row.optionalInteger(3).map { [wasRight = row.optionalInteger(4), at = row.optionalInteger(5)] in
                    QuestionSelection.Seen(
                        at: Moment(milliseconds: $0),
                        wasRight: wasRight.map { $0 != 0 },
                        attemptedAt: at.map(Moment.init(milliseconds:))
                    )
                }
            )
        }
        let states = skills.enumerated().map { $1.state(at: Int64($0)) }
        let selection = QuestionSelection(skills: states, candidates: candidates, now: now)
        let (rows, skill) = selection.choose(wish.limit)
        guard let leading = skill?.category else { return nil }
        let questions = try rows.compactMap { row in
            try first(QuestionQuery.byRow, .integer(row)) { try BankedQuestion($0) }
        }
        let category = QuestionCategory(
            subject: leading.subject,
            topic: leading.topic,
            subtopic: leading.subtopic
        )
        return ChosenQuestions(rows: rows, questions: questions, leading: leading, category: category)
    }
}

/// A skill with what one learner has shown of it.
struct SkillRow: Sendable {
    let row: Int64
    let category: QuestionCategory
    let known: Double?
    let course: String
    let attempts: Int64
    let correct: Int64
    /// What is known of it before the first answer, where that was fitted.
    let prior: Double?
    /// The module its topic belongs to, if it does to one.
    let module: String?

    init(_ row: borrowing Row) {
        self.row = row.integer(0)
        category = QuestionCategory(row, 1)
        known = row.isNull(5) ? nil : row.real(5)
        course = row.text(6)
        attempts = row.integer(7)
        correct = row.integer(8)
        prior = row.isNull(9) ? nil : row.real(9)
        module = row.optionalText(10)
    }

    func state(at place: Int64) -> QuestionSelection.SkillState {
        QuestionSelection.SkillState(
            row: row,
            category: category,
            place: place,
            known: known ?? prior ?? KnowledgeTracing().known
        )
    }

    /// A wish in the spelling of the bank: capitals do not matter, and a subject may be named by its beginning when only
    /// one begins so, as “Math” means “Mathematics”.
    static func spelled(_ wish: PracticeWish, as skills: [SkillRow]) -> PracticeWish {
        var spelled = wish
        spelled.subject = wish.subject.map { name in
            let subjects = Set(skills.map(\.category.subject))
            let beginnings = subjects.filter { name.count >= 3 && $0.lowercased().hasPrefix(name.lowercased()) }
            return same(name, subjects) ?? (beginnings.count == 1 ? beginnings.first : nil) ?? name
        }
        spelled.topic = wish.topic.map { same($0, skills.compactMap(\.category.topic)) ?? $0 }
        spelled.subtopic = wish.subtopic.map { same($0, skills.compactMap(\.category.subtopic)) ?? $0 }
        return spelled
    }

    private static func same(_ name: String, _ known: some Sequence<String>) -> String? {
        known.first { $0.lowercased() == name.lowercased() }
    }
}
