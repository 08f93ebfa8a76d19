import Reactor

/// Learners who each read an answer of a model while it is written.
///
/// Unchecked, because it lives on its loop's thread.
final class StreamCrowd: @unchecked Sendable {
    private let loop = EventLoop()
    private let address: SocketAddress
    private let token: String
    private let usage: @Sendable () -> Usage
    private var learners: [LearnerSocket] = []
    private var awaited = 0
    private var begun: Set<ObjectIdentifier> = []
    private var stage = Stage.coming
    private var reading = StreamReading()
    private var continuation: UnsafeContinuation<Void, any Error>?

    private enum Stage { case coming, beginning, reading }

    /// - Parameter usage: what has been used by the one whose cost is asked for.
    init(_ address: SocketAddress, token: String, usage: @escaping @Sendable () -> Usage) {
        (self.address, self.token, self.usage) = (address, token, usage)
        loop.start()
    }

    /// Lets learners come, each with a session of its own.
    func gather(_ count: Int) async throws {
        try await onLoop { [self] in
            (stage, awaited) = (.coming, count)
            comeMore(until: count)
        }
    }

    /// Everybody asks; returns what was heard once all answers are complete.
    func read(_ question: String) async throws -> StreamReading {
        try await onLoop { [self] in
            (stage, awaited, begun, reading) = (.reading, learners.count, [], StreamReading())
            for learner in learners { learner.ask(question) }
        }
        return await withUnsafeContinuation { continuation in
            loop.submit { [self] in continuation.resume(returning: reading) }
        }
    }

    /// Everybody asks; returns when everybody has read the first words.
    func begin(_ question: String) async throws {
        try await onLoop { [self] in
            (stage, awaited, begun) = (.beginning, learners.count, [])
            for learner in learners { learner.ask(question) }
        }
    }

    private func comeMore(until wanted: Int) {
        while learners.count < wanted, learners.count - (wanted - awaited) < 100 {
            learners.append(
                LearnerSocket(address, token: token, caps: ["delta", "block"], on: loop) { [self] in
                    handle($0, $1, wanted)
                }
            )
        }
    }

    private func handle(_ learner: LearnerSocket, _ event: LearnerSocket.Event, _ wanted: Int) {
        switch (stage, event) {
        case (.coming, .ready):
            countDown()
            comeMore(until: wanted)
        case (.reading, .piece(let text)):
            reading.hear(text.utf8)
            guard begun.count < learners.count, begun.insert(ObjectIdentifier(learner)).inserted else { return }
            if begun.count == learners.count { reading.begin(usage()) }
        case (.reading, .answered):
            reading.end(usage())
            countDown()
        case (.beginning, .piece) where begun.insert(ObjectIdentifier(learner)).inserted: countDown()
        case (_, .failed(let why)):
            continuation?.resume(throwing: HostProcess.Failure(description: why))
            continuation = nil
        default: break
        }
    }

    private func countDown() {
        awaited -= 1
        guard awaited == 0 else { return }
        continuation?.resume()
        continuation = nil
    }

    private func onLoop(_ body: @escaping @Sendable () -> Void) async throws {
        try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
            loop.submit { [self] in
                self.continuation = continuation
                body()
            }
        }
    }
}
