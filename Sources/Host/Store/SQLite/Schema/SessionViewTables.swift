internal import SQLite

extension Migration {
    /// Looks a session's last entry up once for all that is told of it: whoever comes is told of twenty sessions.
    static let sessionView = Migration(
        "session-view",
        """
        DROP VIEW stored_session;
        CREATE VIEW stored_session AS
        SELECT session.uuid, account.uuid AS learner, course.slug AS course, module.slug AS module, session.version,
            session.state, session.reason, session.since, session.opened_at, last.at AS last_activity, last.seq AS head,
            session.id AS row, session.learner AS learner_row
        FROM tutoring_session AS session
        JOIN account ON account.id = session.learner
        JOIN course ON course.id = session.course
        LEFT JOIN module ON module.id = session.module
        LEFT JOIN entry AS last
            ON last.id = (SELECT id FROM entry WHERE entry.session = session.id ORDER BY seq DESC LIMIT 1);
        """
    )
}
