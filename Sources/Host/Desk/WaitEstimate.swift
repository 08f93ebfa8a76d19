/// How long people wait in one queue, told from how long the last ones did.
///
/// A wait grows with the place and shrinks with the tutors there, so each is kept as the time for one place and one
/// tutor. What is told are the middle and the ninth tenth of those times; as long as there are few, nothing is told.
struct WaitEstimate: Sendable, Equatable {
    /// What a learner is told.
    struct Told: Sendable, Equatable {
        let p50: Duration
        let p90: Duration
    }

    private struct Sample: Sendable, Equatable {
        let seconds: Double
        let bucket: Int
    }

    /// The latest last.
    private var samples: [Sample] = []

    private static let most = 300
    private static let few = 10

    mutating func note(_ served: ServedTicket) {
        guard served.wait >= .zero, served.place > 0 else { return }
        let share = served.wait.inSeconds * Double(max(1, served.tutors)) / Double(served.place)
        samples.append(Sample(seconds: share, bucket: Self.bucket(served.place)))
        if samples.count > Self.most { samples.removeFirst(samples.count - Self.most) }
    }

    /// What to tell whoever is at `place` while `tutors` are there; `nil` when that would be made up.
    func told(at place: Int64, tutors: Int) -> Told? {
        guard tutors > 0, place > 0 else { return nil }
        let near = samples.filter { $0.bucket == Self.bucket(place) }
        let used = near.count >= Self.few ? near : samples
        guard used.count >= Self.few else { return nil }
        let sorted = used.map(\.seconds).sorted()
        let factor = Double(place) / Double(tutors)
        return Told(
            p50: .seconds(sorted[sorted.count / 2] * factor),
            // The next wait is one more than those that are known, which matters when they are few.
            p90: .seconds(sorted[min(sorted.count - 1, (sorted.count + 1) * 91 / 100)] * factor)
        )
    }

    /// Waits at the head of the line and far behind are made of other things, so they are told apart.
    private static func bucket(_ place: Int64) -> Int { Int64.bitWidth - place.leadingZeroBitCount }
}
