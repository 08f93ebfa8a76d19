import Synchronization

/// How busy a loop is, for any thread to read.
///
/// An event that arrives while a turn of the loop runs waits for that turn to end: the longest turn is the lag.
public final class LoopLoad: Sendable {
    private static let second: Int64 = 1_000_000_000

    private let turnStart = Atomic<Int64>(0)
    private let window = Atomic<Int64>(0)
    private let worst = Atomic<Int64>(0)
    private let worstBefore = Atomic<Int64>(0)
    private let busy = Atomic<Int64>(0)
    private let turnCount = Atomic<Int>(0)

    /// Working time since the start: its rate is the loop's share of one core.
    public var busyTime: Duration { .nanoseconds(busy.load(ordering: .relaxed)) }
    public var turns: Int { turnCount.load(ordering: .relaxed) }

    /// The longest turn of the last one to two seconds, or the running one if it is longer: a stuck loop is seen.
    public var lag: Duration { .nanoseconds(lag(at: monotonicNanoseconds())) }

    func lag(at now: Int64) -> Int64 {
        let started = turnStart.load(ordering: .relaxed)
        let running = started == 0 ? 0 : max(0, now - started)
        let windows = now / Self.second - window.load(ordering: .relaxed)
        let recent = windows <= 1 ? worst.load(ordering: .relaxed) : 0
        let before = windows == 0 ? worstBefore.load(ordering: .relaxed) : 0
        return max(running, recent, before)
    }

    // One thread writes, so plain loads and stores do; no read-modify-write is paid for.

    func turnBegan(at now: Int64) { turnStart.store(now, ordering: .relaxed) }

    func turnEnded(at now: Int64) {
        let length = now - turnStart.load(ordering: .relaxed)
        turnStart.store(0, ordering: .relaxed)
        let current = now / Self.second
        let passed = current - window.load(ordering: .relaxed)
        if passed > 0 {
            worstBefore.store(passed == 1 ? worst.load(ordering: .relaxed) : 0, ordering: .relaxed)
            worst.store(0, ordering: .relaxed)
            window.store(current, ordering: .relaxed)
        }
        if length > worst.load(ordering: .relaxed) { worst.store(length, ordering: .relaxed) }
        busy.store(busy.load(ordering: .relaxed) &+ length, ordering: .relaxed)
        turnCount.store(turnCount.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
    }
}
