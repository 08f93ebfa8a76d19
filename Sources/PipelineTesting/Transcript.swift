public import Pipeline

/// Collects what a responder writes.
public actor Transcript {
    private(set) public var pieces: [ReplyPiece] = []

    public init() {}

    private func take(_ piece: ReplyPiece) { pieces.append(piece) }

    public nonisolated var writer: ReplyWriter { ReplyWriter { await self.take($0) } }

    /// The text of the answer, put together.
    public var text: String {
        pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
}

extension Turn {
    /// A turn for a test.
    public static func sample(_ text: String = "What is a mole?") -> Turn {
        Turn(id: Identifier("t1"), session: Identifier("s1"), learner: Identifier("l1"), text: text)
    }
}

extension Responder {
    /// Runs one turn and returns everything that came of it.
    public func run(_ turn: Turn) async throws -> (text: String, outcome: Outcome) {
        let transcript = Transcript()
        let outcome = try await respond(to: turn, into: transcript.writer)
        return (await transcript.text, outcome)
    }
}
