internal import SQLite

extension Migration {
    /// Questions, what learners do with them, and what that says about what they can.
    ///
    /// Two rules are kept by the tables themselves: a child has one session that has not ended, however many ask at
    /// once, and an attempt belongs to the session it names, never to those whose time it happens to fall into.
    static let practice = Migration(
        "practice",
        """
        CREATE TABLE skill (
            id       INTEGER PRIMARY KEY,
            course   INTEGER NOT NULL REFERENCES course (id),
            subject  TEXT NOT NULL COLLATE NOCASE,
            topic    TEXT NOT NULL COLLATE NOCASE,
            subtopic TEXT NOT NULL COLLATE NOCASE,
            place    INTEGER NOT NULL,
            module   INTEGER REFERENCES module (id),
            known    REAL,
            learned  REAL,
            slipped  REAL,
            guessed  REAL,
            UNIQUE (course, subject, topic, subtopic)
        ) STRICT;

        CREATE TABLE question (
            id      INTEGER PRIMARY KEY,
            uuid    BLOB NOT NULL UNIQUE,
            course  INTEGER NOT NULL REFERENCES course (id),
            skill   INTEGER NOT NULL REFERENCES skill (id),
            name    TEXT NOT NULL,
            place   INTEGER NOT NULL,
            retired INTEGER NOT NULL DEFAULT 0,
            content TEXT NOT NULL,
            UNIQUE (course, name)
        ) STRICT;
        CREATE INDEX question_by_skill ON question (skill, place) WHERE NOT retired;

        CREATE TABLE practice_session (
            id            INTEGER PRIMARY KEY,
            uuid          BLOB NOT NULL UNIQUE,
            child         INTEGER NOT NULL REFERENCES account (id),
            subject       TEXT,
            topic         TEXT,
            subtopic      TEXT,
            started_at    INTEGER NOT NULL,
            ended_at      INTEGER,
            updated_at    INTEGER NOT NULL,
            last_activity INTEGER NOT NULL,
            counted_until INTEGER NOT NULL,
            paused_at     INTEGER,
            paused_ms     INTEGER NOT NULL DEFAULT 0,
            slept         INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE UNIQUE INDEX practice_session_active ON practice_session (child) WHERE ended_at IS NULL;
        CREATE INDEX practice_session_by_child ON practice_session (child, id);
        CREATE INDEX practice_session_idle ON practice_session (last_activity) WHERE ended_at IS NULL;

        CREATE TABLE attempt (
            id          INTEGER PRIMARY KEY,
            session     INTEGER NOT NULL REFERENCES practice_session (id),
            child       INTEGER NOT NULL,
            question    INTEGER NOT NULL REFERENCES question (id),
            skill       INTEGER NOT NULL REFERENCES skill (id),
            key         BLOB NOT NULL,
            fingerprint INTEGER NOT NULL,
            answer      TEXT NOT NULL,
            remark      TEXT,
            correct     INTEGER NOT NULL,
            evidence    INTEGER,
            hints       INTEGER NOT NULL,
            time_ms     INTEGER NOT NULL,
            client_at   INTEGER,
            at          INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX attempt_once ON attempt (child, key);
        CREATE INDEX attempt_by_session ON attempt (session, correct, time_ms, skill);
        CREATE INDEX attempt_by_child ON attempt (child, at);
        CREATE INDEX attempt_by_question ON attempt (child, question);
        CREATE INDEX attempt_by_skill ON attempt (skill, child, id) WHERE evidence IS NOT NULL;

        CREATE TABLE exposure (
            child        INTEGER NOT NULL REFERENCES account (id),
            question     INTEGER NOT NULL REFERENCES question (id),
            seen_at      INTEGER NOT NULL,
            tries        INTEGER NOT NULL DEFAULT 0,
            correct      INTEGER,
            attempted_at INTEGER,
            hints        INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (child, question)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mastery (
            child    INTEGER NOT NULL REFERENCES account (id),
            skill    INTEGER NOT NULL REFERENCES skill (id),
            known    REAL NOT NULL,
            attempts INTEGER NOT NULL,
            correct  INTEGER NOT NULL,
            PRIMARY KEY (child, skill)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session_question (
            session  INTEGER PRIMARY KEY REFERENCES tutoring_session (id) ON DELETE CASCADE,
            question INTEGER NOT NULL REFERENCES question (id)
        ) STRICT;
        CREATE INDEX session_question_by_question ON session_question (question);

        CREATE VIEW stored_practice_session AS
        SELECT practice_session.uuid, account.uuid AS child, practice_session.subject, topic, subtopic, started_at, ended_at, updated_at,
            last_activity, paused_at, paused_ms, practice_session.id AS row, practice_session.child AS child_row,
            counted_until, slept
        FROM practice_session JOIN account ON account.id = practice_session.child;
        """
    )

    /// Two indexes fewer to write with every answer: sessions that fell asleep are found among those that are open, of
    /// which there are never many, and calibrating may read everything.
    static let practiceIndexes = Migration(
        "practice-indexes",
        """
        DROP INDEX practice_session_idle;
        DROP INDEX attempt_by_skill;
        """
    )

    /// What an answer writes lies together: keys are made in the order of time, so they end up side by side, and an
    /// answer is found by its session, of which a child has one at a time.
    ///
    /// Each index that begins with the child was one more page to write for every answer of every child, and a page
    /// costs more than all the searching: with a million answers stored, recording one cost half as much again.
    static let practiceTogether = Migration(
        "practice-together",
        """
        DROP INDEX attempt_once;
        CREATE UNIQUE INDEX attempt_once ON attempt (key, child);
        DROP INDEX attempt_by_session;
        CREATE INDEX attempt_by_session ON attempt (session, question, correct, time_ms, skill);
        DROP INDEX attempt_by_child;
        DROP INDEX attempt_by_question;
        """
    )
}
