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

/// Writes attempts of one child, within one transaction.
private struct AttemptRecording {
    let db: Connection
    let child: Person
    let now: Moment
    let limits: PracticeLimits
    /// What a session is called that has to be opened.
    let newID: PracticeID
    /// Time is given out once for all attempts that came together.
    private var sessions: [PracticeID: (stored: StoredPractice, budget: PracticeTimeBudget)] = [:]

    init(db: Connection, child: Person, now: Moment, limits: PracticeLimits, newID: PracticeID) {
        self.db = db
        self.child = child
        self.now = now
        self.limits = limits
        self.newID = newID
    }

    mutating func record(_ checked: CheckedAttempt) throws -> AttemptOutcome {
        let attempt = checked.attempt
        let earlier = try db.first(PracticeQuery.earlier, .integer(child.row), .id(attempt.command.key)) {
            (row: $0.integer(0), fingerprint: $0.integer(1))
        }
        if let earlier {
            guard earlier.fingerprint == attempt.command.fingerprint else { return .refused(.keyConflict) }
            return .recorded(try stored(earlier.row), duplicate: true)
        }
        let found: CheckedAttempt.Found
        switch checked.result {
        case .success(let success): found = success
        case .failure(let refusal): return .refused(refusal)
        }
        guard let session = try session(attempt, found) else { return .refused(.unknownSession) }
        let time = sessions[session]?.budget.claim(attempt.time) ?? .zero
        let evidence = try expose(found)
        try insert(attempt, found, sessions[session]?.stored.row ?? 0, time, evidence)
        if let right = evidence.value { try learn(found.skill, isCorrect: right) }
        let recorded = Attempt(
            key: attempt.command.key,
            session: session,
            question: attempt.question,
            name: found.name,
            category: found.category,
            words: found.verdict.words,
            remark: found.verdict.remark,
            isCorrect: found.verdict.isCorrect,
            hints: Int(evidence.hints),
            milliseconds: time.wholeMilliseconds,
            at: now
        )
        return .recorded(recorded, duplicate: false)
    }

    /// The session an attempt belongs to: the one it names, or the one that is open.
    private mutating func session(_ attempt: NewAttempt, _ found: CheckedAttempt.Found) throws -> PracticeID? {
        var stored: StoredPractice
        if let id = attempt.session {
            if sessions[id] != nil { return id }
            guard let known = try db.first(PracticeQuery.byID, .id(id), read: { StoredPractice($0) }),
                known.childRow == child.row
            else { return nil }
            stored = known
            _ = try db.settle(&stored, at: now, limits)
        } else {
            stored = try db.practice(of: child, orNew: newID, found.category, at: now, limits)
            if sessions[stored.session.id] != nil { return stored.session.id }
        }
        let budget = stored.happen(at: now, limits)
        try db.save(stored)
        sessions[stored.session.id] = (stored, budget)
        return stored.session.id
    }

    /// What an attempt shows, and how many hints it had.
    private struct Evidence {
        /// Whether it shows that the skill is known or not; nothing when it was not the first try, or right with help.
        let value: Bool?
        let hints: Int64
    }

    private func expose(_ found: CheckedAttempt.Found) throws -> Evidence {
        let before = try db.first(
            "SELECT tries, hints FROM exposure WHERE child = ? AND question = ?",
            .integer(child.row),
            .integer(found.row)
        ) { (tries: $0.integer(0), hints: $0.integer(1)) }
        try db.run(
            """
            INSERT INTO exposure (child, question, seen_at, tries, correct, attempted_at) VALUES (?1, ?2, ?3, 1, ?4, ?3)
            ON CONFLICT (child, question) DO UPDATE SET tries = tries + 1, correct = excluded.correct,
                attempted_at = excluded.attempted_at
            """,
            .integer(child.row),
            .integer(found.row),
            .moment(now),
            .flag(found.verdict.isCorrect)
        )
        let hints = before?.hints ?? 0
        let isFirst = (before?.tries ?? 0) == 0
        let counts = isFirst && !(hints > 0 && found.verdict.isCorrect)
        return Evidence(value: counts ? found.verdict.isCorrect : nil, hints: hints)
    }

    private func insert(
        _ attempt: NewAttempt,
        _ found: CheckedAttempt.Found,
        _ session: Int64,
        _ time: Duration,
        _ evidence: Evidence
    ) throws {
        try db.run(
            """
            INSERT INTO attempt (session, child, question, skill, key, fingerprint, answer, remark, correct, evidence,
                hints, time_ms, client_at, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(session),
            .integer(child.row),
            .integer(found.row),
            .integer(found.skill),
            .id(attempt.command.key),
            .integer(attempt.command.fingerprint),
            .text(found.verdict.words),
            .text(found.verdict.remark),
            .flag(found.verdict.isCorrect),
            .integer(evidence.value.map { $0 ? 1 : 0 }),
            .integer(evidence.hints),
            .integer(time.wholeMilliseconds),
            .integer(attempt.clientAt?.milliseconds),
            .moment(now)
        )
    }

    private func learn(_ skill: Int64, isCorrect: Bool) throws {
        let known = try db.first(
            "SELECT known FROM mastery WHERE child = ? AND skill = ?",
            .integer(child.row),
            .integer(skill)
        ) { $0.real(0) }
        let model = try db.tracing(of: skill)
        try db.run(
            """
            INSERT INTO mastery (child, skill, known, attempts, correct) VALUES (?1, ?2, ?3, 1, ?4)
            ON CONFLICT (child, skill) DO UPDATE SET known = excluded.known, attempts = attempts + 1,
                correct = correct + excluded.correct
            """,
            .integer(child.row),
            .integer(skill),
            .real(model.update(known ?? model.known, isCorrect: isCorrect)),
            .flag(isCorrect)
        )
    }

    private func stored(_ row: Int64) throws -> Attempt {
        guard let attempt = try db.first(PracticeQuery.attempt, .integer(row), read: { Attempt($0) }) else {
            throw StoreError.unknownPractice
        }
        return attempt
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
