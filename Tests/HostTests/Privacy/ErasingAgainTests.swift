import FoundationEssentials
import SQLite
import Testing

@testable import Host

/// Who was erased after a backup was made stays erased when it is restored.
@Suite(.timeLimit(.minutes(5))) struct ErasingAgainTests {
    private static let marker = "planted-Zebra-4711"

    private func restore(_ it: TestStore, from backup: String) throws -> Restoration {
        try SQLiteStore.restore(try #require(it.path), from: backup, rules: TestStore.rules(it.clock))
    }

    @Test func `nothing of who was erased since the backup is in what it is restored to`() async throws {
        let it = try await TestStore(.file)
        let backup = it.folder.path("backup.db")
        let bob = try await it.store.create(NewAccount(name: "Bob", email: "bob@example.org", roles: [.learner])).id
        for number in 0..<300 {
            _ = try await it.store.accept(it.message("\(Self.marker) \(number)"), ending: .answer(Self.marker))
        }
        try await it.store.backUp(to: backup) { _ in }
        try await it.store.erase(it.learner)
        it.store.close()
        #expect(try TemporaryFolder.read(backup).contains(Self.marker.utf8))

        #expect(try restore(it, from: backup).erasedAgain == 1)
        for ending in ["", "-wal"] {
            guard let bytes = try? TemporaryFolder.read(try #require(it.path) + ending) else { continue }
            for word in [Self.marker, "ada@example.org"] {
                #expect(!bytes.contains(word.utf8), "\(word) is in the file\(ending)")
            }
        }
        let store = try await SQLiteStore(it.path, rules: TestStore.rules(it.clock))
        await #expect(throws: StoreError.unknownAccount) { try await store.account(it.learner) }
        await #expect(throws: StoreError.unknownSession) { try await store.session(it.session) }
        #expect(try await store.account(bob).name == "Bob")
        #expect(try await !store.sweepErased())
        #expect(try await store.examine() == [])
        store.close()

        // The restored database remembers it, too: an older backup brings nobody back either.
        #expect(try restore(it, from: backup).erasedAgain == 1)
    }

    @Test func `who was erased before the backup was made is not counted again`() async throws {
        let it = try await TestStore(.file)
        let backup = it.folder.path("backup.db")
        try await it.store.erase(it.learner)
        try await it.store.backUp(to: backup) { _ in }
        it.store.close()
        #expect(try restore(it, from: backup).erasedAgain == 0)
    }

    @Test func `a backup of an older version is brought up to date to be rid of somebody`() async throws {
        let it = try await TestStore(.file)
        let (path, backup) = (it.folder.path("old.db"), it.folder.path("backup.db"))
        let old = try Database(DatabaseSettings(.file(path)), migrations: Array(Migration.all.prefix(1))) { 0 }
        try await old.write { db, _ in
            try db.execute("INSERT INTO account (uuid, name, created_at) VALUES (randomblob(16), 'Old Ada', 7)")
        }
        try await old.aside { db in try db.copy(to: backup) }
        old.close()
        let rules = TestStore.rules(it.clock)
        let now = try await SQLiteStore(path, rules: rules)
        let ada = try #require(
            try await now.read { db in try db.first("SELECT uuid FROM account") { AccountID($0, 0) } }
        )
        try await now.erase(ada)
        now.close()
        #expect(try SQLiteStore.restore(path, from: backup, rules: rules).erasedAgain == 1)
        #expect(try !TemporaryFolder.read(path).contains("Old Ada".utf8))
        #expect(try await SQLiteStore(path, rules: rules).examine() == [])
    }

    @Test func `somebody with the number of a person who was erased in another history stays`() async throws {
        let it = try await TestStore(.file)
        let (path, first, second) = (try #require(it.path), it.folder.path("first.db"), it.folder.path("second.db"))
        let rules = TestStore.rules(it.clock)
        try await it.store.backUp(to: first) { _ in }
        let bob = try await it.store.create(NewAccount(name: "Bob", email: "bob@example.org", roles: [.learner])).id
        try await it.store.erase(bob)
        it.store.close()
        let erased = try #require(try restore(it, from: first).kept)

        it.clock.advance(by: .seconds(1))
        let other = try await SQLiteStore(path, rules: rules)
        let cleo = try await other.create(NewAccount(name: "Cleo", email: "cleo@example.org", roles: [.learner])).id
        try await other.backUp(to: second) { _ in }
        other.close()
        _ = try restore(it, from: erased)
        #expect(try restore(it, from: second).erasedAgain == 0)
        #expect(try await SQLiteStore(path, rules: rules).account(cleo).name == "Cleo")
    }

    @Test func `a database that is gone or cannot be read keeps nobody from restoring, and is said to know nobody`()
        async throws
    {
        let it = try await TestStore(.file)
        let (path, backup) = (try #require(it.path), it.folder.path("backup.db"))
        try await it.store.backUp(to: backup) { _ in }
        try await it.store.erase(it.learner)
        it.store.close()
        try TemporaryFolder.write(path, Array(repeating: 0x5a, count: 20_000))
        let damaged = try restore(it, from: backup)
        #expect(damaged.kept != nil && damaged.erasedAgain == nil)
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        #expect(try restore(it, from: backup) == Restoration(kept: nil, erasedAgain: nil))
    }

    @Test func `the command says how many there were, or that nobody knows`() async throws {
        let it = try await TestStore(.file)
        let (path, backup) = (try #require(it.path), it.folder.path("backup.db"))
        let shells = (0..<3).map { _ in DeskShell(environment: ["TUTORLINE_DATABASE": path]) }
        try await it.store.backUp(to: backup) { _ in }
        it.store.close()
        #expect(await shells[0].run("restore", backup) == .success)
        #expect(!shells[0].out.contains("erased"))
        let store = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        try await store.erase(it.learner)
        store.close()
        #expect(await shells[1].run("restore", backup) == .success)
        #expect(shells[1].out.contains("1 person who has been erased since the backup was erased again."))
        try TemporaryFolder.write(path, Array(repeating: 0x5a, count: 20_000))
        #expect(await shells[2].run("restore", backup) == .success)
        #expect(shells[2].out.contains("The previous database could not be read, so nobody knows who"))
    }
}
