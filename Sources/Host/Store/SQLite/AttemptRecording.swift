internal import SQLite

/// Writes attempts of one child, within one transaction.
struct AttemptRecording {
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
        let budget = try db.happen(in: &stored, at: now, limits)
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
