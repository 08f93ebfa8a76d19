/// A named step from one shape of the database to the next.
///
/// Steps are only ever added at the end, and never changed once released: a file remembers the names of those it took.
package struct Migration: Sendable {
    package let name: String
    package let script: String

    package init(_ name: String, _ script: String) {
        self.name = name
        self.script = script
    }
}

extension Connection {
    /// Marks a file as ours, so that another program's database is never migrated by mistake.
    private static let mark: Int64 = 0x54_75_74_6F

    /// Takes the steps that the file has not taken yet, each in a transaction of its own.
    ///
    /// A file with content is copied first, to a name that says before which step.
    func migrate(_ migrations: [Migration], _ settings: DatabaseSettings) throws(DatabaseError) {
        guard !migrations.isEmpty else { return }
        let taken = try stepsTaken(of: migrations, settings.path ?? "the database")
        guard let next = migrations.dropFirst(taken).first else { return }
        if taken > 0, let path = settings.path {
            try copy(to: "\(path).before-\(next.name)", replacing: true)
        }
        try takeSteps(of: migrations, after: taken)
    }

    /// Takes the steps that a copy has not taken yet, whose original is there to go back to.
    package func bringUpToDate(_ migrations: [Migration], _ file: String) throws(DatabaseError) {
        try takeSteps(of: migrations, after: try stepsTaken(of: migrations, file))
    }

    private func takeSteps(of migrations: [Migration], after taken: Int) throws(DatabaseError) {
        for (place, step) in zip(taken..., migrations.dropFirst(taken)) { try take(step, place: place) }
    }

    /// How many of the steps a file has taken; throws when it took others, and is not for this program.
    package func stepsTaken(of migrations: [Migration], _ file: String) throws(DatabaseError) -> Int {
        let mark = try integer("PRAGMA application_id")
        let isNew = try integer("SELECT count(*) FROM sqlite_schema") == 0
        guard isNew || mark == Self.mark else {
            throw DatabaseError(.foreign, "\(file) is the database of another program; name a different file.")
        }
        let taken = isNew ? [] : try takenSteps()
        let known = migrations.map(\.name)
        guard taken.count <= known.count, taken == Array(known.prefix(taken.count)) else {
            let unknown = taken.first { !known.contains($0) } ?? taken.last ?? ""
            throw DatabaseError(
                .foreign,
                """
                \(file) was made by a newer Tutorline: it has taken the step “\(unknown)”, which this one does not know. \
                Run the newer program, or restore a backup made by this one.
                """
            )
        }
        return taken.count
    }

    private func take(_ step: Migration, place: Int) throws(DatabaseError) {
        try run("BEGIN IMMEDIATE")
        do throws(DatabaseError) {
            try execute(
                """
                PRAGMA application_id = \(Self.mark);
                CREATE TABLE IF NOT EXISTS migration (place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT
                """
            )
            try execute(step.script)
            try run("INSERT INTO migration (place, name) VALUES (?, ?)", .integer(Int64(place)), .text(step.name))
            try run("COMMIT")
        } catch {
            if isInTransaction { try? run("ROLLBACK") }
            throw error
        }
    }

    private func takenSteps() throws(DatabaseError) -> [String] {
        do {
            return try all("SELECT name FROM migration ORDER BY place") { $0.text(0) }
        } catch {
            throw error as? DatabaseError ?? DatabaseError(.other, "\(error)")
        }
    }

    func integer(_ sql: StaticString) throws(DatabaseError) -> Int64 {
        do {
            return try first(sql) { $0.integer(0) } ?? 0
        } catch {
            throw error as? DatabaseError ?? DatabaseError(.other, "\(error)")
        }
    }
}
