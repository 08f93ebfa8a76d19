import Cryptography
import Pipeline

/// Brings in the courses that are to be there from the start.
///
/// Files that have not changed since the last start are left alone. Reading them again would make each start slower, and
/// undo what was changed over HTTP since: the latest word counts.
struct CoursesAtStart {
    let folder: CourseFolder
    let store: SQLiteStore
    let log: Log

    func bringIn(below path: String) async throws {
        var namings: [CourseNaming] = []
        var changed: [(naming: CourseNaming, source: [UInt8], course: CatalogueCourse)] = []
        for path in try folder.courses(below: path) {
            let source = try folder.fingerprint(of: path)
            if let id = try await store.courseBroughtIn(from: source) {
                namings.append(CourseNaming(folder: path, id: id))
                continue
            }
            let course = try folder.read(path)
            let naming = CourseNaming(folder: path, id: course.id)
            namings.append(naming)
            changed.append((naming, source, course))
        }
        let doubles = CourseNaming.doubles(namings)
        guard doubles.isEmpty else { throw Faults(doubles) }
        let known = Set(try await store.courses().map(\.id))
        for (naming, source, course) in changed {
            let bank = try folder.bank(in: naming.folder, of: course)
            if let surprise = naming.surprise(among: known) {
                log.warning("a course is new, and its folder is called otherwise", ["where": surprise.description])
            }
            let report = try await store.importCourse(course)
            if let bank { _ = try await store.importQuestions(bank, into: course.id, replacing: true) }
            try await store.setSource(source, of: course.id)
            log.info("course imported", ["course": course.id, "changed": "\(report.added + report.changed)"])
        }
    }
}

extension CourseFolder {
    /// Names the bytes that a course and its questions are read from; another program may read them otherwise.
    fileprivate func fingerprint(of folder: String) throws -> [UInt8] {
        var bytes = Array(TutorServer.version.utf8)
        let names = try shell.listDirectory(folder)
        try refusePipes(in: folder, among: names)
        for name in names.sorted() where Self.isRead(name) {
            let file = try shell.readFile("\(folder)/\(name)")
            bytes += Array("\n\(name) \(file.count)\n".utf8) + file
        }
        return SHA256.hash(bytes)
    }

    private static func isRead(_ name: String) -> Bool {
        name == "course.md" || isModule(name) || QuestionFormat.allCases.contains { name == "questions.\($0.rawValue)" }
    }
}
