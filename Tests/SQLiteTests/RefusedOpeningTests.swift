import FoundationEssentials
import Glibc
import SQLite
import Testing

/// What was not opened leaves its folder as it was.
@Suite(.timeLimit(.minutes(5)))
struct RefusedOpeningTests {
    private let root: String

    init() throws { root = try Shelf.newFolder() }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: root).sorted() }

    private func write(_ text: String, to name: String) -> Bool {
        FileManager.default.createFile(atPath: root + "/" + name, contents: Data(text.utf8))
    }

    private func open(_ name: String) throws(DatabaseError) -> Database<Int> {
        try Database(DatabaseSettings(.file(root + "/" + name)), migrations: Shelf.steps) { 0 }
    }

    @Test func `a file that is no database gets no lock file`() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(write("These are my notes, and no database at all.", to: "notes.db"))
        #expect(throws: DatabaseError.self) { try open("notes.db") }
        #expect(try files() == ["notes.db"])
    }

    @Test func `a restore that is refused leaves no lock file`() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(write("These are my notes, and no backup at all.", to: "notes.db"))
        #expect(throws: DatabaseError.self) {
            try Replacement.replace(root + "/new.db", with: root + "/notes.db", knowing: Shelf.steps, at: 1) { _, _ in }
        }
        #expect(try files() == ["notes.db"])
    }

    @Test func `a lock file that was there before stays, for another may be about to lock it`() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(write("These are my notes, and no database at all.", to: "notes.db"))
        #expect(write("", to: "notes.db.lock"))
        #expect(throws: DatabaseError.self) { try open("notes.db") }
        #expect(try files() == ["notes.db", "notes.db.lock"])
    }

    @Test func `who is refused because the database is open takes nothing from who has it open`() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let database = try open("shelf.db")
        defer { database.close() }
        #expect(throws: DatabaseError.self) { try open("shelf.db") }
        #expect(try files().contains("shelf.db.lock"))
        // Somebody takes the file for a leftover: the log is locked still, and the one who is refused leaves no other.
        #expect(unlink(root + "/shelf.db.lock") == 0)
        #expect(throws: DatabaseError.self) { try open("shelf.db") }
        #expect(try files().contains("shelf.db.lock") == false)
    }
}
