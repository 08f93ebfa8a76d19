/// Reads the catalogue of courses.
public protocol CourseReader: Sendable {
    /// The course and module of a session, without waiting; `nil` when it belongs to no course that is known.
    func course(of session: Identifier<TutoringSession>) -> Course?

    /// The passages of a course that match `question`, those of `module` first, best first.
    func passages(of course: String, module: String?, matching question: String, limit: Int) async throws -> [Passage]
}

/// Puts the course and the open module into the context, and the passages that match the question for those who wait.
public struct CourseEnricher: EnricherModule, StagedEnricher {
    public struct Settings: ModuleSettings {
        /// How many passages at most.
        public var passages = 3

        public init() {}

        public func validate() throws {
            guard (0...20).contains(passages) else {
                throw InvalidSettings("\"passages\" is \(passages); write a number from 0 to 20")
            }
        }
    }

    public static let name: ModuleName = "course"
    public static let summary = "Adds the course, the open module, and the passages that match the question."
    public static let adds: [Fact] = Course.facts

    let settings: Settings
    let courses: any CourseReader

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        self.init(settings, reading: try assembly.port((any CourseReader).self))
    }

    public init(_ settings: Settings, reading courses: any CourseReader) {
        self.settings = settings
        self.courses = courses
    }

    public func add(to turn: inout Turn) {
        turn.context[Course.self] = courses.course(of: turn.session)
    }

    public func enrich(_ turn: inout Turn) async throws {
        guard settings.passages > 0, let course = turn.context[Course.self] else { return }
        turn.context[Course.self]?.passages = try await courses.passages(
            of: course.id,
            module: course.module?.id,
            matching: turn.text,
            limit: settings.passages
        )
    }
}
