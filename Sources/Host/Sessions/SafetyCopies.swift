import Locking

/// Writes down how far running answers have come, so that a crash leaves what learners had read.
///
/// All of them together, once a second: a task and a commit for every answer would cost more than its words. An answer
/// is not held up by its copy, and does not fail with it.
final class SafetyCopies: Sendable {
    private struct State: Sendable {
        var waiting: [StreamedReply] = []
        var isAtWork = false
    }

    private let store: any TurnStore
    private let clock: any Clock<Duration>
    private let pause: Duration
    private let state = Lock(State())

    /// Others write as well, and do not wait for more than this many.
    private static let batch = 64

    /// - Parameter pause: how much of an answer is lost in a crash at most.
    init(store: any TurnStore, clock: any Clock<Duration>, every pause: Duration = .seconds(1)) {
        (self.store, self.clock, self.pause) = (store, clock, pause)
    }

    /// Takes note of an answer that has grown since its last copy.
    func add(_ reply: StreamedReply) {
        let mustBegin = state.withLock { state in
            state.waiting.append(reply)
            defer { state.isAtWork = true }
            return !state.isAtWork
        }
        if mustBegin { Task { await work() } }
    }

    private func work() async {
        repeat {
            try? await clock.sleep(for: pause)
            var rest = takeWaiting()[...]
            while !rest.isEmpty {
                let texts = rest.prefix(Self.batch).compactMap { $0.copy() }
                if !texts.isEmpty { try? await store.checkpoint(texts) }
                rest = rest.dropFirst(Self.batch)
            }
        } while goesOn()
    }

    private func takeWaiting() -> [StreamedReply] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    private func goesOn() -> Bool {
        state.withLock { state in
            state.isAtWork = !state.waiting.isEmpty
            return state.isAtWork
        }
    }
}
