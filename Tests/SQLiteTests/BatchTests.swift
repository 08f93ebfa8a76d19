import SQLite
import Testing

@Suite(.timeLimit(.minutes(5)))
struct BatchTests {
    @Test func `writes that wait together share one commit`() async throws {
        let shelf = try Shelf()
        let release = shelf.hold()
        let before = shelf.database.meter.commits
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 { group.addTask { try await shelf.put("\(number)") } }
            while shelf.database.waitingWrites < 100, !Task.isCancelled { await Task.yield() }
            release()
            try await group.waitForAll()
        }
        #expect(try await shelf.names().count == 100)
        // The one that held the writer up, and the hundred.
        #expect(shelf.database.meter.commits == before + 2)
    }

    @Test func `whoever is told of a write can see it from outside`() async throws {
        let shelf = try Shelf()
        for number in 0..<20 {
            try await shelf.put("\(number)")
            let other = try Connection(shelf.path, writable: false)
            #expect(try other.first("SELECT count(*) FROM item") { $0.integer(0) } == Int64(number + 1))
        }
    }

    @Test(arguments: [false, true])
    func `a job that fails in a batch takes none of its neighbours down`(afterWriting: Bool) async throws {
        let shelf = try Shelf()
        let release = shelf.hold()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                group.addTask {
                    guard number == 5 else { return try await shelf.put("\(number)") }
                    await #expect(throws: Refusal.self) {
                        try await shelf.database.write { db, _ in
                            if afterWriting { try db.run("INSERT INTO item (name) VALUES ('half')") }
                            throw Refusal()
                        }
                    }
                }
            }
            while shelf.database.waitingWrites < 10, !Task.isCancelled { await Task.yield() }
            release()
            try await group.waitForAll()
        }
        #expect(try await shelf.names().sorted() == ["0", "1", "2", "3", "4", "6", "7", "8", "9"])
    }

    @Test func `a row that breaks a rule fails alone and with a reason`() async throws {
        let shelf = try Shelf()
        try await shelf.put("one")
        let release = shelf.hold()
        async let again: Void = shelf.put("one")
        async let other: Void = shelf.put("two")
        while shelf.database.waitingWrites < 2, !Task.isCancelled { await Task.yield() }
        release()
        do {
            try await again
            Issue.record("the second “one” was taken")
        } catch let error as DatabaseError {
            #expect(error.kind == .constraint)
            #expect(!error.retry)
        }
        try await other
        #expect(try await shelf.names() == ["one", "two"])
    }

    @Test func `what the writer remembers is forgotten when a transaction is undone`() async throws {
        let shelf = try Shelf()
        try await shelf.database.write { _, memory in memory = 7 }
        #expect(try await shelf.database.write { _, memory in memory } == 7)
        await #expect(throws: Refusal.self) {
            try await shelf.database.write { db, memory in
                try db.run("INSERT INTO item (name) VALUES ('half')")
                memory = 8
                throw Refusal()
            }
        }
        #expect(try await shelf.database.write { _, memory in memory } == 0)
    }

    @Test func `a read sees one moment, however long it takes`() async throws {
        let shelf = try Shelf()
        try await shelf.put("before")
        let (reading, going) = (Gate(), Gate())
        async let counts = shelf.database.read { db in
            let first = try db.first("SELECT count(*) FROM item") { $0.integer(0) }
            reading.open()
            going.wait()
            return [first, try db.first("SELECT count(*) FROM item") { $0.integer(0) }]
        }
        await Task.detached { reading.wait() }.value
        try await shelf.put("after")
        going.open()
        #expect(try await counts == [1, 1])
        #expect(try await shelf.names().count == 2)
    }

    @Test func `a read cannot write`() async throws {
        let shelf = try Shelf()
        let error = await #expect(throws: DatabaseError.self) {
            try await shelf.database.read { db in try db.run("DELETE FROM item") }
        }
        #expect(error?.kind == .readOnly)
    }

    @Test func `a closed database says so, and what was queued before is done`() async throws {
        let shelf = try Shelf()
        let release = shelf.hold()
        async let put: Void = shelf.put("last")
        while shelf.database.waitingWrites < 1, !Task.isCancelled { await Task.yield() }
        release()
        shelf.database.close()
        try await put
        let error = await #expect(throws: DatabaseError.self) { try await shelf.put("too late") }
        #expect(error?.kind == .closed)
        #expect(try Connection(shelf.path).first("SELECT name FROM item") { $0.text(0) } == "last")
    }

    @Test func `the log is moved into the file when it is long, and nothing is lost by it`() async throws {
        let shelf = try Shelf { $0.checkpoint = 20 }
        for number in 0..<200 { try await shelf.put("\(number)") }
        #expect(try await shelf.names().count == 200)
        // Two hundred commits of at least two pages each would be over a megabyte and a half.
        #expect(try #require(FileFacts.size(of: shelf.path + "-wal")) < 800_000)
    }

    @Test func `what was to leave the log leaves it, when no reader is in the way any more`() async throws {
        let shelf = try Shelf()
        try await shelf.put("planted")
        let (reading, going) = (Gate(), Gate())
        async let read: Void = shelf.database.read { db in
            _ = try db.first("SELECT count(*) FROM item") { $0.integer(0) }
            reading.open()
            going.wait()
        }
        await Task.detached { reading.wait() }.value
        try await shelf.database.write { db, _ in
            try db.run("DELETE FROM item")
            db.emptyLogSoon()
        }
        try await shelf.put("next")
        #expect(try #require(FileFacts.size(of: shelf.path + "-wal")) > 0)
        going.open()
        try await read
        while FileFacts.size(of: shelf.path + "-wal") != 0 {
            try await shelf.database.write { _, _ in }
            await Task.yield()
        }
        #expect(try await shelf.names() == ["next"])
    }
}
