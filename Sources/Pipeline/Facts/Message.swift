/// What the host says about a message before any enricher has looked at it.
public struct Message: Codable, Sendable, Equatable, ContextKey {
    public static let name = "message"
    public static let facts: [Fact] = [
        .text("message.text", of: Message.self, "what the learner wrote") { $0.text },
        .number("message.words", of: Message.self, "how many words the learner wrote") { Double($0.words) },
        .flag("message.asks_for_person", of: Message.self, "the learner pressed “ask a person”, or said as much") {
            $0.asksForPerson
        },
        .flag("message.is_thanks", of: Message.self, "the learner said thanks, and nothing else") {
            Thanks.isAll(of: $0.text)
        },
    ]

    public var text: String
    public var words: Int
    public var asksForPerson: Bool

    /// Reads the facts off a message; `pressedAskPerson` when the learner used the button instead of words.
    public init(_ text: String, pressedAskPerson: Bool = false) {
        self.text = text
        words = SpokenWords.count(in: text)
        asksForPerson = pressedAskPerson || Self.isPlea(text)
    }

    /// Whether somebody asks for a person.
    private static func isPlea(_ text: String) -> Bool {
        // Most questions name nobody, and need no closer look.
        guard people.occur(in: text) else { return false }
        let spoken = SpokenWords(text)
        return pleas.contains { $0.occurs(in: spoken) }
    }

    /// One of these is in every plea.
    private static let people = ByteHints(["person", "human", "tutor", "teacher", "someone"])

    private static let pleas: [WordGlob] = [
        "talk to a person", "talk to a human", "talk to a tutor", "talk to a teacher", "talk to someone",
        "speak to a person", "speak to a human", "speak to a tutor", "speak to a teacher", "speak to someone",
        "speak with a person", "speak with a human", "speak with a tutor", "speak with a teacher",
        "chat with a person", "chat with a human", "chat with a tutor", "real person", "real human", "real tutor",
        "ask a person", "ask a human", "ask a tutor", "a human please", "a person please", "a tutor please",
        "human tutor", "need a human", "need a person", "want a human", "want a person", "want a tutor",
    ].compactMap { WordGlob($0) }
}

/// Whether people could answer now; the host says so.
public struct Human: Codable, Sendable, Equatable, ContextKey {
    public static let name = "human"
    public static let facts: [Fact] = [
        .number("human.free", of: Human.self, "how many tutors of the course are free now") { Double($0.free) }
    ]

    public var free: Int

    public init(free: Int) { self.free = free }
}
