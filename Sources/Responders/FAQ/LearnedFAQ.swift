public import Pipeline

/// What the host offers of the answers that tutors gave and a team has approved.
public protocol LearnedAnswers: Sendable {
    /// Approved entries of one moment, by course.
    func approved() -> [String: LearnedEntries]

    /// What the revision of a configuration is called with them in it; empty where there are none.
    var mark: String { get }
}

/// The approved entries of a course.
public struct LearnedEntries: Sendable, Equatable {
    public var entries: [FAQEntry]
    /// The language of the course, by its two letters.
    public var language: String
    public var title: String

    public init(entries: [FAQEntry], language: String, title: String) {
        self.entries = entries
        self.language = language
        self.title = title
    }
}

/// Answers with what tutors of the course have answered before, once somebody has approved it.
///
/// What it knows is fixed when its chain is put together; approving something puts it together again.
public struct LearnedFAQ: InstantResponder, LockAwareResponder, ResponderModule {
    public struct Settings: ModuleSettings {
        public var threshold = FAQIndex.defaultThreshold
        public var margin = FAQIndex.defaultMargin

        public init() {}

        public func validate() throws {
            guard (0...1).contains(threshold) else {
                throw InvalidSettings("\"threshold\" is \(threshold); write a number from 0 to 1", at: "threshold")
            }
            guard (0...0.5).contains(margin) else {
                throw InvalidSettings("\"margin\" is \(margin); write a number from 0 to 0.5", at: "margin")
            }
        }

        public static let meanings = [
            "threshold": "How well an entry has to fit before it answers, from 0 to 1.",
            "margin": "How clearly the best entry has to be ahead of the next, from 0 to 0.5.",
        ]
    }

    public static let name: ModuleName = "learned"
    public static let summary = "Answers with what tutors have answered before and the team has approved."
    public static let strictestLock = LockGrade.hints

    private let courses: [String: FAQResponder]

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        let learned = assembly.optionalPort((any LearnedAnswers).self)?.approved() ?? [:]
        courses = learned.mapValues { FAQResponder($0, threshold: settings.threshold, margin: settings.margin) }
    }

    public func answer(_ turn: Turn) -> InstantAnswer? { course(of: turn)?.answer(turn) }

    public func reply(to turn: Turn) -> InstantReply {
        guard let course = course(of: turn) else { return .declined("nothing was learned in this course yet") }
        return course.reply(to: turn)
    }

    private func course(of turn: Turn) -> FAQResponder? { turn.context[Course.self].flatMap { courses[$0.id] } }
}
