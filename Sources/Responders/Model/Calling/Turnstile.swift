import Pipeline

/// Lets so many questions at a time through to a server; the others wait, fairly: who has fewest under way goes first,
/// and among those who came first.
final class Turnstile: Sendable {
    private struct Waiter {
        let number: Int
        let learner: Identifier<Learner>
        /// How many may be through at a time, in the opinion of the part that asks.
        let places: Int
        let promise: Promise<Void>
    }

    private struct State {
        var running: [Identifier<Learner>: Int] = [:]
        var count = 0
        var waiting: [Waiter] = []
        var number = 0

        mutating func admit(_ learner: Identifier<Learner>) {
            count += 1
            running[learner, default: 0] += 1
        }

        mutating func leave(_ learner: Identifier<Learner>) -> Waiter? {
            count -= 1
            let rest = (running[learner] ?? 1) - 1
            running[learner] = rest > 0 ? rest : nil
            let next = waiting.indices.filter { count < waiting[$0].places }.min {
                (running[waiting[$0].learner] ?? 0, $0) < (running[waiting[$1].learner] ?? 0, $1)
            }
            guard let next else { return nil }
            let waiter = waiting.remove(at: next)
            admit(waiter.learner)
            return waiter
        }
    }

    private let room: Int
    private let state: Lock<State> = Lock(State())

    /// - Parameter room: how many may wait.
    init(room: Int = 256) { self.room = room }

    struct Crowded: Error {}

    /// Runs `body` when its turn comes; throws ``Crowded`` when too many wait already.
    ///
    /// - Parameter places: how many may be through at a time.
    func pass<Value: Sendable>(
        as learner: Identifier<Learner>,
        of places: Int,
        _ body: () async throws -> Value
    ) async throws -> Value {
        try await enter(learner, places)
        defer { leave(learner) }
        try Task.checkCancellation()
        return try await body()
    }

    private func enter(_ learner: Identifier<Learner>, _ places: Int) async throws {
        let waiter: Waiter? = try state.withLock { state throws(Crowded) in
            if state.count < places {
                state.admit(learner)
                return nil
            }
            guard state.waiting.count < room else { throw Crowded() }
            state.number += 1
            let waiter = Waiter(number: state.number, learner: learner, places: places, promise: Promise())
            state.waiting.append(waiter)
            return waiter
        }
        guard let waiter else { return }
        do { try await waiter.promise.value() } catch {
            let wasWaiting = state.withLock { state in
                let place = state.waiting.firstIndex { $0.number == waiter.number }
                if let place { state.waiting.remove(at: place) }
                return place != nil
            }
            // The place had been given to it in the same moment: it goes to the next.
            if !wasWaiting { leave(learner) }
            throw error
        }
    }

    private func leave(_ learner: Identifier<Learner>) {
        state.withLock { $0.leave(learner) }?.promise.settle(.success(()))
    }
}
