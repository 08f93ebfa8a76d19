import SQLite
import Synchronization
import Testing

@Suite(.serialized, .timeLimit(.minutes(5)))
struct DiskFaultTests {
    private func shelf() throws -> Shelf {
        FaultyDisk.register()
        return try Shelf { $0.vfs = FaultyDisk.name }
    }

    /// Writes until it works, as callers do that were told to try again.
    private func putAgain(_ name: String, on shelf: Shelf) async throws {
        while true {
            do {
                return try await shelf.put(name)
            } catch let error as DatabaseError where error.retry {
                await Task.yield()
            }
        }
    }

    @Test func `when the disk cannot sync, all of the batch are told, and nobody sees what was not synced`()
        async throws
    {
        let shelf = try shelf()
        try await shelf.put("before")
        let release = shelf.hold()
        FaultyDisk.failsToSync.store(true, ordering: .releasing)
        defer { FaultyDisk.failsToSync.store(false, ordering: .releasing) }
        let errors = await withTaskGroup(of: DatabaseError?.self) { group in
            for number in 0..<10 {
                group.addTask {
                    do { try await shelf.put("\(number)") } catch { return error as? DatabaseError }
                    return nil
                }
            }
            while shelf.database.waitingWrites < 10, !Task.isCancelled { await Task.yield() }
            release()
            return await group.reduce(into: [DatabaseError]()) { if let error = $1 { $0.append(error) } }
        }
        #expect(errors.count == 10)
        #expect(errors.allSatisfy { $0.kind == .inputOutput && $0.retry })
        #expect(shelf.database.meter.trouble?.kind == .inputOutput)
        #expect(try await shelf.names() == ["before"])
    }

    @Test func `who failed by themselves are told why, and not what became of the others`() async throws {
        struct Own: Error {}
        let shelf = try shelf()
        let release = shelf.hold()
        FaultyDisk.failsToSync.store(true, ordering: .releasing)
        defer { FaultyDisk.failsToSync.store(false, ordering: .releasing) }
        let other = Task { try await shelf.put("other") }
        let own = Task { try await shelf.database.write { _, _ in throw Own() } }
        while shelf.database.waitingWrites < 2, !Task.isCancelled { await Task.yield() }
        release()
        await #expect(throws: Own.self) { try await own.value }
        await #expect(throws: DatabaseError.self) { try await other.value }
    }

    @Test func `after a sync that failed the writer starts again from the file`() async throws {
        let shelf = try shelf()
        try await shelf.put("before")
        FaultyDisk.failsToSync.store(true, ordering: .releasing)
        await #expect(throws: DatabaseError.self) { try await shelf.put("lost") }
        FaultyDisk.failsToSync.store(false, ordering: .releasing)
        try await putAgain("after", on: shelf)
        #expect(shelf.database.meter.trouble == nil)
        #expect(try await shelf.names() == ["before", "after"])
        shelf.database.close()
        let reopened = try Connection(shelf.path)
        #expect(try reopened.damage().isEmpty)
        #expect(try reopened.all("SELECT name FROM item ORDER BY id") { $0.text(0) } == ["before", "after"])
    }

    @Test func `what was to leave the log leaves it, though the writer had to start again`() async throws {
        FaultyDisk.register()
        let shelf = try Shelf {
            $0.vfs = FaultyDisk.name
            $0.batch = 1
        }
        try await shelf.put("planted")
        let release = shelf.hold()
        async let deleted: Void = shelf.database.write { db, _ in
            try db.run("DELETE FROM item")
            db.emptyLogSoon()
        }
        while shelf.database.waitingWrites < 1, !Task.isCancelled { await Task.yield() }
        // The next is already waiting, so that the log is not emptied before the disk fails.
        async let lost: Void = shelf.database.write { db, _ in
            try db.run("INSERT INTO item (name) VALUES ('lost')")
            FaultyDisk.failsToSync.store(true, ordering: .releasing)
        }
        while shelf.database.waitingWrites < 2, !Task.isCancelled { await Task.yield() }
        release()
        try await deleted
        do {
            try await lost
            Issue.record("the disk did not fail")
        } catch { FaultyDisk.failsToSync.store(false, ordering: .releasing) }
        try await putAgain("after", on: shelf)
        while FileFacts.size(of: shelf.path + "-wal") != 0 {
            try await shelf.database.write { _, _ in }
            await Task.yield()
        }
        #expect(try await shelf.names() == ["after"])
    }

