internal import SQLite

extension Migration {
    /// Finds the turn that went on with another without reading what was said since; there are few.
    static let continuedTurns = Migration(
        "continued-turns",
        "CREATE INDEX turn_continued ON turn (continues) WHERE continues IS NOT NULL;"
    )
}
