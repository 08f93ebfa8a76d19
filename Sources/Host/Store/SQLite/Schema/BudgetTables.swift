internal import SQLite

extension Migration {
    /// What learners and courses use of models; a row is open from the question until its use is known.
    static let budgets = Migration(
        "budgets",
        """
        CREATE TABLE token_use (
            id      INTEGER PRIMARY KEY,
            learner INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            course  INTEGER REFERENCES course (id) ON DELETE CASCADE,
            at      INTEGER NOT NULL,
            tokens  INTEGER NOT NULL,
            is_open INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX token_use_by_learner ON token_use (learner, at);
        CREATE INDEX token_use_by_course ON token_use (course, at);
        """
    )
}
