internal import SQLite

extension Migration {
    /// Courses, modules and passages, and the index that finds passages.
    ///
    /// The index has a column for where a passage belongs, so that a search in one course touches no other: the words
    /// of `place` are looked up like any other words.
    static let catalogue = Migration(
        "catalogue",
        """
        CREATE TABLE course (
            id        INTEGER PRIMARY KEY,
            slug      TEXT NOT NULL UNIQUE,
            title     TEXT NOT NULL,
            language  TEXT NOT NULL,
            subject   TEXT NOT NULL,
            retired   INTEGER NOT NULL DEFAULT 0,
            retention INTEGER
        ) STRICT;

        CREATE TABLE module (
            id      INTEGER PRIMARY KEY,
            course  INTEGER NOT NULL REFERENCES course (id),
            slug    TEXT NOT NULL,
            title   TEXT NOT NULL,
            place   INTEGER NOT NULL,
            retired INTEGER NOT NULL DEFAULT 0,
            UNIQUE (course, slug)
        ) STRICT;

        CREATE TABLE passage (
            id      INTEGER PRIMARY KEY,
            module  INTEGER NOT NULL REFERENCES module (id),
            anchor  TEXT NOT NULL,
            title   TEXT NOT NULL,
            text    TEXT NOT NULL,
            place   INTEGER NOT NULL,
            retired INTEGER NOT NULL DEFAULT 0,
            UNIQUE (module, anchor)
        ) STRICT;

        CREATE VIRTUAL TABLE passage_word USING fts5 (
            title, text, place, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
        );

        CREATE TABLE enrolment (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            course  INTEGER NOT NULL REFERENCES course (id),
            manner  TEXT NOT NULL,
            PRIMARY KEY (account, course, manner)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX enrolment_by_course ON enrolment (course, manner);
        """
    )
}
