/// What a crowd heard of its streams, and what it cost the host meanwhile.
///
/// Only the time in which all of them run counts: when five hundred questions come in one moment and are written to the
/// disk, every word waits for that, and neither what it takes nor what it delays is the cost of a word.
struct StreamReading: Sendable {
    /// How old each word was when it came, in nanoseconds.
    private(set) var ages: [Int64] = []
    private(set) var time = Duration.zero
    private(set) var used = Usage(processor: .zero, written: 0)
    private var start: (at: ContinuousClock.Instant, used: Usage)?
    private var isOver = false

    /// All streams run from now on.
    mutating func begin(_ used: Usage) { start = (.now, used) }

    /// The first stream ends.
    mutating func end(_ used: Usage) {
        guard let start, !isOver else { return }
        isOver = true
        (time, self.used) = (start.at.duration(to: .now), used - start.used)
    }

    mutating func hear(_ words: some Sequence<UInt8>) {
        Instant.ages(in: words) { age in
            if start != nil, !isOver { ages.append(age) }
        }
    }

    /// In microseconds.
    func percentile(_ percent: Int) -> Int64 {
        guard !ages.isEmpty else { return 0 }
        return ages.sorted()[(ages.count - 1) * percent / 100] / 1000
    }
}
