import SQLite
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5)))
struct BackupTests {
    @Test func `a copy made under load is one moment of the original, whole and sound`() async throws {
        let shelf = try Shelf()
        let filling = String(repeating: "x", count: 20_000)
        try await shelf.database.write { db, _ in
            for number in 0..<500 { try db.run("INSERT INTO item (name) VALUES (?)", .text("\(number) " + filling)) }
        }
        let path = shelf.root + "/copy.db"
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.writePairs(on: shelf) }
            for round in 0..<3 {
                let steps = try await shelf.database.aside { db in
                    var seen: [CopyProgress] = []
                    try db.copy(to: path, replacing: round > 0) { seen.append($0) }
                    return seen
                }
                #expect(steps.count > 1)
                #expect(steps.last.map { $0.copied == $0.pages } == true)
                let copy = try Connection(path, writable: false)
                let count = try copy.first("SELECT count(*) FROM item") { $0.integer(0) } ?? 0
                #expect(count >= 500 && count.isMultiple(of: 2))
            }
            group.cancelAll()
        }
        #expect(FileFacts.mode(of: path) == 0o600)
        #expect(FileFacts.size(of: path + "-wal") == nil)
        #expect(FileFacts.size(of: path + ".partial") == nil)
    }

    /// Always two rows in one transaction, so that a copy of one moment has an even number of them.
    private func writePairs(on shelf: Shelf) async throws {
        var number = 0
        while !Task.isCancelled {
            number += 1
            let name = "pair \(number)"
            try await shelf.database.write { db, _ in
                try db.run("INSERT INTO item (name) VALUES (?)", .text(name + " left"))
                try db.run("INSERT INTO item (name) VALUES (?)", .text(name + " right"))
            }
        }
    }

    @Test func `a name that is taken is not overwritten`() async throws {
        let shelf = try Shelf()
        let path = shelf.root + "/copy.db"
        try await shelf.database.aside { try $0.copy(to: path) }
        try await shelf.put("later")
        await #expect(throws: DatabaseError.self) { try await shelf.database.aside { try $0.copy(to: path) } }
        #expect(try Connection(path).first("SELECT count(*) FROM item") { $0.integer(0) } == 0)
    }
}
