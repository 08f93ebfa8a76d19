import Pipeline

/// Reads another program's answer off a stream of bytes, and writes it to the learner as it comes.
struct AnswerReader {
    private var lines = LineSplitter(limit: ExternalAnswer.lineLimit)
    private var answer: ExternalAnswer

    init(queues: [String]) { answer = ExternalAnswer(queues: Set(queues)) }

    /// Whether bytes came after the outcome.
    var hasMore: Bool { !lines.isEmpty }

    /// The outcome, as soon as its line has come.
    ///
    /// - Parameter next: the bytes that came since the last call, or `nil` after the end.
    mutating func outcome(into reply: ReplyWriter, _ next: () async throws -> [UInt8]?) async throws -> Outcome {
        while true {
            while let line = try lines.next() {
                if let outcome = try await take(line, reply) { return outcome }
            }
            guard let bytes = try await next() else {
                if let line = try lines.rest(), let outcome = try await take(line, reply) { return outcome }
                throw ExternalFailure.endedTooSoon
            }
            lines.feed(bytes)
        }
    }

    private mutating func take(_ line: ArraySlice<UInt8>, _ reply: ReplyWriter) async throws -> Outcome? {
        switch try answer.take(ExternalLine(line)) {
        case .end(let outcome): return outcome
        case .piece(.text(let text)): if !text.isEmpty { try await reply.write(text) }
        case .piece(.note(let note)): try await reply.note(note)
        case .piece(.source(let source)): try await reply.cite(source)
        case .piece(.seam): break
        }
        return nil
    }
}
