import Pipeline

extension ShellCommand {
    /// Holds the conversations a chain's own tests ask for.
    static let test = ShellCommand(
        path: ["test"],
        summary: "Runs the test conversations in a chain's file, and the test questions in its lists of answers.",
        details: """
            Nothing outside is contacted: a part that would have to ask others declines, unless the test stubs it. Exit \
            code 1 means that a test failed, or that an answer belongs to a module that its course in the folder does not have.
            """,
        arguments: [configArgument],
        options: [.courses, .json],
        examples: ["tutorline test responders.json"],
        run: runTests
    )

    private static func runTests(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        let blueprint = try Configuration(shell: shell).blueprint(invocation[argument: "FILE"] ?? "")
        let courses = try invocation.courses(shell)
        let results = try await blueprint.runTests { id, module in
            courses.first { $0.id == id }.map { Course($0, module: module) }
        }
        let failed = results.filter { !$0.holds }
        let asked = blueprint.fileTests()
        let unknown = blueprint.unknownModules(in: courses.modules)
        if invocation.has("json") {
            shell.print(
                JSON.array(results.map(described) + asked.failures.map(described) + unknown.map(described)).text
            )
        } else {
            for fault in failed.flatMap(\.faults) { shell.complain(fault.description) }
            for fault in asked.faults + unknown { shell.complain(fault.asError.description) }
            let all = results.count + asked.count + unknown.count
            let wrong = failed.count + asked.failures.count + unknown.count
            shell.print("\(all - wrong) passed, \(wrong) failed")
        }
        return failed.isEmpty && asked.failures.isEmpty && unknown.isEmpty ? .success : .no
    }

    private static func described(_ failure: FileTests.Failure) -> JSON {
        described(failure.fault, asking: failure.question)
    }

    /// What is wrong with a file though nothing was asked.
    private static func described(_ fault: Fault) -> JSON { described(fault, asking: "") }

    private static func described(_ fault: Fault, asking question: String) -> JSON {
        [
            "say": .string(question), "file": .string(fault.file), "line": .integer(Int64(fault.line)),
            "passed": false, "failures": [.string(fault.message)], "answer": "",
        ]
    }

    private static func described(_ result: ConfigurationTest.Result) -> JSON {
        [
            "say": .string(result.test.say), "line": .integer(Int64(result.test.line)),
            "passed": .bool(result.holds), "failures": .array(result.failures.map(JSON.string)),
            "answer": .string(result.answer),
        ]
    }
}

extension ShellCommand.Option {
    static let courses = ShellCommand.Option.value(
        "courses",
        "FOLDER",
        "where the courses are",
        fallback: "examples/courses"
    )
}

extension Invocation {
    /// The courses below the folder that is named, or else below the usual one, which may be missing.
    func courses(_ shell: Shell) throws -> [CatalogueCourse] {
        let files = CourseFolder(shell: shell)
        let folder = self[option: "courses"] ?? ""
        if has("courses") { _ = try shell.listDirectory(folder) }
        return try ((try? files.courses(below: folder)) ?? []).map { try files.read($0) }
    }
}

extension [CatalogueCourse] {
    /// The ids of their modules, by course.
    var modules: [String: [String]] {
        Dictionary(map { ($0.id, $0.modules.map(\.id)) }, uniquingKeysWith: { $0 + $1 })
    }
}

extension Fault {
    /// What elsewhere only is worth a warning fails whoever came to test.
    fileprivate var asError: Fault {
        var fault = self
        fault.severity = .error
        return fault
    }
}

extension Course {
    /// A course of the catalogue as a turn knows it, with the module that is open.
    init(_ course: CatalogueCourse, module: String?) {
        let open = module.flatMap { module in course.modules.first { $0.id == module } }
        self.init(
            id: course.id,
            title: course.title,
            language: course.language,
            subject: course.subject,
            module: open.map { CourseModule(id: $0.id, title: $0.title) }
        )
    }
}
