import Locking
import Pipeline

/// How a call reads its answer, and hands the words on.
extension ModelCall {
    /// How long is waited behind the end of an answer for what it cost.
    private static let grace = Duration.seconds(1)

    func readStream(_ response: HTTPResponse, _ reply: ReplyWriter, _ result: Lock<Result>) async throws {
        let reading = Lock(ModelReading(speaking: speaking))
        // Also when the reader gives up in the middle: what it has cost until then counts.
        defer { reading.withLock { note($0.answer, $0.said, result) } }
        let take: ByteStream.Taker = { [deadline] bytes in
            reading.withLock { $0.take(bytes, into: reply, deadline) }
        }
        var (hasMore, isComplete) = (true, false)
        while hasMore {
            hasMore =
                isComplete
                ? await response.body.read(within: Self.grace, on: clock, take) : try await response.body.read(take)
            let rest = reading.withLock { $0.takeRest() }
            if !rest.text.isEmpty {
                if rest.isFirst { try await cite(reply) }
                try await say(rest.text, reply)
            }
            if let refusal = rest.refusal { throw refusal }
            isComplete = reading.withLock { $0.answer.isComplete }
            result.withLock { $0.isComplete = isComplete }
            if let reason = rest.failure {
                if isComplete { break }
                throw failure(reason)
            }
            if reading.withLock({ $0.answer.isOver }) { break }
        }
        try check(reading.withLock { $0.answer })
    }

    func readWhole(_ response: HTTPResponse, _ reply: ReplyWriter, _ result: Lock<Result>) async throws {
        let bytes = try await wholeBody(of: response)
        var answer = ModelAnswer(speaking: speaking)
        guard !bytes.isEmpty else { throw failure(.empty(finish: nil)) }
        let (text, problem) = answer.takeWhole(bytes)
        note(answer, 0, result)
        if let problem { throw failure(problem) }
        // Nothing has been said yet, so what is no answer need not be.
        try check(answer)
        result.withLock { $0.said = text.utf8.count }
        try await cite(reply)
        try await say(text, reply)
    }

    /// All bytes of an answer that comes at once, until they are one: its length may have been told wrongly.
    private func wholeBody(of response: HTTPResponse) async throws -> [UInt8] {
        var (bytes, looks): ([UInt8], Int) = ([], 0)
        let body = response.body.makeAsyncIterator()
        do {
            while let more = try await body.next() {
                bytes += more
                // Reading all of it again and again must not cost its square.
                guard looks < 16, bytes.last(where: { $0 > 0x20 }) == UInt8(ascii: "}") else { continue }
                looks += 1
                if isWhole(bytes) { break }
            }
        } catch let failure as HTTPFailure {
            guard isWhole(bytes) else { throw failure }
        }
        return bytes
    }

    private func isWhole(_ bytes: [UInt8]) -> Bool {
        var answer = ModelAnswer(speaking: speaking)
        return answer.takeWhole(bytes).failure == nil && answer.isComplete
    }

    private func cite(_ reply: ReplyWriter) async throws {
        for source in sources { try await reply.cite(source) }
    }

    private func say(_ text: String, _ reply: ReplyWriter) async throws {
        deadline.wordsCame()
        try await reply.write(text)
        deadline.readOn()
    }

    private func check(_ answer: ModelAnswer) throws(ModelFailure) {
        if answer.isWithheld { throw failure(.filtered) }
        if let shortcoming = answer.shortcoming { throw failure(shortcoming) }
    }

    private func note(_ answer: ModelAnswer, _ said: Int, _ result: Lock<Result>) {
        result.withLock { result in
            (result.input, result.output, result.finish) = (answer.input, answer.output, answer.finish)
            result.said = said
        }
    }

    /// Whether the answer comes piece by piece; what is neither a stream nor JSON is no answer.
    func isStream(_ response: HTTPResponse) throws(ModelFailure) -> Bool {
        guard let type = response.header("content-type")?.lowercased() else { return streams }
        if type.hasPrefix("text/event-stream") { return true }
        if type.contains("json") { return false }
        let plain = type.prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) || "/-+.".contains($0) }
        throw failure(.notAnAnswer(type: String(plain.prefix(40))))
    }
}
