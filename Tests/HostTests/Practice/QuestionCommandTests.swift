import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct QuestionCommandTests {
    @Test func `a course brings its questions along, and they go out and come back as they are`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("store.db")
        let first = DeskShell()
        #expect(await first.run("course", "import", "examples/courses/algebra-1", "--database", database) == .success)
        #expect(first.out.contains("algebra-1, questions: 45 added"))
        for format in ["gift", "xml"] {
            let export = DeskShell()
            let words = ["questions", "export", "algebra-1", "--format", format, "--database", database]
            #expect(await export.runAll(words) == .success)
            try folder.write("bank.\(format)", export.out + "\n")
            let again = DeskShell()
            let path = folder.path("bank.\(format)")
            let code = await again.run("questions", "import", "algebra-1", path, "--replace", "--database", database)
            #expect(code == .success)
            #expect(again.out == "algebra-1: 0 added, 0 changed, 45 as before, 0 retired")
        }
        let aiken = DeskShell()
        _ = await aiken.run("questions", "export", "algebra-1", "--format", "aiken", "--database", database)
        #expect(aiken.err.contains("left out, because Aiken has only questions with one right choice"))
        let list = DeskShell()
        #expect(await list.run("questions", "list", "algebra-1", "--json", "--database", database) == .success)
        let listed = try #require(JSON(parsing: list.out).array)
        #expect(listed.count == 45)
        #expect(listed[0]["module"] == "unit-1")
        let calibrate = DeskShell()
        #expect(await calibrate.run("questions", "calibrate", "algebra-1", "--database", database) == .no)
        #expect(calibrate.out.contains("too few to fit"))
    }

    @Test func `what is wrong with a file is told by line, and nothing of any file is imported`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("store.db")
        _ = await DeskShell().run("course", "import", "examples/courses/biology-1", "--database", database)
        try folder.write("good.gift", "::A::Which? {=a}\n")
        try folder.write("bad.gift", "::B::Which? {=b}\n\n::C::Which? {}\n")
        let shell = DeskShell()
        let files = ["good.gift", "bad.gift"].map(folder.path)
        let code = await shell.run("questions", "import", "biology-1", files[0], files[1], "--database", database)
        #expect(code == .misuse)
        #expect(shell.err.contains("bad.gift:3:1: error: a question without answers"))
        let list = DeskShell()
        _ = await list.run("questions", "list", "biology-1", "--json", "--database", database)
        #expect(try JSON(parsing: list.out).array?.count == 45)
        let unknown = DeskShell()
        #expect(await unknown.run("questions", "import", "biology-1", "bank.doc", "--database", database) == .misuse)
        #expect(unknown.err.contains("does not show its format"))
    }

    @Test func `a demo's child has a past that its parent can look at, and it is made once`() async throws {
        let it = try await PracticeSchool()
        let lina = try await it.store.create(NewAccount(name: "Lina", email: "lina@example.org")).id
        try await it.store.enrol(lina, in: "algebra-1", to: .learn)
        var bank = [PracticeQuestion].sums
        for index in bank.indices { bank[index].category.subject = index % 2 == 0 ? "Mathematics" : "Biology" }
        _ = try await it.store.importQuestions(bank, into: "algebra-1", replacing: true)
        for _ in 0..<2 { try await DemoPractice(store: it.store, now: it.clock.now).prepare() }
        let sessions = try await it.store.practiceSummaries(of: lina, before: nil, limit: 100)
        #expect(sessions.count == 12)
        #expect(
            sessions.allSatisfy { $0.session.state == .ended && $0.tally.attempted == 6 && $0.tally.milliseconds > 0 }
        )
    }
}
