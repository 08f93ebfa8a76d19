import FoundationEssentials
import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The operator's commands` {
    private func shell(_ folder: TemporaryFolder) -> DeskShell {
        DeskShell(environment: ["TUTORLINE_DATABASE": folder.path("host.db")])
    }

    @Test func `back up, verify and restore, and keep what was there`() async throws {
        let folder = try TemporaryFolder()
        let (copy, first) = (folder.path("monday.db"), shell(folder))
        #expect(await first.run("course", "import", DeskShell.root + "/examples/courses") == .success)
        #expect(await first.run("backup", copy) == .success)
        #expect(await first.run("backup", copy) != .success, "a name that is taken must not be overwritten")
        let verified = shell(folder)
        #expect(await verified.run("verify", copy) == .success && verified.out.hasSuffix("is sound."))

        #expect(await first.run("lock", "algebra-1") == .success)
        #expect(await first.run("restore", copy) == .success)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        let kept = try #require(names.first { $0.hasPrefix("host.db.before-restore-") })
        #expect(first.out.contains("The previous database is now \(folder.path(kept))."))
        let after = shell(folder)
        #expect(await after.run("locks", "algebra-1") == .success && after.out == "No lock is set in algebra-1.")
        let doctor = shell(folder)
        #expect(await doctor.run("doctor", "--json") == .success && doctor.out.contains("\"sound\":true"))
    }

    @Test func `say what has been done, and what there is none of`() async throws {
        let folder = try TemporaryFolder()
        let environment = ["TUTORLINE_DATABASE": folder.path("host.db")]
        func said(_ words: [String], typed: [String] = []) async -> String {
            let shell = DeskShell(environment: environment, input: typed)
            #expect(await shell.runAll(words) == .success, "\(words): \(shell.err)")
            return shell.out
        }
        _ = await said(["course", "import", DeskShell.root + "/examples/courses"])
        _ = await said(["lock", "algebra-1/unit-1"])
        #expect(await said(["unlock", "algebra-1/unit-1"]) == "The lock that was set in algebra-1/unit-1 is lifted.")
        #expect(await said(["outbox", "list"]) == "There are no webhooks.")
        let ada = "ada@example.org"
        _ = await said(["user", "add", ada], typed: ["correct horse"])
        let password = await said(["user", "password", ada], typed: ["battery staple"])
        #expect(password == "\(ada) has a new password, and is signed out everywhere.")
        #expect(await said(["user", "disable", ada]) == "\(ada) is shut out.")
        #expect(await said(["user", "disable", ada, "--undo"]) == "\(ada) may sign in again.")
    }

    @Test func `lock nothing that is over already`() async throws {
        let folder = try TemporaryFolder()
        #expect(await shell(folder).run("course", "import", DeskShell.root + "/examples/courses") == .success)
        #expect(await shell(folder).run("lock", "algebra-1", "--grade", "people") == .success)
        let (late, after) = (shell(folder), shell(folder))
        #expect(await late.run("lock", "algebra-1", "--until", "2020-01-01T10:00:00Z") != .success)
        #expect(late.err.contains("This end is already past;"), "\(late.err)")
        #expect(await after.run("locks", "algebra-1") == .success && after.out == "algebra-1  people")
    }

    @Test func `examine, explain and repair`() async throws {
        let folder = try TemporaryFolder()
        #expect(await shell(folder).run("course", "import", DeskShell.root + "/examples/courses") == .success)
        let path = folder.path("host.db")
        try Connection(path).execute("INSERT INTO turn_checkpoint (turn, text) VALUES (7, 'x')")
        let found = shell(folder)
        #expect(await found.run("doctor") == .no)
        #expect(found.out.contains("+ 1 half answers do not belong to any open question.\n  They are left over"))
        #expect(found.out.hasSuffix("tutorline doctor --repair repairs what is marked with a plus."))
        let repaired = shell(folder)
        #expect(await repaired.run("doctor", "--repair") == .success)
        #expect(repaired.out.contains("Repaired: 1 half answers") && repaired.out.hasSuffix("host.db is sound."))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        #expect(names.contains { $0.hasPrefix("host.db.before-repair-") })
        let again = shell(folder)
        #expect(await again.run("doctor", "--repair", "--json") == .success && again.out.contains("\"cured\":[]"))
    }

    @Test func `say the same to people and to programs of a course that was imported`() async throws {
        let folder = try TemporaryFolder()
        #expect(await shell(folder).run("course", "import", DeskShell.root + "/examples/courses") == .success)
        let (people, programs) = (shell(folder), shell(folder))
        #expect(await people.run("course", "export", "algebra-1") == .success)
        #expect(people.out.hasPrefix("==> course.md <=="))
        #expect(await programs.run("course", "export", "algebra-1", "--json") == .success)
        let course = try JSON(parsing: programs.out)
        #expect(course["id"] == "algebra-1" && course["modules"]?.array?.count == 5)
    }

    @Test func `refuse what is no backup, and change nothing`() async throws {
        let folder = try TemporaryFolder()
        let rubbish = folder.path("rubbish.db")
        try "not a database, though long enough to be looked at".write(
            toFile: rubbish,
            atomically: true,
            encoding: .utf8
        )
        for words in [["verify", rubbish], ["restore", rubbish], ["verify", folder.path("missing.db")]] {
            let shell = shell(folder)
            #expect(await shell.runAll(words) != .success)
            #expect(shell.err.hasPrefix("tutorline: ") && shell.out.isEmpty, "\(words)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        #expect(!names.contains { $0.contains("before-restore") })
        let empty = try TemporaryFolder()
        for words in [["verify", empty.path("missing.db")], ["restore", empty.path("missing.db")]] {
            let shell = shell(empty)
            #expect(await shell.runAll(words) == .misuse)
            #expect(shell.err == "tutorline: there is no file \"\(empty.path("missing.db"))\".")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: empty.root).isEmpty, "a lock is left of nothing")
    }

    @Test func `an operator backs up a host that runs, beside its database and nowhere else`() async throws {
        let it = try await TestHost()
        let made = await it.send("POST", "/admin/backup", as: "operator", ["file": "monday.db"])
        #expect(made.status == 201, "\(made.text)")
        for name in ["../monday.db", "/tmp/monday.db", ".hidden", "", "monday.db"] {
            let answer = await it.send("POST", "/admin/backup", as: "operator", ["file": .string(name)])
            #expect(answer.status >= 400, "\(name)")
        }
    }
}
