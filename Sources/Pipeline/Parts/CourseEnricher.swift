/// Reads the catalogue of courses.
public protocol CourseReader: Sendable {
    /// The course and module of a session with the passages that match `question`, best first; `nil` when the session
    /// belongs to no course that is known.
    func course(
        of session: Identifier<TutoringSession>,
        matching question: String,
        passages: Int
    ) async throws -> Course?
}

/// Puts the course, the open module, and the passages that match the question into the context.
public struct CourseEnricher: EnricherModule {
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

    public func enrich(_ turn: inout Turn) async throws {
        turn.context[Course.self] = try await courses.course(
            of: turn.session,
            matching: turn.text,
            passages: settings.passages
        )
    }
}
