internal import SQLite

extension Migration {
    /// What tutors answered once and the chain shall answer from then on.
    static let learned = Migration(
        "learned",
        """
        CREATE TABLE learned_answer (
            id       INTEGER PRIMARY KEY,
            uuid     BLOB NOT NULL UNIQUE,
            course   INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
            module   INTEGER REFERENCES module (id),
            question TEXT NOT NULL,
            -- Other ways to ask it, and questions that must find it, as JSON lists.
            also     TEXT NOT NULL,
            tests    TEXT NOT NULL,
            answer   TEXT NOT NULL,
            state    TEXT NOT NULL,
            -- The turn it came from; the session may be gone by now.
            session  BLOB NOT NULL,
            asked    INTEGER NOT NULL,
            author   INTEGER REFERENCES account (id) ON DELETE SET NULL,
            reviewer INTEGER REFERENCES account (id) ON DELETE SET NULL,
            made_at  INTEGER NOT NULL,
            at       INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX learned_answer_by_course ON learned_answer (course, state);
        CREATE UNIQUE INDEX learned_answer_once ON learned_answer (session, asked) WHERE state <> 'withdrawn';
        """
    )
}
