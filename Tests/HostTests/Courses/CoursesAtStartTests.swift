import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct CoursesAtStartTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() async throws {
        folder = try TemporaryFolder()
        store = try await SQLiteStore(nil, rules: TestStore.rules(TestClock()))
        try write(course: "Algebra", question: "The capital of France is {T}")
        try folder.write("faq.md", "not read")
    }

    private func write(course title: String, question: String) throws {
        try folder.write("course.md", "---\nid: algebra\ntitle: \(title)\nlanguage: en\nsubject: Mathematics\n---\n")
        try folder.write("01-unit.md", "---\nid: unit\ntitle: Unit\n---\n\n## Lines\n\nA line is straight.\n")
        try folder.write("questions.gift", question)
    }

    private func start(_ lines: Atom<[String]> = Atom([])) async throws {
        let log = Log(isJSON: true, now: { Moment(seconds: 0) }, write: { line in lines.change { $0.append(line) } })
        try await CoursesAtStart(folder: CourseFolder(shell: DeskShell().shell), store: store, log: log)
            .bringIn(below: folder.root)
    }

    private func change(_ title: String) async throws {
        var course = try await store.course("algebra")
        course.title = title
        _ = try await store.importCourse(course)
    }

    private var title: String { get async throws { try await store.course("algebra").title } }

    @Test func `a start undoes nothing that was changed since, when the files are the same`() async throws {
        try await start()
        try await change("Algebra for everybody")
        try folder.write("faq.md", "others read this")
        try await start()
        #expect(try await title == "Algebra for everybody")
    }

    @Test(arguments: [("Algebra, mended", "The capital of France is {T}"), ("Algebra", "The capital of Spain is {F}")])
    func `files that have changed are brought in, and so are questions`(title: String, question: String) async throws {
        try await start()
        try await change("Algebra for everybody")
        try write(course: title, question: question)
        try await start()
        #expect(try await self.title == title)
    }

    @Test func `files that are as they were before the last change are brought in again`() async throws {
        try await start()
        try write(course: "Algebra, mended", question: "The capital of France is {T}")
        try await start()
        try write(course: "Algebra", question: "The capital of France is {T}")
        try await start()
        #expect(try await title == "Algebra")
    }

    @Test func `a course whose questions are wrong is read again at the next start`() async throws {
        try write(course: "Algebra", question: "The capital of France is {")
        await #expect(throws: (any Error).self) { try await start() }
        await #expect(throws: (any Error).self) { try await start() }
    }

    @Test func `a copy of a folder that is still the same course is refused, also when the first has not changed`()
        async throws
    {
        let copied = "---\nid: algebra\ntitle: Copy\nlanguage: en\nsubject: Mathematics\n---\n"
        for path in ["a", "b"] {
            try folder.write(
                "courses/\(path)/course.md",
                path == "a" ? copied.replacing("Copy", with: "First") : copied
            )
            try folder.write("courses/\(path)/01-unit.md", "---\nid: unit\ntitle: Unit\n---\n\n## Lines\n\nStraight.\n")
            let start = CoursesAtStart(
                folder: CourseFolder(shell: DeskShell().shell),
                store: store,
                log: Log(isJSON: true, now: { Moment(seconds: 0) }, write: { _ in })
            )
            if path == "a" {
                try await start.bringIn(below: folder.path("courses"))
            } else {
                await #expect(throws: Faults.self) { try await start.bringIn(below: folder.path("courses")) }
            }
        }
        #expect(try await title == "First")
    }

    @Test func `a new course whose folder is called otherwise is in the log`() async throws {
        let lines = Atom<[String]>([])
        try await start(lines)
        #expect(lines.value.filter { $0.contains("call them alike") }.count == 1, "\(lines.value)")
        try write(course: "Algebra, mended", question: "The capital of France is {T}")
        try await start(lines)
        #expect(lines.value.filter { $0.contains("call them alike") }.count == 1, "only when it is new")
    }
}
