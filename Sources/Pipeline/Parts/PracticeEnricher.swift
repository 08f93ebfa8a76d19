/// Reads what a learner has been practising.
public protocol PracticeReader: Sendable {
    /// The latest attempts of a learner, at most `limit`, and the question the session is about.
    func practice(
        of learner: Identifier<Learner>,
        in session: Identifier<TutoringSession>,
        limit: Int
    ) async throws -> Practice?
}

/// Puts what the learner has just tried into the context.
public struct PracticeEnricher: EnricherModule {
    public struct Settings: ModuleSettings {
        /// How many attempts at most.
        public var attempts = 10

        public static let meanings = ["attempts": "how many of the latest attempts are added"]

        public init() {}

        public func validate() throws {
            guard (1...100).contains(attempts) else {
                throw InvalidSettings("\"attempts\" is \(attempts); write a number from 1 to 100", at: "attempts")
            }
        }
    }

    public static let name: ModuleName = "practice"
    public static let summary =
        "Adds what the learner has just practised, and the practice question the conversation is about."
    public static let adds: [Fact] = Practice.facts

    let settings: Settings
    let reader: any PracticeReader

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        self.init(settings, reading: try assembly.port((any PracticeReader).self))
    }

    public init(_ settings: Settings, reading reader: any PracticeReader) {
        self.settings = settings
        self.reader = reader
    }

    public func enrich(_ turn: inout Turn) async throws {
        turn.context[Practice.self] = try await reader.practice(
            of: turn.learner,
            in: turn.session,
            limit: settings.attempts
        )
    }
}
