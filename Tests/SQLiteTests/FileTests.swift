import CSQLite
import FoundationEssentials
import SQLite
import Glibc
import Testing

@Suite(.timeLimit(.minutes(5)))
struct FileTests {
    /// With statistics all threads share a lock, which nobody would notice but for the time it takes.
    @Test func `SQLite keeps no statistics of memory`() async throws {
        let shelf = try Shelf()
        try await shelf.put("one")
        #expect(Library.isReady)
        #expect(sqlite3_memory_used() == 0)
    }

    @Test func `a second host cannot open the file until the first has closed it`() throws {
        let shelf = try Shelf()
        let error = #expect(throws: DatabaseError.self) {
            _ = try Database(DatabaseSettings(.file(shelf.path)), migrations: Shelf.steps) { 0 }
        }
        #expect(error?.kind == .inUse)
        #expect(error?.sentence == "\(shelf.path) is open in another host; stop that one first.")
        shelf.database.close()
        try Database(DatabaseSettings(.file(shelf.path)), migrations: Shelf.steps) { 0 }.close()
    }

    @Test func `a second host that comes by a link cannot open the file either`() throws {
        let shelf = try Shelf()
        let link = shelf.path + ".link"
        #expect(symlink(shelf.path, link) == 0)
        let error = #expect(throws: DatabaseError.self) {
            _ = try Database(DatabaseSettings(.file(link)), migrations: Shelf.steps) { 0 }
        }
        #expect(error?.kind == .inUse)
        shelf.database.close()
    }

    @Test(arguments: [true, false])
    func `a second host cannot open the file either when somebody has removed the lock beside it`(
        isNew: Bool
    ) async throws {
        let shelf = try Shelf()
        let settings = DatabaseSettings(.file(shelf.path))
        var first = shelf.database
        if !isNew {
            // As after a repair with another program, whose last connection takes the log with it.
            first.close()
            for ending in ["-wal", "-shm"] { unlink(shelf.path + ending) }
            first = try Database(settings, migrations: Shelf.steps) { 0 }
        }
        #expect(unlink(shelf.path + ".lock") == 0)
        let error = #expect(throws: DatabaseError.self) {
            _ = try Database(settings, migrations: Shelf.steps) { 0 }
        }
        #expect(error?.kind == .inUse)
        #expect(error?.sentence == "\(shelf.path) is open in another host; stop that one first.")
        let copy = shelf.root + "/copy.db"
        try await first.aside { db in try db.copy(to: copy) }
        #expect(throws: DatabaseError.self) {
            try Replacement.replace(shelf.path, with: copy, knowing: Shelf.steps, at: 1) { _, _ in }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: shelf.root)
        #expect(!names.contains { $0.contains("before-restore") }, "it was refused before it touched anything")
        // The first goes on, and once it has closed the file there is room for another.
        try await first.write { db, _ in try db.run("INSERT INTO item (name) VALUES ('one')") }
        first.close()
        let second = try Database(settings, migrations: Shelf.steps) { 0 }
        #expect(try await second.read { db in try db.first("SELECT name FROM item") { $0.text(0) } } == "one")
        second.close()
    }

    @Test func `every file it makes is its owner's alone`() async throws {
        let shelf = try Shelf()
        try await shelf.put("one")
        for ending in ["", "-wal", "-shm", ".lock"] { #expect(FileFacts.mode(of: shelf.path + ending) == 0o600) }
    }

    @Test func `a folder that is not there is named`() {
        let error = #expect(throws: DatabaseError.self) {
            _ = try Database(DatabaseSettings(.file("/nowhere/at/all.db"))) { 0 }
        }
        #expect(error?.sentence.contains("/nowhere/at/all.db") == true)
    }

    @Test func `a file that is no database is refused and stays as it is`() throws {
        let root = try Shelf.newFolder()
        defer { try? FileManager.default.removeItem(atPath: root) }
        let path = root + "/notes.db"
        let text = String(repeating: "These are my notes. ", count: 100)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        let error = #expect(throws: DatabaseError.self) {
            _ = try Database(DatabaseSettings(.file(path)), migrations: Shelf.steps) { 0 }
        }
        #expect(error?.kind == .noDatabase)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `each kind of value comes back as it went in`() throws {
        let db = try Connection(":memory:")
        try db.execute("CREATE TABLE thing (a, b, c, d, e, f, g)")
        try db.run(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?)",
            .integer(.min),
            .real(0.5),
            .text("zwölf\0dreizehn"),
            .utf8(Array("nur dies".utf8)[4...]),
            .blob([0, 255, 0]),
            .blob([]),
            .wide(1, .max)
        )
        let rows = try db.all("SELECT * FROM thing") { row in
            #expect(row.integer(0) == .min)
            #expect(row.real(1) == 0.5)
            #expect(row.text(2) == "zwölf\0dreizehn")
            #expect(row.text(3) == "dies")
            #expect(row.bytes(4) == [0, 255, 0])
            #expect(row.bytes(5).isEmpty && !row.isNull(5))
            #expect(row.wide(6) == (1, .max))
            #expect(row.wide(4) == (0, 0))
            return row.columns
        }
        #expect(rows == [7])
    }

    @Test func `a statement that walks through a whole table is told from one that does not`() throws {
        let db = try Connection(":memory:")
        try db.execute(
            "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO thing (name) VALUES ('a'), ('b')"
        )
        _ = try db.first("SELECT name FROM thing WHERE id = 2") { $0.text(0) }
        #expect(db.wastefulStatements() == [])
        _ = try db.first("SELECT id FROM thing WHERE name = 'b'") { $0.integer(0) }
        #expect(db.wastefulStatements() == ["SELECT id FROM thing WHERE name = 'b'"])
    }
}
