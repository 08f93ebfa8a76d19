import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The configuration's commands` {
    private func shell(_ folder: TemporaryFolder) -> DeskShell {
        DeskShell(environment: ["TUTORLINE_DATABASE": folder.path("host.db")])
    }

    @Test func `show what runs in a module, and where it is written`() async throws {
        let people = DeskShell()
        #expect(await people.run("config", "show", "--course", "algebra-1", "--module", "unit-3-final") == .success)
        #expect(people.out.contains("lock closed"))
        #expect(people.out.contains("responder faq"))
        #expect(people.out.contains("responders.json:5:42 guard[0].messages"), "\(people.out)")
        let programs = DeskShell()
        #expect(await programs.run("config", "show", "--json") == .success)
        #expect(try JSON(parsing: programs.out)["entries"]?.array?.last?["name"] == "anywhere")
        #expect(await DeskShell().run("config", "show", "--module", "unit-1") == .misuse)
        #expect(await DeskShell().run("config", "show", "--config", "README.md") == .misuse)
    }

    @Test func `list what was in force, and go back while the host is stopped`() async throws {
        let folder = try TemporaryFolder()
        let files = Atom(TestHost.files)
        let it = try await TestHost(files: files, folder: folder)
        let first = it.host.teaching.current.revision
        let text = TestHost.files["responders.json"] ?? ""
        try folder.write("responders.json", text.replacing("again", with: "twice"))
        files.change { $0["responders.json"] = text.replacing("again", with: "twice") }
        #expect(await it.host.office.reload(.signal))

        let log = shell(folder)
        #expect(await log.run("config", "log") == .success, "while the host runs: \(log.err)")
        #expect(log.out.split(separator: "\n").count == 2 && log.out.contains("  signal"))
        it.host.store.close()

        let back = shell(folder)
        let config = folder.path("responders.json")
        #expect(await back.run("config", "rollback", "--config", config) == .success, "\(back.err)")
        #expect(back.out == "\(first) is in force.")
        let never = shell(folder)
        #expect(await never.run("config", "rollback", "ffffffffffff", "--config", config) == .no)
        #expect(never.err == "tutorline: There is no such earlier configuration.")
        let again = try await TestHost(files: files, folder: folder)
        #expect(again.host.teaching.current.revision == first)
        let unknown = shell(folder)
        #expect(await unknown.run("config", "log", "--limit", "none") == .misuse)
        #expect(await unknown.run("config", "apply", config) == .misuse)
    }
}
