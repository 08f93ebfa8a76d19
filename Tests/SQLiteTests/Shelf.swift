import FoundationEssentials
import Glibc
import SQLite
import Testing

/// A database with one table of names, in a folder of its own that goes with it.
final class Shelf: Sendable {
    let root: String
    let database: Database<Int>

    static let steps = [
        Migration("items", "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT")
    ]

    init(adjust: (inout DatabaseSettings) -> Void = { _ in }) throws {
        root = try Self.newFolder()
        var settings = DatabaseSettings(.file(root + "/shelf.db"))
        adjust(&settings)
        database = try Database(settings, migrations: Self.steps) { 0 }
    }

    deinit {
        database.close()
        try? FileManager.default.removeItem(atPath: root)
    }

    static func newFolder() throws -> String {
        var template = Array((FileManager.default.temporaryDirectory.path + "/shelf.XXXXXX").utf8CString)
        try #require(mkdtemp(&template) != nil)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    var path: String { root + "/shelf.db" }

    func put(_ name: String) async throws {
        try await database.write { db, _ in try db.run("INSERT INTO item (name) VALUES (?)", .text(name)) }
    }

    func names() async throws -> [String] {
        try await database.read { db in try db.all("SELECT name FROM item ORDER BY id") { $0.text(0) } }
    }

    /// Holds the writer up until the returned closure is called, so that what is written meanwhile is one batch.
    func hold() -> @Sendable () -> Void {
        let (begun, gate) = (Gate(), Gate())
        database.write(
            { _, _ in
                begun.open()
                gate.wait()
            },
            then: { _ in }
        )
        begun.wait()
        return { gate.open() }
    }
}

/// Something a thread waits at until it is opened.
final class Gate: @unchecked Sendable {
    // Safe to share: that is what a semaphore is for, and the pointer never changes.
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func wait() { while sem_wait(semaphore) != 0 {} }
    func open() { sem_post(semaphore) }
}

struct Refusal: Error, Equatable {}
