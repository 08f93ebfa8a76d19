internal import SQLite

extension Migration {
    /// Locks that people set while the host runs, one for each course and each module.
    static let locks = Migration(
        "locks",
        """
        CREATE TABLE live_lock (
            course INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
            -- 0 for the whole course: NULLs would not be unique.
            module INTEGER NOT NULL DEFAULT 0,
            grade  TEXT NOT NULL,
            starts INTEGER,
            ends   INTEGER,
            author INTEGER REFERENCES account (id) ON DELETE SET NULL,
            at     INTEGER NOT NULL,
            PRIMARY KEY (course, module)
        ) STRICT, WITHOUT ROWID;
        """
    )
}
