import Pipeline

/// What another program has said so far in a turn, and whether it may say what it says next.
struct ExternalAnswer {
    enum Step: Equatable {
        case piece(ReplyPiece)
        case end(Outcome)
    }

    static let lineLimit = 64 * 1024
    static let textLimit = 512 * 1024
    static let countLimit = 20_000

    /// Where it may leave questions for people.
    let queues: Set<String>
    private var textCount = 0
    private var lineCount = 0

    init(queues: Set<String> = []) { self.queues = queues }

    mutating func take(_ line: ExternalLine) throws(ExternalFailure) -> Step {
        lineCount += 1
        guard lineCount <= Self.countLimit else { throw .tooManyLines(limit: Self.countLimit) }
        switch line {
        case .text(let text):
            textCount += text.utf8.count
            guard textCount <= Self.textLimit else { throw .answerTooLong(limit: Self.textLimit) }
            return .piece(.text(text))
        case .note(let note): return .piece(.note(note))
        case .source(let source): return .piece(.source(source))
        case .done(let attribution):
            guard textCount > 0 else { throw .emptyAnswer }
            return .end(.answered(attribution))
        case .decline(let decline):
            guard textCount == 0 else { throw .turnedRound(ending: "decline") }
            return .end(.declined(decline))
        case .park(let parking):
            guard textCount == 0 else { throw .turnedRound(ending: "park") }
            guard queues.contains(parking.queue) else { throw .unknownQueue(parking.queue) }
            return .end(.parked(parking))
        }
    }
}
