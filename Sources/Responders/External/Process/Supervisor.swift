/// Keeps a few processes of one program alive, and lends each to one turn at a time.
///
/// One turn a process: then a program needs no thought about mixing answers, and one that hangs holds up one turn.
final class Supervisor: @unchecked Sendable {
    // Safe to share: made once, and from then on touched by the loop's closures only.
    struct Configuration: Sendable {
        var program: Program
        var copies = 1
        var beginning: Duration = .seconds(10)
        var continuing: Duration = .seconds(10)
        var whole: Duration = .seconds(120)
        /// How long it may take to finish an answer nobody wants any more, and to end when it is asked to.
        var grace: Duration = .seconds(2)
        var waitingLimit = 64
    }

    /// A turn that wants a process.
    struct Request: Sendable {
        let line: [UInt8]
        let lane: Promise<Lane>
    }

    let loop: any EventLoopPort
    let configuration: Configuration
    let log: @Sendable (String) -> Void
    var workers: [Worker]
    private var waiting: [Request] = []
    /// Processes are started before anybody asks.
    private(set) var isKept = false
    private(set) var isEnding = false
    private var whenEnded: [@Sendable () -> Void] = []

    init(_ configuration: Configuration, on loop: any EventLoopPort, log: @escaping @Sendable (String) -> Void) {
        self.configuration = configuration
        self.loop = loop
        self.log = log
        workers = Array(repeating: Worker(), count: configuration.copies)
    }

    /// Starts every process, and starts those that end again, until ``end(_:)``.
    func keep() {
        isKept = true
        for index in workers.indices where workers[index].isEmpty { start(index) }
    }

    /// Lends a process as soon as there is one, in the order of asking.
    func lend(_ request: Request) {
        waiting.append(request)
        serve()
    }

    /// The one who asked has gone away.
    func forget(_ lane: Promise<Lane>) { waiting.removeAll { $0.lane === lane } }

    /// Asks every process to end, ends those that do not, and calls `body` when none is left.
    func end(_ body: @escaping @Sendable () -> Void) {
        isEnding = true
        whenEnded.append(body)
        for index in workers.indices { askToEnd(index) }
        serve()
        finishIfEnded()
    }

    func serve() {
        while !waiting.isEmpty, let index = freeWorker() {
            let request = waiting.removeFirst()
            let lane = lane(for: index)
            // False when whoever asked was cancelled in the meantime.
            if request.lane.settle(.success(lane)) { begin(lane, on: index, with: request.line) }
        }
        guard !waiting.isEmpty else { return }
        if isEnding {
            refuseAll(failure(.stopping))
        } else if workers.allSatisfy(\.isEmpty) {
            refuseAll(whyNobodyWorks())
        } else if waiting.count > configuration.waitingLimit {
            let refused = waiting.removeLast()
            refused.lane.settle(.failure(failure(.tooManyWaiting(configuration.waitingLimit))))
        }
    }

    func finishIfEnded() {
        guard isEnding, workers.allSatisfy(\.isEmpty) else { return }
        for body in whenEnded { body() }
        whenEnded = []
    }

    func failure(_ reason: ProcessFailure.Reason, lastWords: String? = nil) -> ProcessFailure {
        ProcessFailure(program: configuration.program.name, reason: reason, lastWords: lastWords)
    }

    /// One that is idle, or a place in which to start one.
    private func freeWorker() -> Int? {
        guard !isEnding else { return nil }
        if let index = workers.firstIndex(where: \.isIdle) { return index }
        let now = ContinuousClock.now
        guard let index = workers.firstIndex(where: { $0.isEmpty && !$0.rests(at: now) }) else { return nil }
        start(index)
        return workers[index].isIdle ? index : freeWorker()
    }

    private func whyNobodyWorks() -> ProcessFailure {
        let now = ContinuousClock.now
        let soonest = workers.compactMap(\.restsUntil).min().map { now.duration(to: $0) } ?? .zero
        let latest = workers.compactMap(\.latestFailure).last
        if case .notRun = latest?.reason, let latest { return latest }
        return failure(.resting(max(.zero, soonest)), lastWords: latest?.lastWords)
    }

    private func refuseAll(_ failure: ProcessFailure) {
        for request in waiting { request.lane.settle(.failure(failure)) }
        waiting = []
    }

    private func lane(for index: Int) -> Lane {
        Lane(
            whenRoom: { self.loop.run { self.resume(index) } },
            whenLeft: { lane, leaving in self.loop.run { self.leave(lane, leaving, index) } }
        )
    }
}
