internal import SQLite

extension Migration {
    /// What a course says to those who open it.
    static let welcomes = Migration(
        "welcomes",
        "ALTER TABLE course ADD COLUMN welcome TEXT NOT NULL DEFAULT '';"
    )
}
