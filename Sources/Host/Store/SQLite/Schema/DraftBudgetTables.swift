internal import SQLite

extension Migration {
    /// What tutors have drafted is paid for by a course and by no learner.
    static let draftBudgets = Migration(
        "draft-budgets",
        """
        CREATE TABLE token_use_of_all (
            id      INTEGER PRIMARY KEY,
            learner INTEGER REFERENCES account (id) ON DELETE CASCADE,
            course  INTEGER REFERENCES course (id) ON DELETE CASCADE,
            at      INTEGER NOT NULL,
            tokens  INTEGER NOT NULL,
            is_open INTEGER NOT NULL
        ) STRICT;
        INSERT INTO token_use_of_all (id, learner, course, at, tokens, is_open)
            SELECT id, learner, course, at, tokens, is_open FROM token_use;
        DROP TABLE token_use;
        ALTER TABLE token_use_of_all RENAME TO token_use;
        CREATE INDEX token_use_by_learner ON token_use (learner, at);
        CREATE INDEX token_use_by_course ON token_use (course, at);
        """
    )
}
