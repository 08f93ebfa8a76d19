import FoundationEssentials
import SQLite
import Testing

@Suite(.timeLimit(.minutes(5)))
struct MigrationTests {
    private let colour = Migration("colours", "ALTER TABLE item ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")

    private func reopened(_ shelf: Shelf, _ steps: [Migration]) throws -> Database<Int> {
        shelf.database.close()
        return try Database(DatabaseSettings(.file(shelf.path)), migrations: steps) { 0 }
    }

    @Test func `a file takes the steps it has not taken, and is copied before`() async throws {
        let shelf = try Shelf()
        try await shelf.put("chair")
        let database = try reopened(shelf, Shelf.steps + [colour])
        let colours = try await database.read { db in try db.all("SELECT colour FROM item") { $0.text(0) } }
        #expect(colours == ["grey"])
        database.close()
        let before = try Connection(shelf.path + ".before-colours", writable: false)
        #expect(try before.all("SELECT * FROM item") { $0.columns } == [2])
        #expect(FileFacts.mode(of: shelf.path + ".before-colours") == 0o600)
        #expect(FileFacts.size(of: shelf.path + ".before-items") == nil)
    }

    @Test func `a file of a newer program is refused, with the step it took, and stays as it is`() async throws {
        let shelf = try Shelf()
        try await shelf.put("chair")
        try await shelf.database.write { db, _ in
            try db.run("INSERT INTO migration (place, name) VALUES (1, 'telepathy')")
        }
        let error = #expect(throws: DatabaseError.self) { _ = try reopened(shelf, Shelf.steps) }
        #expect(error?.kind == .foreign)
        #expect(error?.sentence.contains("made by a newer Tutorline") == true)
        #expect(error?.sentence.contains("telepathy") == true)
        #expect(try Connection(shelf.path).all("SELECT name FROM item") { $0.text(0) } == ["chair"])
    }

    @Test func `another program's database is left alone`() throws {
        let root = try Shelf.newFolder()
        defer { try? FileManager.default.removeItem(atPath: root) }
        let path = root + "/theirs.db"
        try Connection(path).execute("CREATE TABLE theirs (x)")
        let error = #expect(throws: DatabaseError.self) {
            _ = try Database(DatabaseSettings(.file(path)), migrations: Shelf.steps) { 0 }
        }
        #expect(error?.kind == .foreign)
        #expect(try Connection(path).all("SELECT name FROM sqlite_schema") { $0.text(0) } == ["theirs"])
    }

    @Test func `a step that fails leaves nothing behind`() throws {
        let broken = Migration("broken", "CREATE TABLE half (x); CREATE TABLE item (y)")
        let shelf = try Shelf()
        #expect(throws: DatabaseError.self) { _ = try reopened(shelf, Shelf.steps + [broken]) }
        let tables = try Connection(shelf.path).all("SELECT name FROM sqlite_schema") { $0.text(0) }
        #expect(tables.contains("item") && !tables.contains("half"))
    }
}
