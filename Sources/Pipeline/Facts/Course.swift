/// The course a session belongs to, and what of it bears on the question.
public struct Course: Codable, Sendable, Equatable, ContextKey {
    public static let name = "course"
    public static let facts: [Fact] = [
        .text("course.id", of: Course.self, "the course the learner is in") { $0.id },
        .text("course.language", of: Course.self, "the language of the course, such as en") { $0.language },
        .text("course.subject", of: Course.self, "the subject of the course") { $0.subject },
        .text("module.id", of: Course.self, "the module the learner has open") { $0.module?.id },
        .number("course.passages", of: Course.self, "how many passages of the course bear on the question") {
            $0.passages.map { Double($0.count) }
        },
    ]

    public var id: String
    public var title: String
    public var language: String?
    public var subject: String?
    public var module: CourseModule?
    /// Passages that match the question, best first; `nil` as long as nobody has looked.
    public var passages: [Passage]?

    public init(
        id: String,
        title: String,
        language: String? = nil,
        subject: String? = nil,
        module: CourseModule? = nil,
        passages: [Passage]? = nil
    ) {
        self.id = id
        self.title = title
        self.language = language
        self.subject = subject
        self.module = module
        self.passages = passages
    }
}

/// The part of a course the learner has open.
public struct CourseModule: Codable, Sendable, Equatable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
        self.id = id
        self.title = title
    }
}

/// A section of a module.
public struct Passage: Codable, Sendable, Equatable {
    public var module: String
    public var anchor: String
    public var title: String
    public var text: String

    public init(module: String, anchor: String, title: String, text: String) {
        self.module = module
        self.anchor = anchor
        self.title = title
        self.text = text
    }
}
