/// The latest messages of a session, oldest first.
public struct History: Codable, Sendable, Equatable, ContextKey {
    public static let name = "history"
    public static let facts: [Fact] = [
        .number("history.messages", of: History.self, "how many earlier messages are in the window") {
            Double($0.messages.count)
        },
        .flag("history.tutor", of: History.self, "a human tutor wrote in the window") {
            $0.messages.contains { $0.author == .tutor }
        },
    ]

    public var messages: [PastMessage]

    public init(messages: [PastMessage]) { self.messages = messages }
}

/// Something that was said before.
public struct PastMessage: Codable, Sendable, Equatable {
    public enum Author: String, Codable, Sendable { case learner, assistant, tutor }

    public var author: Author
    public var text: String
    /// The turn it belongs to; a question and its answer share one.
    public var turn: String?
    /// A person handed the conversation back before this: what was said earlier was between people.
    public var followsHandback: Bool

    public init(author: Author, text: String, turn: String? = nil, followsHandback: Bool = false) {
        self.author = author
        self.text = text
        self.turn = turn
        self.followsHandback = followsHandback
    }
}
