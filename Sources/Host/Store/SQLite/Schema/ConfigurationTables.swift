internal import SQLite

extension Migration {
    /// Every configuration that was ever in force, with the files it was made of; equal files are kept once.
    static let configurations = Migration(
        "configurations",
        """
        CREATE TABLE config_content (
            digest BLOB PRIMARY KEY,
            bytes  BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE config_revision (
            id       INTEGER PRIMARY KEY,
            revision TEXT NOT NULL,
            file     TEXT NOT NULL,
            cause    TEXT NOT NULL,
            author   INTEGER REFERENCES account (id) ON DELETE SET NULL,
            -- Whether it is the operator's word, and what the operator's files said at the time.
            trusted  INTEGER NOT NULL,
            disk     TEXT NOT NULL,
            at       INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX config_revision_name ON config_revision (revision);

        CREATE TABLE config_file (
            revision INTEGER NOT NULL REFERENCES config_revision (id) ON DELETE CASCADE,
            path     TEXT NOT NULL,
            digest   BLOB NOT NULL REFERENCES config_content (digest),
            PRIMARY KEY (revision, path)
        ) STRICT, WITHOUT ROWID;
        """
    )
}
