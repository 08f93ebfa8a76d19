import Pipeline

extension ShellCommand.Option {
    static let database = ShellCommand.Option.value(
        "database",
        "FILE",
        "the host's database, or TUTORLINE_DATABASE",
        fallback: "tutorline.db"
    )
}

extension Invocation {
    /// The store the command reads, whether or not a host runs on it.
    func readStore(_ shell: Shell) async throws -> SQLiteStore {
        try await SQLiteStore(reading: try existingDatabase(shell), rules: .commandLine)
    }

    private func existingDatabase(_ shell: Shell) throws(Complaint) -> String {
        let path = databasePath(shell)
        guard SQLiteStore.isThere(path) else {
            throw Complaint("there is no database at \"\(path)\"; give its place with --database.", .misuse)
        }
        return path
    }

    /// The store the command works on; a running host has it for itself.
    ///
    /// - Parameter isMade: whether the command may be the first that anybody does, so that a database is made where there
    ///   is none. To any other, a name that was mistyped would look like a school without people.
    func openStore(_ shell: Shell, isMade: Bool = false) async throws -> SQLiteStore {
        let path = isMade ? databasePath(shell) : try existingDatabase(shell)
        return try await SQLiteStore(path, rules: .commandLine)
    }

    /// Where that store is.
    func databasePath(_ shell: Shell) -> String {
        all("database").last ?? shell.environment["TUTORLINE_DATABASE"] ?? self[option: "database"] ?? ""
    }
}

extension StoreRules {
    /// The rules of a store that no host serves from.
    static let commandLine = StoreRules(now: Rim.now, patience: .seconds(14 * 86_400))
}

extension ShellCommand {
    private static let whileStopped = "Stop the host first."

    /// Brings course folders into the catalogue.
    static let importCourses = ShellCommand(
        path: ["course", "import"],
        summary: "Imports courses from folders into the catalogue; what conversations refer to is kept.",
        details: whileStopped + " All folders are read and checked before anything is changed.",
        arguments: [Argument(name: "FOLDER", meaning: "a course, or a folder of courses", isRest: true)],
        options: [.database],
        examples: ["tutorline course import examples/courses"],
        run: { invocation, shell in
            let files = CourseFolder(shell: shell)
            var faults: [Fault] = []
            var courses: [(naming: CourseNaming, course: CatalogueCourse, bank: [PracticeQuestion]?)] = []
            for folder in try invocation.rest("FOLDER").flatMap(files.courses) {
                do {
                    let course = try files.read(folder)
                    let naming = CourseNaming(folder: folder, id: course.id)
                    courses.append((naming, course, try files.bank(in: folder, of: course)))
                } catch let found as Faults { faults += found.all }
            }
            faults += CourseNaming.doubles(courses.map(\.naming))
            guard faults.isEmpty else { throw Faults(faults) }
            guard !courses.isEmpty else {
                throw Complaint(
                    "these folders contain no course; a course is a folder with a course.md in it.",
                    .misuse
                )
            }
            let store = try await invocation.openStore(shell, isMade: true)
            defer { store.close() }
            let known = Set(try await store.courses().map(\.id))
            for (index, (naming, course, bank)) in courses.enumerated() {
                if shell.showsProgress { shell.complain("\(index + 1) of \(courses.count): \(course.title)") }
                if let surprise = naming.surprise(among: known) { shell.complain(surprise.description) }
                let report = try await store.importCourse(course)
                shell.print("\(course.id): \(report.sentence)\(known.contains(course.id) ? "" : "; the course is new")")
                if let bank {
                    let report = try await store.importQuestions(bank, into: course.id, replacing: true)
                    shell.print("\(course.id), questions: \(report.sentence)")
                }
            }
            return .success
        }
    )

    /// Lists the catalogue.
    static let listCourses = ShellCommand(
        path: ["course", "list"],
        summary: "Lists the courses of the catalogue.",
        details: onlyReads,
        options: [.database, .json],
        examples: ["tutorline course list --json"],
        run: { invocation, shell in
            let store = try await invocation.readStore(shell)
            defer { store.close() }
            let courses = try await store.courses()
            if invocation.has("json") {
                let list = courses.map { course in
                    [
                        "id": .string(course.id), "title": .string(course.title),
                        "language": .string(course.language), "subject": .string(course.subject),
                        "modules": .integer(Int64(course.modules)), "retired": .bool(course.isRetired),
                    ] as JSON
                }
                shell.print(JSON.array(list).text)
            } else {
                for course in courses {
                    let retired = course.isRetired ? ", retired" : ""
                    shell.print("\(shell.style.bold(course.id))  \(course.title), \(course.modules) modules\(retired)")
                }
            }
            return courses.isEmpty ? .no : .success
        }
    )

    /// Prints a course as files.
    static let exportCourse = ShellCommand(
        path: ["course", "export"],
        summary: "Prints a course of the catalogue as its files, one after the other.",
        details: onlyReads + " Each file begins with a line that names it.",
        arguments: [Argument(name: "ID", meaning: "the course")],
        options: [.database, .json],
        examples: ["tutorline course export algebra-1"],
        run: { invocation, shell in
            let store = try await invocation.readStore(shell)
            defer { store.close() }
            let course = try await store.course(invocation[argument: "ID"] ?? "")
            if invocation.has("json") {
                shell.print(course.described.text)
                return .success
            }
            for file in course.files { shell.print("==> \(file.name) <==\n\(file.text)") }
            return .success
        }
    )
}
