import FoundationEssentials
import SQLite
import Testing

@testable import Host

/// Copies of a store, and their way back.
@Suite(.timeLimit(.minutes(5)))
struct StoreBackupTests {
    @Test func `a backup made under load comes back as it was, under another epoch`() async throws {
        let it = try await TestStore(.file)
        let backup = it.folder.path("backup.db")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<8 {
                group.addTask {
                    var number = 0
                    while !Task.isCancelled {
                        _ = try await it.store.accept(it.message("\(caller) \(number)"), ending: .answer("!"))
                        number += 1
                    }
                }
            }
            while try await it.store.session(it.session).head < 100 {}
            try await it.store.backUp(to: backup) { _ in }
            group.cancelAll()
        }
        let epoch = it.store.epoch
        let log = try await it.log()
        it.store.close()
        let path = try #require(it.path)
        let name = try #require(try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock)).kept)
        let restored = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        let page = try await restored.entries(of: it.session, after: 0, for: .staff, limit: 100_000)
        #expect(page.entries.count >= 100)
        #expect(page.entries[...] == log.prefix(page.entries.count))
        #expect(try await restored.examine() == [])
        #expect(restored.epoch != epoch)
        // What was there before is kept: whoever restores by mistake has lost nothing.
        let kept = try Connection(name, writable: false)
        #expect(try kept.first("SELECT count(*) FROM entry") { $0.integer(0) } == Int64(log.count))
    }

    @Test func `how far a backup has come is told once for each hundredth`() {
        let percents = Percents()
        let told = (0...5000).filter { percents.isNew(BackupProgress(copied: $0, pages: 5000)) }
        #expect(told.count == 101 && told.first == 0 && told.last == 5000)
        #expect(BackupProgress(copied: 0, pages: 0).percent == 100)
        #expect(BackupProgress(BackupProgress(copied: 7, pages: 9).described) == BackupProgress(copied: 7, pages: 9))
    }

    @Test func `a damaged database is put aside by a restore, and a damaged backup is refused`() async throws {
        let it = try await TestStore(.file)
        _ = try await it.store.accept(it.message("Why?"), ending: .answer("Because."))
        let (path, backup) = (try #require(it.path), it.folder.path("backup.db"))
        try await it.store.backUp(to: backup) { _ in }
        it.store.close()
        try TemporaryFolder.write(path, Array(repeating: 0x5a, count: 20_000))
        let kept = try #require(try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock)).kept)
        let again = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        #expect(try await again.entries(of: it.session, after: 0, for: .staff, limit: 10).entries.count == 3)
        again.close()
        #expect(try TemporaryFolder.read(kept).count == 20_000)
        try TemporaryFolder.write(backup, Array(repeating: 0x5a, count: 20_000))
        #expect(throws: StoreError.self) {
            try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock))
        }
        let still = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        #expect(try await still.entries(of: it.session, after: 0, for: .staff, limit: 10).entries.count == 3)
    }

    @Test func `a sound database that cannot be kept is not replaced, and not put aside either`() async throws {
        let it = try await TestStore(.file)
        let (path, backup) = (try #require(it.path), it.folder.path("backup.db"))
        try await it.store.backUp(to: backup) { _ in }
        _ = try await it.store.accept(it.message("Why?"), ending: .answer("Because."))
        it.store.close()
        let before = try TemporaryFolder.read(path)
        // A folder in the place of the copy, as a disk without room for it.
        try FileManager.default.createDirectory(
            atPath: "\(path).before-restore-\(it.clock.now.seconds).partial",
            withIntermediateDirectories: false
        )
        #expect(throws: StoreError.self) {
            try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock))
        }
        #expect(try TemporaryFolder.read(path) == before)
        #expect(!FileManager.default.fileExists(atPath: "\(path).damaged-\(it.clock.now.seconds)"))
    }

    @Test func `what a restore has kept outlives the next one, within the same second too`() async throws {
        let it = try await TestStore(.file)
        let (path, backup) = (try #require(it.path), it.folder.path("backup.db"))
        try await it.store.backUp(to: backup) { _ in }
        _ = try await it.store.accept(it.message("Precious?"))
        it.store.close()
        var kept: [String] = []
        for _ in 0..<2 {
            kept.append(
                try #require(try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock)).kept)
            )
        }
        for _ in 0..<2 {
            try TemporaryFolder.write(path, Array(repeating: UInt8(kept.count), count: 20_000))
            kept.append(
                try #require(try SQLiteStore.restore(path, from: backup, rules: TestStore.rules(it.clock)).kept)
            )
        }
        #expect(Set(kept).count == 4)
        let entries = try kept.prefix(2).map { name in
            try Connection(name, writable: false).first("SELECT count(*) FROM entry") { $0.integer(0) }
        }
        #expect(entries == [2, 1])
        #expect(try kept.suffix(2).map { try TemporaryFolder.read($0).first } == [2, 3])
    }

    @Test func `a database that a host has open is not replaced`() async throws {
        let it = try await TestStore(.file)
        let backup = it.folder.path("backup.db")
        try await it.store.backUp(to: backup) { _ in }
        #expect(throws: StoreError.self) {
            try SQLiteStore.restore(try #require(it.path), from: backup, rules: TestStore.rules(it.clock))
        }
        #expect(try await it.store.accept(it.message("Why?")).message.seq == 2)
    }
}
