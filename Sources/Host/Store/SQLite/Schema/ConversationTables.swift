internal import SQLite

extension Migration {
    /// Sessions, their logs and their turns.
    ///
    /// An ordinary turn costs two rows at the end of `entry` with their places in one index, and one row at the end of
    /// `turn`: a turn is named by the entry that opened it, so it needs no index, and an answered one is in no other.
    /// What has a client's key keeps it in its row; only keys too old for the writer's memory move to `entry_key`.
    static let conversations = Migration(
        "conversations",
        """
        CREATE TABLE tutoring_session (
            id          INTEGER PRIMARY KEY,
            uuid        BLOB NOT NULL UNIQUE,
            learner     INTEGER NOT NULL REFERENCES account (id),
            course      INTEGER NOT NULL REFERENCES course (id),
            module      INTEGER REFERENCES module (id),
            version     INTEGER NOT NULL,
            state       TEXT NOT NULL,
            reason      TEXT,
            since       INTEGER NOT NULL,
            opened_at   INTEGER NOT NULL,
            key         BLOB NOT NULL,
            fingerprint INTEGER NOT NULL,
            slot        INTEGER,
            UNIQUE (learner, key)
        ) STRICT;
        CREATE INDEX session_by_learner ON tutoring_session (learner, id);
        CREATE UNIQUE INDEX session_open_once ON tutoring_session (learner, slot) WHERE slot IS NOT NULL;
        CREATE INDEX session_by_state ON tutoring_session (state, since);
        CREATE INDEX session_by_course ON tutoring_session (course, state, since);

        CREATE TABLE entry (
            id          INTEGER PRIMARY KEY,
            session     INTEGER NOT NULL,
            seq         INTEGER NOT NULL,
            prev        INTEGER NOT NULL,
            kind        TEXT NOT NULL,
            audience    INTEGER NOT NULL,
            turn        INTEGER,
            author      INTEGER,
            key         BLOB,
            fingerprint INTEGER,
            body        TEXT NOT NULL,
            at          INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX entry_place ON entry (session, seq);

        CREATE TABLE entry_key (
            session     INTEGER NOT NULL,
            author      INTEGER NOT NULL,
            key         BLOB NOT NULL,
            fingerprint INTEGER NOT NULL,
            seq         INTEGER NOT NULL,
            PRIMARY KEY (session, author, key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE turn (
            entry     INTEGER PRIMARY KEY,
            continues INTEGER,
            outcome   TEXT,
            ending    INTEGER,
            revision  TEXT,
            trace     BLOB,
            ended_at  INTEGER
        ) STRICT;
        CREATE INDEX turn_running ON turn (entry) WHERE outcome IS NULL;

        CREATE TABLE turn_checkpoint (
            turn INTEGER PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT;

        CREATE VIEW stored_session AS
        SELECT session.uuid, account.uuid AS learner, course.slug AS course, module.slug AS module, session.version,
            session.state, session.reason, session.since, session.opened_at,
            (SELECT at FROM entry WHERE entry.session = session.id ORDER BY seq DESC LIMIT 1) AS last_activity,
            (SELECT seq FROM entry WHERE entry.session = session.id ORDER BY seq DESC LIMIT 1) AS head,
            session.id AS row, session.learner AS learner_row
        FROM tutoring_session AS session
        JOIN account ON account.id = session.learner
        JOIN course ON course.id = session.course
        LEFT JOIN module ON module.id = session.module;
        """
    )
}
