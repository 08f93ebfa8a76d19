/// A module that a file of a part names: where no course has it, what stands there is never used.
public struct NamedModule: Sendable, Hashable {
    public var id: String
    public var file: String
    public var line: Int

    public init(id: String, file: String, line: Int) {
        (self.id, self.file, self.line) = (id, file, line)
    }
}

extension Blueprint {
    /// A warning for each module that a file names and none of the courses that use the file has.
    ///
    /// Nothing is said where a course is used that is not known: it may have the module when it comes.
    ///
    /// - Parameter courses: the ids of the modules of each known course.
    public func unknownModules(in courses: [String: [String]]) -> [Fault] {
        var users: [NamedModule: Set<String>] = [:]
        func note(_ lineup: Lineup<PlannedStep>, in names: some Sequence<String>) {
            for named in lineup.responders.flatMap({ $0.part.namedModules() }) {
                users[named, default: []].formUnion(names)
            }
        }
        // What is written for all courses runs in those that have nothing of their own.
        note(lineups.base, in: courses.keys.filter { lineups.courses[$0] == nil })
        for (course, lineup) in lineups.courses { note(lineup, in: [course]) }
        for (course, modules) in lineups.modules { modules.values.forEach { note($0, in: [course]) } }
        return users.compactMap { named, users in
            guard !users.isEmpty, users.allSatisfy({ courses[$0]?.contains(named.id) == false }) else { return nil }
            let modules = users.flatMap { courses[$0] ?? [] }
            let message = Self.missing(named.id, in: users) + ", so this entry is never used"
            return Fault(
                file: named.file,
                line: named.line,
                severity: .warning,
                message: message + suggestion(for: named.id, among: Set(modules))
            )
        }
        .sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    }

    private static func missing(_ module: String, in courses: Set<String>) -> String {
        guard courses.count == 1, let course = courses.first else {
            return "no course that uses this file has a module \(quoted(module))"
        }
        return "\(course) has no module \(quoted(module))"
    }
}
