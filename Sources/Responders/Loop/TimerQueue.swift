/// What is due when, soonest first.
///
/// A command line has a handful of timers, so a sorted array is enough; a host brings its own loop.
struct TimerQueue {
    struct Key: Equatable, Comparable {
        let due: ContinuousClock.Instant
        /// Tells apart what is due at the same instant, and keeps the order in which it was added.
        let number: Int

        static func < (one: Key, other: Key) -> Bool { (one.due, one.number) < (other.due, other.number) }
    }

    private var entries: [(key: Key, body: @Sendable () -> Void)] = []
    private var count = 0

    mutating func add(at due: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) -> Key {
        count += 1
        let key = Key(due: due, number: count)
        entries.insert((key, body), at: place(of: key))
        return key
    }

    mutating func remove(_ key: Key) {
        let index = place(of: key)
        if index < entries.count, entries[index].key == key { entries.remove(at: index) }
    }

    /// One at a time, since each may remove another.
    mutating func takeNext(dueBy now: ContinuousClock.Instant) -> (@Sendable () -> Void)? {
        guard let first = entries.first, first.key.due <= now else { return nil }
        return entries.removeFirst().body
    }

    /// How long `poll` may wait, rounded up so that it does not spin; -1 when nothing is scheduled.
    func millisecondsToNext(from now: ContinuousClock.Instant) -> Int32 {
        guard let first = entries.first else { return -1 }
        let milliseconds = (now.duration(to: first.key.due) / Duration.milliseconds(1)).rounded(.up)
        return Int32(min(max(0, milliseconds), 3_600_000))
    }

    /// Where the key stands, or would stand.
    private func place(of key: Key) -> Int {
        var range = 0..<entries.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = entries[middle].key < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
