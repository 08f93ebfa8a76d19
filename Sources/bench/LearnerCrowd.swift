import Reactor

/// Many learners on one loop, who each ask again as soon as they were answered.
///
/// Unchecked, because it lives on its loop's thread.
final class LearnerCrowd: @unchecked Sendable {
    let loop = EventLoop()
    private let address: SocketAddress
    /// One for each learner, or one for all.
    private let tokens: [String]
    private let opensSessions: Bool
    private var learners: [LearnerSocket] = []
    private var ready = 0
    private var wanted = 0
    private var asked: [ObjectIdentifier: ContinuousClock.Instant] = [:]
    private var latencies: [Duration] = []
    private var end = ContinuousClock.now
    private var isAsking = false
    private var waiting = 0
    private var continuation: UnsafeContinuation<Void, any Error>?
    private var positions: [(session: String, epoch: String, after: Int64)] = []

    convenience init(_ address: SocketAddress, token: String) { self.init(address, tokens: [token]) }

    init(_ address: SocketAddress, tokens: [String], opensSessions: Bool = true) {
        self.address = address
        self.tokens = tokens
        self.opensSessions = opensSessions
        _ = Server.raiseDescriptorLimit()
        loop.start()
    }

    /// Lets learners come until there are so many, and returns when all are there.
    func gather(_ count: Int) async throws {
        try await onLoop {
            self.wanted = count
            self.comeMore()
        }
    }

    /// Lets the learners of sessions come back at the same moment, and returns when all have what they missed.
    func comeBack(to positions: [(session: String, epoch: String, after: Int64)]) async throws {
        try await onLoop {
            self.positions = positions
            self.wanted = positions.count
            self.comeMore(atOnce: positions.count)
        }
    }

    /// Where everybody is, to come back to.
    func places() async -> [(session: String, epoch: String, after: Int64)] {
        await withUnsafeContinuation { continuation in
            loop.submit {
                continuation.resume(returning: self.learners.map { (session: $0.session, epoch: $0.epoch, after: 1) })
            }
        }
    }

    /// Asks for so long, everybody one question after the other; returns how long each turn took.
    func ask(for time: Duration) async throws -> [Duration] {
        try await onLoop {
            self.latencies = []
            self.end = .now + time
            self.isAsking = true
            for learner in self.learners { self.ask(learner) }
        }
        return await withUnsafeContinuation { continuation in
            loop.submit { continuation.resume(returning: self.latencies) }
        }
    }

    /// Everybody leaves without a word.
    func vanish() async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            loop.submit {
                for learner in self.learners { learner.cut() }
                self.learners = []
                self.ready = 0
                continuation.resume()
            }
        }
    }

    private func onLoop(_ body: @escaping @Sendable () -> Void) async throws {
        try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
            loop.submit {
                self.continuation = continuation
                body()
            }
        }
    }

    /// A few hundred at a time, so that no accept queue overflows.
    private func comeMore(atOnce: Int = 200) {
        while learners.count < wanted, learners.count - ready < atOnce {
            let number = learners.count
            learners.append(
                LearnerSocket(
                    address,
                    token: tokens[number % tokens.count],
                    follows: positions.isEmpty ? nil : positions[number],
                    opensSession: opensSessions,
                    on: loop
                ) { self.handle($0, $1) }
            )
        }
    }

    private func handle(_ learner: LearnerSocket, _ event: LearnerSocket.Event) {
        switch event {
        case .ready:
            ready += 1
            if ready < wanted { return comeMore() }
            if ready == wanted { finish() }
        case .acknowledged, .piece: break
        case .answered:
            guard isAsking, let begin = asked.removeValue(forKey: ObjectIdentifier(learner)) else { return }
            let now = ContinuousClock.now
            latencies.append(begin.duration(to: now))
            waiting -= 1
            if now < end { return ask(learner) }
            if waiting == 0 {
                isAsking = false
                finish()
            }
        case .failed(let why):
            continuation?.resume(throwing: HostProcess.Failure(description: why))
            continuation = nil
        }
    }

    private func ask(_ learner: LearnerSocket) {
        waiting += 1
        asked[ObjectIdentifier(learner)] = .now
        learner.ask("When is homework 2 due?")
    }

    private func finish() {
        continuation?.resume()
        continuation = nil
    }
}
