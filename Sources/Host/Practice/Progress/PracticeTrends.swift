/// How accuracy and speed have changed over a window of time.
struct PracticeTrends: Sendable, Equatable {
    /// A stretch of the window and what was done in it.
    struct Bucket: Sendable, Equatable {
        let from: Moment
        let to: Moment
        let tally: PracticeTally
    }

    let buckets: [Bucket]
    let accuracy: Trend
    let speed: Trend

    /// How many attempts, on how many days, it takes before a trend is named.
    static let enough = (attempts: 20, days: 3)

    /// - Parameter points: Attempts within the window, in their order.
    init(_ points: [PracticePoint], from start: Moment, to end: Moment) {
        buckets = Self.buckets(points, from: start, to: end)
        let days = Set(points.map(\.day)).count
        let isEnough = points.count >= Self.enough.attempts && days >= Self.enough.days
        let line = TrendLine(points.map { (Self.day($0), $0.isCorrect ? 1 : 0) })
        accuracy = Trend(.accuracy, isEnough ? line : nil, points.tally, buckets)
        let timed = points.filter { $0.milliseconds > 0 }
        // What takes a minute now and then should not outweigh what takes seconds, so time counts by its logarithm.
        let pace = TrendLine(timed.map { (Self.day($0), Logarithm.natural(Double($0.milliseconds))) })
        speed = Trend(.speed, isEnough && timed.count >= Self.enough.attempts ? pace : nil, points.tally, buckets)
    }

    private static func day(_ point: PracticePoint) -> Double { Double(point.at.milliseconds) / 86_400_000 }

    /// Days, or weeks where there would be too many days to look at.
    private static func buckets(_ points: [PracticePoint], from start: Moment, to end: Moment) -> [Bucket] {
        let span = max(1, end.milliseconds - start.milliseconds)
        let step: Int64 = span <= 14 * 86_400_000 ? 86_400_000 : 7 * 86_400_000
        let count = Int((span + step - 1) / step)
        var tallies = [PracticeTally](repeating: PracticeTally(), count: count)
        for point in points where point.at >= start && point.at <= end {
            let index = min(count - 1, Int((point.at.milliseconds - start.milliseconds) / step))
            tallies[index] = tallies[index] + point.tally
        }
        return tallies.enumerated().map { index, tally in
            let from = start + .milliseconds(Int64(index) * step)
            return Bucket(from: from, to: min(end, from + .milliseconds(step)), tally: tally)
        }
    }
}
