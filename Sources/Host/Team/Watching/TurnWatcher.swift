import Locking

/// Somebody who watches turns as they end.
///
/// It is a line of the lobby as well, which ends it with the token it began with, and has it say a word when it was
/// quiet for long.
final class TurnWatcher: StreamedLine {
    enum News: Sendable {
        case turn(TurnReport)
        /// Turns ended that this watcher was not told of.
        case missed
        /// Nothing, so that a dead line is noticed.
        case quiet
    }

    private enum Told: Sendable { case turn(Int, TurnReport), quiet }

    private let told: AsyncStream<Told>
    private let continuation: AsyncStream<Told>.Continuation
    private let leave: @Sendable (TurnWatcher) -> Void
    private let state: Lock<(place: Int?, hasSpoken: Bool)>

    /// - Parameter place: how many turns had ended before the first that it is told of; `nil` when it missed some.
    init(after place: Int?, leave: @escaping @Sendable (TurnWatcher) -> Void) {
        (told, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(TurnFeed.patience))
        state = Lock((place, true))
        self.leave = leave
    }

    func hear(_ number: Int, _ report: TurnReport) { continuation.yield(.turn(number, report)) }

    /// Hands on what there is to tell, until the watcher is sent away or `tell` throws.
    func follow(_ tell: (News) async throws -> Void) async rethrows {
        defer { finish() }
        if state.withLock({ $0.place == nil }) { try await tell(.missed) }
        for await news in told {
            switch news {
            case .quiet: try await tell(.quiet)
            case .turn(let number, let report):
                let isNext = state.withLock { state in
                    defer { state.place = number }
                    return state.place.map { $0 + 1 == number } ?? true
                }
                if !isNext { try await tell(.missed) }
                try await tell(.turn(report))
            }
        }
    }

    /// To be called when something was written.
    func noteSpoken() { state.withLock { $0.hasSpoken = true } }

    func finish() {
        continuation.finish()
        leave(self)
    }

    // What the lobby wants of a line. All it ever says is that somebody is still there.

    func post(_ frame: ServerFrame) -> Bool {
        if case .terminated = continuation.yield(.quiet) { return false }
        return true
    }

    func send(_ frame: ServerFrame) async throws {
        guard post(frame) else { throw CancellationError() }
    }

    var backlog: Int { 0 }

    func wasQuiet() -> Bool {
        state.withLock { state in
            defer { state.hasSpoken = false }
            return !state.hasSpoken
        }
    }

    func close(_ reason: Farewell) { finish() }
}
