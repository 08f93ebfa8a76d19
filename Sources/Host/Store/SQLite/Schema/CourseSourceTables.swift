internal import SQLite

extension Migration {
    /// The files that a course was last brought in from at a start, by their fingerprint.
    static let courseSources = Migration(
        "course-sources",
        "ALTER TABLE course ADD COLUMN source BLOB;"
    )
}
