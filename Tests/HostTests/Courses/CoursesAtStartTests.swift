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

    private func start() async throws {
        let log = Log(isJSON: true, now: { Moment(seconds: 0) }, write: { _ in })
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
}
