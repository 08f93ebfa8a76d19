import Locking
import Pipeline

/// Tells those who watch of every turn as it ends.
///
/// Turns wait for nobody: whoever reads too slowly misses the oldest of what waits for them. The latest are kept for
/// those who come back after a line broke.
final class TurnFeed: Sendable {
    private struct State: Sendable {
        var count = 0
        /// The latest reports, each at its number modulo how many are kept.
        var latest: [TurnReport] = []
        var watchers: [ObjectIdentifier: TurnWatcher] = [:]

        func report(_ number: Int) -> TurnReport { latest[number % TurnFeed.patience] }
    }

    private let state = Lock(State())
    /// How many are kept, and how many wait for who reads slowly.
    static let patience = 1000

    /// How many watch.
    var count: Int { state.withLock { $0.watchers.count } }

    func tell(_ report: TurnReport) {
        let (number, watchers) = state.withLock { state in
            if state.latest.count < Self.patience {
                state.latest.append(report)
            } else {
                state.latest[state.count % Self.patience] = report
            }
            state.count += 1
            return (state.count, Array(state.watchers.values))
        }
        for watcher in watchers { watcher.hear(number, report) }
    }

    /// Every turn that ends from now on, until the watcher goes; after those that ended since the one they saw last.
    ///
    /// - Parameter last: the turn that the watcher saw last; when nobody knows it any more, something was missed.
    func watch(after last: String? = nil) -> TurnWatcher {
        state.withLock { state in
            let first = state.count - state.latest.count
            var place = state.count
            if let last {
                place =
                    (first..<state.count).last { state.report($0).turn.map { "\($0)" } == last }.map { $0 + 1 } ?? -1
            }
            let watcher = TurnWatcher(after: place < 0 ? nil : place) { [weak self] watcher in
                self?.state.withLock { $0.watchers[ObjectIdentifier(watcher)] = nil }
            }
            if place >= 0 { for number in place..<state.count { watcher.hear(number + 1, state.report(number)) } }
            state.watchers[ObjectIdentifier(watcher)] = watcher
            return watcher
        }
    }
}
