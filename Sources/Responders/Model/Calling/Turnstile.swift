import Locking
import Pipeline

/// Lets so many questions at a time through to a server; the others wait, fairly: who has fewest under way goes first,
/// and among those who came first.
final class Turnstile: Sendable {
    private struct Waiter {
        let number: Int
        let learner: Identifier<Learner>
        /// How many may be through at a time, in the opinion of the part that asks, or of one that asked later and knows
        /// of more: a place is the server's, and a file that was read anew may give it more of them.
        var places: Int
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

        mutating func leave(_ learner: Identifier<Learner>) {
            count -= 1
            let rest = (running[learner] ?? 1) - 1
            running[learner] = rest > 0 ? rest : nil
        }

        /// Lets in whoever waits, while there is room.
        mutating func admitWaiting() -> [Waiter] {
            var admitted: [Waiter] = []
            while let next = next() {
                admitted.append(waiting.remove(at: next))
                admit(admitted[admitted.count - 1].learner)
            }
            return admitted
        }

        private func next() -> Int? {
            waiting.indices.filter { count < waiting[$0].places }.min {
                (running[waiting[$0].learner] ?? 0, $0) < (running[waiting[$1].learner] ?? 0, $1)
            }
        }
    }

    private let room: Int
    private let state: Lock<State> = Lock(State())

    /// - Parameter room: how many may wait.
    init(room: Int = 256) { self.room = room }

    struct Crowded: Error {}

    /// How many wait.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Runs `body` when its turn comes; throws ``Crowded`` when too many wait already, or it does not come in time.
    ///
    /// - Parameters:
    ///   - places: how many may be through at a time.
    ///   - limit: how long may be waited; `nil` for as long as it takes.
    func pass<Value: Sendable>(
        as learner: Identifier<Learner>,
        of places: Int,
        within limit: Duration? = nil,
        on clock: any Clock<Duration> = .continuous,
        _ body: () async throws -> Value
    ) async throws -> Value {
        if let waiter = try enter(learner, places) { try await wait(waiter, limit, clock) }
        defer { leave(learner) }
        try Task.checkCancellation()
        return try await body()
    }

    /// Goes through at once, or queues behind those who wait already.
    private func enter(_ learner: Identifier<Learner>, _ places: Int) throws -> Waiter? {
        let (admitted, waiter): ([Waiter], Waiter?) = try state.withLock { state throws(Crowded) in
            for index in state.waiting.indices where state.waiting[index].places < places {
                state.waiting[index].places = places
            }
            let admitted = state.admitWaiting()
            if state.count < places {
                state.admit(learner)
                return (admitted, nil)
            }
            guard state.waiting.count < room else { throw Crowded() }
            state.number += 1
            let waiter = Waiter(number: state.number, learner: learner, places: places, promise: Promise())
            state.waiting.append(waiter)
            return (admitted, waiter)
        }
        for other in admitted { other.promise.settle(.success(())) }
        return waiter
    }

    private func wait(_ waiter: Waiter, _ limit: Duration?, _ clock: any Clock<Duration>) async throws {
        let timer = limit.map { limit in
            Task {
                try await clock.sleep(for: limit)
                waiter.promise.settle(.failure(Crowded()))
            }
        }
        defer { timer?.cancel() }
        do { try await waiter.promise.value() } catch {
            let wasWaiting = state.withLock { state in
                let place = state.waiting.firstIndex { $0.number == waiter.number }
                if let place { state.waiting.remove(at: place) }
                return place != nil
            }
            // The place had been given to it in the same moment: it goes to the next.
            if !wasWaiting { leave(waiter.learner) }
            throw error
        }
    }

    private func leave(_ learner: Identifier<Learner>) {
        let admitted = state.withLock { state in
            state.leave(learner)
            return state.admitWaiting()
        }
        for waiter in admitted { waiter.promise.settle(.success(())) }
    }
}
