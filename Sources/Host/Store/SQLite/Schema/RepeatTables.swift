internal import SQLite

extension Migration {
    /// What repeats of two commands are told by that name no session: opening one, and taking the next question.
    static let repeats = Migration(
        "repeats",
        """
        -- A command that opened a session keeps its key there; here is that of one that found the session open.
        CREATE TABLE opening_key (
            learner     INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            key         BLOB NOT NULL,
            fingerprint INTEGER NOT NULL,
            session     INTEGER NOT NULL REFERENCES tutoring_session (id) ON DELETE CASCADE,
            at          INTEGER NOT NULL,
            PRIMARY KEY (learner, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX opening_key_by_session ON opening_key (session);

        CREATE INDEX entry_of_claim ON entry (author, key) WHERE kind = 'handoff.claimed';
        """
    )
}
