internal import SQLite

extension SQLiteStore: ProgressStore {
    package func practicePoints(of child: AccountID, since: Moment) async throws(StoreError) -> [PracticePoint] {
        try await read { db in
            try db.all(PracticeQuery.inWindow, .integer(try db.person(child).row), .moment(since)) { row in
                PracticePoint(
                    at: Moment(row, 0),
                    isCorrect: row.integer(1) != 0,
                    milliseconds: row.integer(2),
                    subject: row.text(3)
                )
            }
        }
    }

    package func recentAttempts(of child: AccountID, limit: Int) async throws(StoreError) -> [Attempt] {
        try await read { db in
            try db.all(PracticeQuery.recent, .integer(try db.person(child).row), .integer(Int64(max(0, limit)))) {
                Attempt($0)
            }
        }
    }

    package func mastery(of child: AccountID) async throws(StoreError) -> [SkillMastery] {
        try await read { db in
            try db.all(PracticeQuery.skills, .integer(try db.person(child).row)) { SkillRow($0) }.map(\.mastery)
        }
    }

    package func calibrate(_ course: String) async throws(StoreError) -> [FittedSkill] {
        let skills = try await read { db in
            try db.all(
                "SELECT id, subject, topic, subtopic FROM skill WHERE course = ? ORDER BY place",
                .integer(try db.knownCourse(course))
            ) { (row: $0.integer(0), category: QuestionCategory($0, 1)) }
        }
        let evidence = try await read { try $0.evidence() }
        var fitted: [FittedSkill] = []
        for skill in skills {
            let learners = evidence[skill.row] ?? []
            // Fitting takes a while, and the writer has better things to do meanwhile.
            let model = learners.count >= FittedSkill.enough ? KnowledgeTracing.fit(learners.map(\.answers)) : nil
            if let model { try await write { db, _ in try db.adopt(model, for: skill.row, learners) } }
            let answers = learners.reduce(0) { $0 + $1.answers.count }
            fitted.append(
                FittedSkill(category: skill.category, learners: learners.count, answers: answers, model: model)
            )
        }
        return fitted
    }
}

/// The first answers of a learner to the questions of one skill, in their order.
private struct SkillEvidence: Sendable {
    let child: Int64
    var answers: [Bool]
}

extension Connection {
    /// All evidence there is, by skill; one pass over all attempts, which only calibrating makes.
    fileprivate func evidence() throws -> [Int64: [SkillEvidence]] {
        var all: [Int64: [SkillEvidence]] = [:]
        try each("SELECT skill, child, evidence FROM attempt WHERE evidence IS NOT NULL ORDER BY child, skill, id") {
            row in
            let (skill, child) = (row.integer(0), row.integer(1))
            if all[skill]?.last?.child != child {
                all[skill, default: []].append(SkillEvidence(child: child, answers: []))
            }
            let last = (all[skill]?.count ?? 1) - 1
            all[skill]?[last].answers.append(row.integer(2) != 0)
        }
        return all
    }

    fileprivate func adopt(_ model: KnowledgeTracing, for skill: Int64, _ learners: [SkillEvidence]) throws {
        try run(
            "UPDATE skill SET known = ?, learned = ?, slipped = ?, guessed = ? WHERE id = ?",
            .real(model.known),
            .real(model.learned),
            .real(model.slipped),
            .real(model.guessed),
            .integer(skill)
        )
        for learner in learners {
            try run(
                "UPDATE mastery SET known = ? WHERE child = ? AND skill = ?",
                .real(model.probability(after: learner.answers)),
                .integer(learner.child),
                .integer(skill)
            )
        }
    }
}

extension SkillRow {
    var mastery: SkillMastery {
        SkillMastery(
            course: course,
            module: module,
            category: category,
            known: state(at: 0).known,
            attempts: attempts,
            correct: correct
        )
    }
}
