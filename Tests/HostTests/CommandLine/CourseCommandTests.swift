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

    private func write(_ id: String, in path: String, _ folder: TemporaryFolder) throws {
        try folder.write("\(path)/course.md", "---\nid: \(id)\ntitle: T\nlanguage: en\nsubject: S\n---\n")
        try folder.write("\(path)/01-a.md", "---\nid: a\ntitle: A\n---\n\n## One\n\nText.\n")
    }

    @Test func `says when a folder makes a second course because its id was changed, and when a course is new`()
        async throws
    {
        let folder = try TemporaryFolder()
        func run() async -> DeskShell {
            let shell = DeskShell()
            let words = ["course", "import", folder.path("courses/art/"), "--database", folder.path("store.db")]
            #expect(await shell.run(words) == .success)
            return shell
        }
        try write("art", in: "courses/art", folder)
        let first = await run()
        #expect(first.out == "art: 1 added, 0 changed, 0 as before, 0 retired; the course is new" && first.err.isEmpty)
        let again = await run()
        #expect(again.out == "art: 0 added, 0 changed, 1 as before, 0 retired" && again.err.isEmpty)
        try write("art-2", in: "courses/art", folder)
        let second = await run()
        #expect(second.out.hasSuffix("; the course is new"))
        let told = "course.md:2:1: warning: \"art-2\" is a second course beside \"art\", which stays as it is;"
        #expect(second.err.contains("\(told) if it is the same course, write id: art again"), "\(second.err)")
        let settled = await run()
        #expect(settled.err.isEmpty, "once it is there, it is what somebody wants")
    }

    @Test func `says when a new course and its folder are called otherwise`() async throws {
        let folder = try TemporaryFolder()
        try write("art-1", in: "courses/art", folder)
        let shell = DeskShell()
        let words = ["course", "import", folder.path("courses"), "--database", folder.path("store.db")]
        #expect(await shell.run(words) == .success)
        let told = "warning: the new course is called \"art-1\" and its folder \"art\"; call them alike"
        #expect(shell.err.hasSuffix(told), "\(shell.err)")
    }

    @Test func `refuses two folders that are the same course, before anything is imported`() async throws {
        let folder = try TemporaryFolder()
        try write("art", in: "courses/art", folder)
        try write("art", in: "courses/art-copy", folder)
        let shell = DeskShell()
        let database = folder.path("store.db")
        #expect(await shell.run("course", "import", folder.path("courses"), "--database", database) == .misuse)
        let told = "/courses/art is the course \"art\" already, and this would replace it; give one of them another id"
        #expect(shell.err.contains("art-copy/course.md:2:1: error: ") && shell.err.contains(told), "\(shell.err)")
        #expect(await DeskShell().run("course", "list", "--database", database) == .misuse, "no database was made")
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
