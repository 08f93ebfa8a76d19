import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `Courses at the command line` {
    @Test func `brings courses in, and says that nothing changed the second time`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("store.db")
        let first = DeskShell()
        #expect(await first.run("course", "import", "examples/courses", "--database", database) == .success)
        #expect(first.out.contains("algebra-1: 27 added, 0 changed"))
        let second = DeskShell()
        #expect(await second.run("course", "import", "examples/courses", "--database", database) == .success)
        #expect(second.out.contains("algebra-1: 0 added, 0 changed, 27 as before"))
        let list = DeskShell()
        #expect(await list.run("course", "list", "--json", "--database", database) == .success)
        #expect(try JSON(parsing: list.out).array?.count == 3)
    }

    @Test func `tells what is wrong with a course, by line, and imports nothing`() async throws {
        let folder = try TemporaryFolder()
        let course = folder.path("course")
        try folder.write("course/course.md", "---\nid: c\ntitle: C\nlangage: en\nsubject: S\n---\n")
        try folder.write("course/01-a.md", "---\nid: a\ntitle: A\n---\n\n## One\n\n## One\n\nText.\n")
        let shell = DeskShell()
        let code = await shell.run("course", "import", course, "--database", folder.path("store.db"))
        #expect(code == .misuse)
        #expect(
            shell.err.contains(
                "course.md:4:1: error: front matter has no setting \"langage\"; did you mean \"language\"?"
            )
        )
        #expect(shell.err.contains("01-a.md:6:1: error: there is no text under \"One\""))
        #expect(shell.err.contains("01-a.md:8:1: error: two sections are called \"One\""))
    }
}
