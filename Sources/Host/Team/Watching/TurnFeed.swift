import Pipeline
import Reactor

/// Tells those who watch of every turn as it ends.
///
/// Turns wait for nobody: whoever reads too slowly misses the oldest of what waits for them.
final class TurnFeed: Sendable {
    /// What a watcher is told; `nil` now and then, so that a dead line is noticed.
    typealias Watcher = AsyncStream<TurnReport?>

    private let watchers = Lock<(next: Int, all: [Int: Watcher.Continuation])>((0, [:]))
    private static let patience = 1000

    /// How many watch.
    var count: Int { watchers.withLock { $0.all.count } }

    func tell(_ report: TurnReport?) {
        for watcher in watchers.withLock({ Array($0.all.values) }) { watcher.yield(report) }
    }

    /// Every turn that ends from now on, until nobody wants to hear of more.
    func watch() -> Watcher {
        let (stream, continuation) = Watcher.makeStream(bufferingPolicy: .bufferingNewest(Self.patience))
        let number = watchers.withLock { watchers in
            watchers.next += 1
            watchers.all[watchers.next] = continuation
            return watchers.next
        }
        continuation.onTermination = { [weak self] _ in self?.watchers.withLock { $0.all[number] = nil } }
        return stream
    }
}

extension TurnReport {
    /// The turn as the team's live view has it: what each part did, and nothing that anybody wrote.
    func json(learner name: String?) -> JSON {
        let ended = steps.last { ["answered", "parked", "refused"].contains($0.ending.word) }
        let steps = steps.filter { $0.ending != .skipped }.map { step in
            JSON(members: [
                ("kind", .string(step.kind.rawValue)), ("name", .string(step.name)),
                ("ending", .string(step.ending.word)), ("us", .integer(Int64(step.duration.inSeconds * 1_000_000))),
            ])
        }
        var members: [(String, JSON)] = [
            ("turn", turn.map { .string("\($0)") } ?? .null), ("course", .string(course)),
            ("outcome", .string(outcome.rawValue)), ("by", ended.map { .string($0.name) } ?? .null),
            ("ms", .integer(duration.wholeMilliseconds)), ("steps", .array(steps)),
        ]
        if let name { members.append(("learner", .string(name))) }
        return JSON(members: members)
    }
}
