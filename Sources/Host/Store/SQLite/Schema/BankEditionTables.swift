internal import SQLite

extension Migration {
    /// How often the questions of a course were changed, so that whoever has read them knows whether to read them again.
    static let bankEditions = Migration(
        "bank-editions",
        "ALTER TABLE course ADD COLUMN bank INTEGER NOT NULL DEFAULT 0;"
    )
}
