/// How many hints the learner has had, by subject: a question, or an entry of the FAQ.
public struct HintLevel: Codable, Sendable, Equatable, ContextKey {
    public static let name = "hint"
    public static let facts: [Fact] = [
        .number("hint.level", of: HintLevel.self, "the most hints the learner has had on one thing in this session") {
            Double($0.levels.values.max() ?? 0)
        }
    ]

    public var levels: [String: Int]

    public init(levels: [String: Int] = [:]) { self.levels = levels }
}