    @Test func `a full disk refuses with a reason, and takes writes again when there is room`() async throws {
        let shelf = try shelf()
        try await shelf.put("before")
        FaultyDisk.isFull.store(true, ordering: .releasing)
        let error = await #expect(throws: DatabaseError.self) { try await shelf.put("no room") }
        FaultyDisk.isFull.store(false, ordering: .releasing)
        #expect(error?.kind == .full)
        #expect(error?.retry == true)
        #expect(error?.sentence.hasPrefix("The disk has no room left for the database") == true)
        try await putAgain("after", on: shelf)
        #expect(try await shelf.names() == ["before", "after"])
        #expect(shelf.database.meter.trouble == nil)
    }

    @Test func `one that needs more room than there is fails alone`() async throws {
        let shelf = try Shelf { $0.mostPages = 40 }
        let release = shelf.hold()
        async let small: Void = shelf.put("small")
        async let large: Void = shelf.database.write { db, _ in
            let filling = String(repeating: "x", count: 4000)
            for number in 0..<100 { try db.run("INSERT INTO item (name) VALUES (?)", .text("\(number)" + filling)) }
        }
        while shelf.database.waitingWrites < 2, !Task.isCancelled { await Task.yield() }
        release()
        try await small
        do {
            try await large
            Issue.record("there was room for everything")
        } catch let error as DatabaseError {
            #expect(error.kind == .full)
        }
        #expect(try await shelf.names() == ["small"])
    }

    /// Rows of about a page each.
    private func fill(_ shelf: Shelf, _ rows: Range<Int>, thenFail: Bool = false) async throws {
        try await shelf.database.write { db, _ in
            let filling = String(repeating: "x", count: 4000)
            for number in rows { try db.run("INSERT INTO item (name) VALUES (?)", .text("\(number)" + filling)) }
            if thenFail { throw Refusal() }
        }
    }

    @Test func `a commit of many pages is a few writes to the disk`() async throws {
        let shelf = try shelf()
        try await shelf.put("before")
        let before = FaultyDisk.writes.load(ordering: .acquiring)
        try await fill(shelf, 0..<100)
        // More than two hundred pages, some thirty to a write.
        #expect(FaultyDisk.writes.load(ordering: .acquiring) - before < 16)
        let other = try Connection(shelf.path, writable: false)
        #expect(try other.first("SELECT count(*) FROM item") { $0.integer(0) } == 101)
    }

    @Test func `a transaction that memory does not hold is there as a whole, or not at all`() async throws {
        let shelf = try Shelf { $0.cache = 64 }
        try await fill(shelf, 0..<200)
        await #expect(throws: Refusal.self) { try await fill(shelf, 200..<400, thenFail: true) }
        try await fill(shelf, 400..<450)
        #expect(try await shelf.names().count == 250)
        let other = try Connection(shelf.path, writable: false)
        #expect(try other.first("SELECT count(*) FROM item WHERE length(name) > 4000") { $0.integer(0) } == 250)
        shelf.database.close()
        let reopened = try Connection(shelf.path)
        #expect(try reopened.damage().isEmpty)
        #expect(try reopened.first("SELECT count(*) FROM item") { $0.integer(0) } == 250)
    }

    @Test func `a disk that fills up in the middle of a transaction loses nothing of those before`() async throws {
        FaultyDisk.register()
        let shelf = try Shelf {
            $0.vfs = FaultyDisk.name
            $0.cache = 64
        }
        try await fill(shelf, 0..<50)
        FaultyDisk.isFull.store(true, ordering: .releasing)
        await #expect(throws: DatabaseError.self) { try await fill(shelf, 50..<250) }
        FaultyDisk.isFull.store(false, ordering: .releasing)
        try await putAgain("after", on: shelf)
        #expect(try await shelf.names().count == 51)
        shelf.database.close()
        #expect(try Connection(shelf.path).damage().isEmpty)
    }

    @Test func `a write that fails on the way to a commit fails the commit`() async throws {
        let shelf = try shelf()
        try await fill(shelf, 0..<50)
        FaultyDisk.isFullOnce.store(true, ordering: .releasing)
        await #expect(throws: DatabaseError.self) { try await fill(shelf, 50..<250) }
        let isStillToFail = FaultyDisk.isFullOnce.load(ordering: .acquiring)
        #expect(!isStillToFail)
        try await putAgain("after", on: shelf)
        #expect(try await shelf.names().count == 51)
        shelf.database.close()
        #expect(try Connection(shelf.path).damage().isEmpty)
    }
}
