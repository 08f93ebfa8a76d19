import Locking
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
        /// The answer has come to its end; what goes wrong behind it takes nothing from it.
        var isComplete = false
        /// The server took the request, and began to answer it.
        var isTaken = false
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
        } catch {
            let isServers = error is ModelFailure || error is HTTPFailure
            result.withLock { result in
                if Task.isCancelled {
                    result.failure = CancellationError()
                } else if !result.isComplete || !isServers {
                    result.failure = error
                }
            }
        }
        return result.withLock { $0 }
    }

    private func ask(_ reply: ReplyWriter, _ result: Lock<Result>) async throws {
        try await transport.withResponse(to: request) { response in
            guard response.status == 200 else {
                result.withLock { $0.wish = RetryAfter.wish(in: response) }
                throw failure(.status(response.status, await complaint(in: response)))
            }
            let isStream = try isStream(response)
            result.withLock { $0.isTaken = true }
            if isStream {
                try await readStream(response, reply, result)
            } else {
                try await readWhole(response, reply, result)
            }
        }
    }

    /// The kind of error that the body of an answer tells, if it does in its first bytes.
    ///
    /// Not for long: the status and when to ask again are there, and a body that drips must not hold them back.
    private func complaint(in response: HTTPResponse) async -> ModelComplaint? {
        deadline.wordsCame()
        let bytes: Lock<[UInt8]> = Lock([])
        _ = await response.body.read(within: .milliseconds(250), on: clock) { more in
            bytes.withLock { bytes in
                for index in more.indices { bytes.append(more[index]) }
                return bytes.count < 16_384
            }
        }
        var answer = ModelAnswer(speaking: speaking)
        guard case .complained(let complaint)? = answer.takeWhole(bytes.withLock { $0 }).failure else { return nil }
        return complaint
    }

    func failure(_ reason: ModelFailure.Reason) -> ModelFailure {
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
