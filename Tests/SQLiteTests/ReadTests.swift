import SQLite
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ReadTests {
    @Test func `a read sees every write that was told of before it was asked for`() async throws {
        let shelf = try Shelf { $0.readers = 1 }
        let (reading, going) = (Gate(), Gate())
        async let old = shelf.counting(opening: reading, awaiting: going)
        await Task.detached { reading.wait() }.value
        try await shelf.put("new")
        async let new = shelf.counting()
        while shelf.database.waitingReads < 1, !Task.isCancelled { await Task.yield() }
        going.open()
        #expect(try await old == 0)
        #expect(try await new == 1)
    }

    @Test func `reads that wait together share a snapshot`() async throws {
        let shelf = try Shelf { $0.readers = 1 }
        let (holding, released, reading, going) = (Gate(), Gate(), Gate(), Gate())
        async let held = shelf.counting(opening: holding, awaiting: released)
        await Task.detached { holding.wait() }.value
        async let first = shelf.counting(opening: reading, awaiting: going)
        while shelf.database.waitingReads < 1, !Task.isCancelled { await Task.yield() }
        async let second = shelf.counting()
        while shelf.database.waitingReads < 2, !Task.isCancelled { await Task.yield() }
        released.open()
        await Task.detached { reading.wait() }.value
        try await shelf.put("meanwhile")
        going.open()
        #expect(try await held == 0)
        #expect(try await first == 0)
        #expect(try await second == 0)
        #expect(try await shelf.counting() == 1)
    }

    @Test func `a read that fails takes none of those that wait with it down`() async throws {
        let shelf = try Shelf { $0.readers = 1 }
        let (holding, released) = (Gate(), Gate())
        async let held = shelf.counting(opening: holding, awaiting: released)
        await Task.detached { holding.wait() }.value
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                group.addTask {
                    guard number == 5 else { return _ = try await shelf.counting() }
                    await #expect(throws: Refusal.self) { try await shelf.database.read { _ in throw Refusal() } }
                }
            }
            while shelf.database.waitingReads < 10, !Task.isCancelled { await Task.yield() }
            released.open()
            try await group.waitForAll()
        }
        #expect(try await held == 0)
    }

    @Test func `of reads that come in a burst a slow one holds up no other`() async throws {
        let shelf = try Shelf { $0.readers = 2 }
        // A reader that has not come to rest yet takes what is posted without a ring.
        while shelf.database.sleepingReaders < 2, !Task.isCancelled { await Task.yield() }
        let ring = Mutex<(@Sendable () -> Void)?>(nil)
        shelf.database.gather { mine in
            ring.withLock { $0 = mine }
            return true
        }
        let (reading, going) = (Gate(), Gate())
        async let slow = shelf.counting(opening: reading, awaiting: going)
        while shelf.database.waitingReads < 1, !Task.isCancelled { await Task.yield() }
        async let quick = shelf.counting()
        while shelf.database.waitingReads < 2, !Task.isCancelled { await Task.yield() }
        // Both readers sleep until the burst is over, and one ring is enough for both.
        while ring.withLock({ $0 }) == nil, !Task.isCancelled { await Task.yield() }
        ring.withLock { $0 }?()
        #expect(try await quick == 0)
        going.open()
        #expect(try await slow == 0)
    }
}

extension Shelf {
    /// How many items a read sees, which may say that it reads, and then wait.
    fileprivate func counting(opening: Gate? = nil, awaiting: Gate? = nil) async throws -> Int64? {
        try await database.read { db in
            let count = try db.first("SELECT count(*) FROM item") { $0.integer(0) }
            opening?.open()
            awaiting?.wait()
            return count
        }
    }
}
