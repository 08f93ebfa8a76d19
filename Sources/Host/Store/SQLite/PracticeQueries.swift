/// The statements that practice runs for every question and every answer; a test sees that each uses an index.
enum PracticeQuery {
    static let open: StaticString = "SELECT * FROM stored_practice_session WHERE child_row = ? AND ended_at IS NULL"

    static let byID: StaticString = "SELECT * FROM stored_practice_session WHERE uuid = ?"

    static let page: StaticString = """
        SELECT * FROM stored_practice_session WHERE child_row = ? AND row < ? ORDER BY row DESC LIMIT ?
        """

    /// A second one that has not ended is refused by the table, so that the first stays the only one.
    static let start: StaticString = """
        INSERT INTO practice_session
            (uuid, child, subject, topic, subtopic, started_at, updated_at, last_activity, counted_until)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?6)
        ON CONFLICT (child) WHERE ended_at IS NULL DO NOTHING
        """

    static let tally: StaticString = """
        SELECT count(*), coalesce(sum(correct), 0), coalesce(sum(time_ms), 0) FROM attempt WHERE session = ?
        """

    static let subjects: StaticString = """
        SELECT skill.subject FROM attempt JOIN skill ON skill.id = attempt.skill WHERE attempt.session = ?
        GROUP BY skill.subject ORDER BY min(attempt.id)
        """

    static let earlier: StaticString = "SELECT id, fingerprint FROM attempt WHERE child = ? AND key = ?"

    /// Looks at every session that is open; there are few, because this is what ends them.
    static let idle: StaticString = """
        SELECT uuid FROM practice_session INDEXED BY practice_session_active
        WHERE ended_at IS NULL AND last_activity <= ?1 AND (paused_at IS NULL OR last_activity <= ?2) LIMIT ?3
        """

    /// Every question that a child may be asked, with what it has had to do with each.
    static let candidates: StaticString = """
        SELECT question.id, question.skill, question.place, exposure.seen_at, exposure.correct, exposure.attempted_at
        FROM enrolment
        JOIN course ON course.id = enrolment.course AND NOT course.retired
        JOIN skill ON skill.course = enrolment.course
        JOIN question ON question.skill = skill.id AND NOT question.retired
        LEFT JOIN exposure ON exposure.child = enrolment.account AND exposure.question = question.id
        WHERE enrolment.account = ?1 AND enrolment.manner = 'learn'
            AND (?2 IS NULL OR skill.subject = ?2) AND (?3 IS NULL OR skill.topic = ?3)
            AND (?4 IS NULL OR skill.subtopic = ?4)
        """

    static let skills: StaticString = """
        SELECT skill.id, skill.subject, skill.topic, skill.subtopic, skill.place, mastery.known, course.slug,
            mastery.attempts, mastery.correct, skill.known, module.slug
        FROM enrolment
        JOIN course ON course.id = enrolment.course AND NOT course.retired
        JOIN skill ON skill.course = enrolment.course
        LEFT JOIN module ON module.id = skill.module
        LEFT JOIN mastery ON mastery.child = enrolment.account AND mastery.skill = skill.id
        WHERE enrolment.account = ?1 AND enrolment.manner = 'learn'
        ORDER BY enrolment.course, skill.place
        """

    static let attemptsInSession: StaticString = """
        SELECT attempt.key, practice_session.uuid, question.uuid, question.name, skill.subject, skill.topic,
            skill.subtopic, attempt.answer, attempt.remark, attempt.correct, attempt.hints, attempt.time_ms, attempt.at
        FROM attempt JOIN practice_session ON practice_session.id = attempt.session
        JOIN question ON question.id = attempt.question JOIN skill ON skill.id = attempt.skill
        WHERE attempt.session = ? ORDER BY attempt.id
        """

    static let attempt: StaticString = """
        SELECT attempt.key, practice_session.uuid, question.uuid, question.name, skill.subject, skill.topic,
            skill.subtopic, attempt.answer, attempt.remark, attempt.correct, attempt.hints, attempt.time_ms, attempt.at
        FROM attempt JOIN practice_session ON practice_session.id = attempt.session
        JOIN question ON question.id = attempt.question JOIN skill ON skill.id = attempt.skill
        WHERE attempt.id = ?
        """

    /// By sessions, because an attempt is found by its session.
    static let recent: StaticString = """
        SELECT attempt.key, practice_session.uuid, question.uuid, question.name, skill.subject, skill.topic,
            skill.subtopic, attempt.answer, attempt.remark, attempt.correct, attempt.hints, attempt.time_ms, attempt.at
        FROM practice_session CROSS JOIN attempt ON attempt.session = practice_session.id
        JOIN question ON question.id = attempt.question JOIN skill ON skill.id = attempt.skill
        WHERE practice_session.child = ? ORDER BY practice_session.id DESC, attempt.id DESC LIMIT ?
        """

    static let recentInCourse: StaticString = """
        SELECT attempt.key, practice_session.uuid, question.uuid, question.name, skill.subject, skill.topic,
            skill.subtopic, attempt.answer, attempt.remark, attempt.correct, attempt.hints, attempt.time_ms, attempt.at
        FROM practice_session CROSS JOIN attempt ON attempt.session = practice_session.id
        JOIN question ON question.id = attempt.question JOIN skill ON skill.id = attempt.skill
        WHERE practice_session.child = ? AND question.course = ?
        ORDER BY practice_session.id DESC, attempt.id DESC LIMIT ?
        """

    static let onQuestion: StaticString = """
        SELECT attempt.key, practice_session.uuid, question.uuid, question.name, skill.subject, skill.topic,
            skill.subtopic, attempt.answer, attempt.remark, attempt.correct, attempt.hints, attempt.time_ms, attempt.at
        FROM practice_session CROSS JOIN attempt ON attempt.session = practice_session.id AND attempt.question = ?2
        JOIN question ON question.id = attempt.question JOIN skill ON skill.id = attempt.skill
        WHERE practice_session.child = ?1 ORDER BY practice_session.id DESC, attempt.id DESC LIMIT 20
        """

    static let inWindow: StaticString = """
        SELECT attempt.at, attempt.correct, attempt.time_ms, skill.subject
        FROM practice_session CROSS JOIN attempt ON attempt.session = practice_session.id
        JOIN skill ON skill.id = attempt.skill
        WHERE practice_session.child = ? AND attempt.at >= ? ORDER BY attempt.at
        """
}
