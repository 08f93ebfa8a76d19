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
        accuracy = Trend.accuracy(isEnough ? TrendLine(points.map { (Self.day($0), $0.isCorrect ? 1 : 0) }) : nil)
        let timed = points.filter { $0.milliseconds > 0 }
        // What takes a minute now and then should not outweigh what takes seconds, so time counts by its logarithm.
        let line = TrendLine(timed.map { (Self.day($0), Logarithm.natural(Double($0.milliseconds))) })
        speed = Trend.speed(isEnough && timed.count >= Self.enough.attempts ? line : nil)
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

/// Which way something goes, or that it is too early to say.
struct Trend: Sendable, Equatable {
    enum Direction: String, Sendable {
        case tooEarly = "too_early"
        case improving, steady, declining
    }

    let direction: Direction
    /// Where the line begins and ends; per cent or milliseconds.
    let from: Int64
    let to: Int64
    let sentence: String

    private static func early(_ what: String) -> Trend {
        let enough = PracticeTrends.enough
        return Trend(
            direction: .tooEarly,
            from: 0,
            to: 0,
            sentence:
                "Too early to say how \(what) changes: it takes \(enough.attempts) answers on \(enough.days) days."
        )
    }

    static func accuracy(_ line: TrendLine?) -> Trend {
        guard let line else { return early("accuracy") }
        func percent(_ value: Double) -> Int64 { Int64((min(1, max(0, value)) * 100).rounded()) }
        let (from, to) = (percent(line.start), percent(line.end))
        switch line.isClear ? to - from : 0 {
        case 1...:
            return Trend(
                direction: .improving,
                from: from,
                to: to,
                sentence: "Accuracy rose from about \(from) % to \(to) %."
            )
        case ..<0:
            return Trend(
                direction: .declining,
                from: from,
                to: to,
                sentence: "Accuracy fell from about \(from) % to \(to) %."
            )
        default:
            let sentence = "Accuracy is steady at about \(percent(line.mean)) %; its ups and downs can be chance."
            return Trend(direction: .steady, from: from, to: to, sentence: sentence)
        }
    }

    static func speed(_ line: TrendLine?) -> Trend {
        guard let line else { return early("speed") }
        func milliseconds(_ value: Double) -> Int64 { Int64(Logarithm.exponential(min(20, max(0, value))).rounded()) }
        let (from, to) = (milliseconds(line.start), milliseconds(line.end))
        func words(_ time: Int64) -> String { PracticeWords.time(time) }
        switch line.isClear ? to - from : 0 {
        case ..<0:
            let sentence = "An answer takes about \(words(to)) now, where it took \(words(from))."
            return Trend(direction: .improving, from: from, to: to, sentence: sentence)
        case 1...:
            let sentence = "An answer takes about \(words(to)) now, and took \(words(from)) before."
            return Trend(direction: .declining, from: from, to: to, sentence: sentence)
        default:
            let sentence = "Speed is steady at about \(words(milliseconds(line.mean))) an answer."
            return Trend(direction: .steady, from: from, to: to, sentence: sentence)
        }
    }
}
