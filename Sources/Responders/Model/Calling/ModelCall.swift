import Pipeline

/// One request to a model's server, and what is heard of its answer.
struct ModelCall: Sendable {
    let request: HTTPRequest
    let speaking: ModelProtocol
    let streams: Bool
    /// What the answer rests on; named with its first word, so that an answer that never began leaves none.
    let sources: [String]
    let transport: any HTTPTransport
    let deadline: TokenDeadline
    let clock: any Clock<Duration>

    /// What came of a call, also of one that failed.
    struct Result: Sendable {
        var input: Int?
        var output: Int?
        var finish: String?
        /// Bytes of text that were handed on.
        var said = 0
        var failure: (any Error)?
        /// When the server wishes to be asked again.
        var wish: Duration?
    }

    /// Asks, and hands words on as they come.
    ///
    /// Cancelling closes the connection.
    func run(into reply: ReplyWriter) async -> Result {
        let result = Lock(Result())
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await deadline.watch(on: clock) }
                group.addTask { try await ask(reply, result) }
                defer { group.cancelAll() }
                // The watch never ends but by throwing.
                try await group.next()
            }
        } catch { result.withLock { $0.failure = error } }
        return result.withLock { $0 }
    }

    private func ask(_ reply: ReplyWriter, _ result: Lock<Result>) async throws {
        try await transport.withResponse(to: request) { response in
            guard response.status == 200 else {
                result.withLock { $0.wish = RetryAfter.wish(in: response) }
                throw failure(.status(response.status, await complaint(in: response)))
            }
            if try isStream(response) {
                try await readStream(response, reply, result)
            } else {
                try await readWhole(response, reply, result)
            }
        }
    }

    private func readStream(_ response: HTTPResponse, _ reply: ReplyWriter, _ result: Lock<Result>) async throws {
        let reading = Lock(ModelReading(speaking: speaking))
        // Also when the reader gives up in the middle: what it has cost until then counts.
        defer { reading.withLock { note($0.answer, $0.said, result) } }
        var hasMore = true
        while hasMore {
            hasMore = try await response.body.read { [deadline] bytes in
                reading.withLock { $0.take(bytes, into: reply, deadline) }
            }
            let rest = reading.withLock { $0.takeRest() }
            if !rest.text.isEmpty {
                if rest.isFirst { try await cite(reply) }
                try await say(rest.text, reply)
            }
            if let refusal = rest.refusal { throw refusal }
            if let reason = rest.failure { throw failure(reason) }
            if reading.withLock({ $0.answer.isOver }) { break }
        }
        try check(reading.withLock { $0.answer })
    }

    private func readWhole(_ response: HTTPResponse, _ reply: ReplyWriter, _ result: Lock<Result>) async throws {
        var bytes: [UInt8] = []
        for try await more in response.body { bytes += more }
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

    private func cite(_ reply: ReplyWriter) async throws {
        for source in sources { try await reply.cite(source) }
    }

    private func say(_ text: String, _ reply: ReplyWriter) async throws {
        deadline.wordsCame()
        try await reply.write(text)
        deadline.readOn()
    }

    private func check(_ answer: ModelAnswer) throws(ModelFailure) {
        if answer.finish == "content_filter" || answer.finish == "refusal" { throw failure(.filtered) }
        if let shortcoming = answer.shortcoming { throw failure(shortcoming) }
    }

    private func note(_ answer: ModelAnswer, _ said: Int, _ result: Lock<Result>) {
        result.withLock { result in
            (result.input, result.output, result.finish) = (answer.input, answer.output, answer.finish)
            result.said = said
        }
    }

    /// Whether the answer comes piece by piece; what is neither a stream nor JSON is no answer.
    private func isStream(_ response: HTTPResponse) throws(ModelFailure) -> Bool {
        guard let type = response.header("content-type")?.lowercased() else { return streams }
        if type.hasPrefix("text/event-stream") { return true }
        if type.contains("json") { return false }
        let plain = type.prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) || "/-+.".contains($0) }
        throw failure(.notAnAnswer(type: String(plain.prefix(40))))
    }

    /// The kind of error that the body of an answer tells, if it does in its first bytes.
    private func complaint(in response: HTTPResponse) async -> ModelComplaint? {
        var bytes: [UInt8] = []
        let body = response.body.makeAsyncIterator()
        while bytes.count < 16_384, let more = try? await body.next() { bytes += more }
        var answer = ModelAnswer(speaking: speaking)
        guard case .complained(let complaint)? = answer.takeWhole(bytes).failure else { return nil }
        return complaint
    }

    private func failure(_ reason: ModelFailure.Reason) -> ModelFailure {
        // What a server says may hold what it was sent: failures are kept and logged, and the key is not to be.
        ModelFailure(host: request.url.authority, reason: reason.rewording { isSecret($0) ? "error" : $0 })
    }

    /// Whether a word of the server's is one of those in the heads of the request, or holds one.
    private func isSecret(_ word: String) -> Bool {
        let word = word.lowercased()
        guard word.utf8.count >= 4 else { return false }
        return request.headers.contains { header in
            guard ["authorization", "x-api-key"].contains(header.name.lowercased()) else { return false }
            let secret = header.value.lowercased().split(separator: " ").last ?? ""
            return secret.contains(word) || (secret.utf8.count >= 4 && word.contains(secret))
        }
    }
}
