import FoundationEssentials
import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `Commands that only read` {
    private static let commands = [
        ["course", "list"], ["course", "export", "algebra-1"], ["questions", "list", "algebra-1"],
        ["questions", "export", "algebra-1"], ["user", "list"], ["doctor"],
    ]

    private func shell(_ folder: TemporaryFolder) -> DeskShell {
        DeskShell(environment: ["TUTORLINE_DATABASE": folder.path("host.db")])
    }

    @Test func `are answered while a host runs on the database, and change nothing`() async throws {
        let folder = try TemporaryFolder()
        let it = try ServingHost(folder, ["--courses": "examples/courses"])
        _ = try #require(await it.address(), "\(it.lines.value)")
        let before = try TemporaryFolder.read(folder.path("host.db"))
        for words in Self.commands {
            let shell = shell(folder)
            #expect(await shell.runAll(words) == .success, "\(words): \(shell.err)")
            #expect(!shell.out.isEmpty || words[0] == "user", "\(words)")
        }
        let faq = shell(folder)
        #expect(await faq.run("faq", "export", "algebra-1") == .no)
        #expect(faq.err.contains("nothing has been learned in algebra-1 yet"), "\(faq.err)")
        #expect(try TemporaryFolder.read(folder.path("host.db")) == before)
        it.ask(.terminate)
        #expect(await it.ended() == .success)
    }

    @Test func `leave what changes something to a host that is stopped`() async throws {
        let folder = try TemporaryFolder()
        let it = try ServingHost(folder)
        _ = try #require(await it.address(), "\(it.lines.value)")
        for words in [["doctor", "--repair"], ["lock", "algebra-1"], ["user", "disable", "a@example.org"]] {
            let shell = shell(folder)
            #expect(await shell.runAll(words) == .failure, "\(words)")
            #expect(shell.err.contains("is open in another host"), "\(words): \(shell.err)")
        }
        it.ask(.terminate)
        #expect(await it.ended() == .success)
    }

    @Test func `refuse a database that wants to be brought up to date, and leave it as it is`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("host.db")
        #expect(await shell(folder).run("course", "import", "examples/courses") == .success)
        try Connection(path).execute("DELETE FROM migration WHERE place = (SELECT max(place) FROM migration)")
        for words in Self.commands {
            let shell = shell(folder)
            #expect(await shell.runAll(words) == .misuse, "\(words)")
            #expect(shell.err.contains("is of an older version; start the host on it once."), "\(shell.err)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        #expect(!names.contains { $0.contains(".before-") }, "\(names)")
    }

    @Test func `write nothing, whoever asks them to`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("host.db")
        #expect(await shell(folder).run("course", "import", "examples/courses") == .success)
        let store = try await SQLiteStore(reading: path, rules: .commandLine)
        defer { store.close() }
        await #expect(throws: StoreError.self) { try await store.create(NewAccount(name: "Ada")) }
        #expect(try await store.courses().contains { $0.id == "algebra-1" })
    }
}
