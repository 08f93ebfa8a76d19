/// The name of one thing of one kind; a session's identifier cannot be passed where a turn's is wanted.
public struct Identifier<Subject>: Hashable, Sendable, Codable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) { self.text = text }

    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public var description: String { text }
}

/// What an identifier of a tutoring session names.
public enum TutoringSession {}

/// What an identifier of a learner names.
public enum Learner {}
