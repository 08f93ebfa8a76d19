import FoundationEssentials
import SQLite
import Testing

@testable import Host

/// What the operator's commands say of a file that is not what it was taken for.
@Suite(.timeLimit(.minutes(5))) struct WrongFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func said(_ words: String..., code: ExitCode) async -> String {
        let shell = DeskShell(environment: ["TUTORLINE_DATABASE": folder.path("host.db")])
        #expect(await shell.runAll(words) == code, "\(words): \(shell.out)\(shell.err)")
        return shell.out + shell.err
    }

    /// A backup of a host that has courses.
    private func backup() async throws -> String {
        let path = folder.path("backup.db")
        _ = await said("course", "import", DeskShell.root + "/examples/courses", code: .success)
        _ = await said("backup", path, code: .success)
        return path
    }

    @Test func `a file that is no database is named, and the command is at fault, not the disk`() async throws {
        let (text, directory, empty) = (folder.path("notes.txt"), folder.path("folder"), folder.path("empty"))
        try TemporaryFolder.write(text, Array("what I wanted to remember".utf8))
        try TemporaryFolder.write(empty, [])
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        for command in ["verify", "restore"] {
            let ofText = await said(command, text, code: .misuse)
            #expect(
                ofText == "tutorline: \(text) is not a database, or was overwritten; check that it is the right file."
            )
            let ofDirectory = await said(command, directory, code: .misuse)
            #expect(ofDirectory == "tutorline: \(directory) is a folder, and not a database; name a file.")
            #expect(await said(command, empty, code: .misuse) == "tutorline: \(empty) is empty, so it is not a backup.")
        }
        for repair in [[], ["--repair"]] {
            let shell = DeskShell()
            #expect(await shell.runAll(["doctor", "--database", text] + repair) == .misuse)
            #expect(shell.err.hasPrefix("tutorline: \(text) is not a database"), "\(shell.err)")
        }
    }

    @Test func `another program's database is refused and left as it is`() async throws {
        let other = folder.path("other.db")
        try Connection(other).execute("CREATE TABLE song (name TEXT)")
        let before = try TemporaryFolder.read(other)
        for words in [["verify", other], ["restore", other], ["doctor", "--database", other, "--repair"]] {
            let shell = DeskShell(environment: ["TUTORLINE_DATABASE": folder.path("host.db")])
            #expect(await shell.runAll(words) == .misuse, "\(words)")
            #expect(shell.err.contains("\(other) is the database of another program"), "\(shell.err)")
        }
        #expect(try TemporaryFolder.read(other) == before)
    }

    @Test func `a backup whose end is missing is damaged`() async throws {
        let backup = try await backup()
        try TemporaryFolder.write(backup, Array(try TemporaryFolder.read(backup).prefix(20_000)))
        #expect(await said("verify", backup, code: .no).hasPrefix("- The file is damaged, so it cannot be read.\n"))
        let restored = await said("restore", backup, code: .misuse)
        #expect(restored == "tutorline: \(backup) is damaged, so it was not restored; use another backup.")
        let examined = await said("doctor", "--database", backup, code: .failure)
        #expect(examined.hasPrefix("tutorline: \(backup) is damaged, so it cannot be opened;"), "\(examined)")
    }

    @Test func `of a backup of an older version it is said that only the file could be checked`() async throws {
        let backup = try await backup()
        do {
            let old = try Connection(backup)
            // What the last four steps have done is undone.
            try old.execute(
                """
                DROP VIEW stored_ticket; DROP INDEX ticket_alarm; ALTER TABLE ticket DROP COLUMN alarm;
                CREATE VIEW stored_ticket AS SELECT 1; DROP TABLE gone_ticket;
                ALTER TABLE course DROP COLUMN welcome;
                DROP TABLE opening_key; DROP INDEX entry_of_claim;
                DELETE FROM migration WHERE place >= 18
                """
            )
        }
        let verified = await said("verify", backup, code: .success)
        #expect(verified.hasPrefix("\(backup) is undamaged.\nIt is of an older version, so what is in it could not"))
        #expect(await said("verify", backup, "--json", code: .success).contains("\"sound\":true,\"older\":true"))
        _ = await said("restore", backup, code: .success)
        #expect(await said("doctor", "--repair", code: .success).hasSuffix("host.db is sound."))
    }
}
