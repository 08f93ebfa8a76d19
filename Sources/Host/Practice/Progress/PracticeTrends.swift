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
    enum Kind: String, Sendable { case accuracy, speed }

    enum Direction: String, Sendable, CaseIterable {
        case tooEarly = "too_early"
        case improving, steady, declining
    }

    let kind: Kind
    let direction: Direction
    /// Where the line begins and ends, and its middle; per cent or milliseconds.
    let from: Int64
    let to: Int64
    let mean: Int64

    /// The finding, as somebody would say it.
    var sentence: String {
        func value(_ number: Int64) -> String {
            kind == .accuracy ? PracticeWord.percent("\(number)") : PracticeWord.length(number)
        }
        switch (kind, direction) {
        case (.accuracy, .improving): return PracticeWord.accuracyRose(value(from), value(to))
        case (.accuracy, .declining): return PracticeWord.accuracyFell(value(from), value(to))
        case (.accuracy, .steady): return PracticeWord.accuracySteady(value(mean))
        case (.speed, .improving): return PracticeWord.speedRose(value(from), value(to))
        case (.speed, .declining): return PracticeWord.speedFell(value(from), value(to))
        case (.speed, .steady): return PracticeWord.speedSteady(value(mean))
        case (_, .tooEarly):
            let enough = PracticeTrends.enough
            let word = kind == .accuracy ? PracticeWord.accuracyEarly : .speedEarly
            return word("\(enough.attempts)", "\(enough.days)")
        }
    }

    private static func early(_ kind: Kind) -> Trend {
        Trend(kind: kind, direction: .tooEarly, from: 0, to: 0, mean: 0)
    }

    static func accuracy(_ line: TrendLine?) -> Trend {
        guard let line else { return early(.accuracy) }
        func percent(_ value: Double) -> Int64 { Int64((min(1, max(0, value)) * 100).rounded()) }
        let (from, to) = (percent(line.start), percent(line.end))
        let change = line.isClear ? to - from : 0
        let direction: Direction = change > 0 ? .improving : change < 0 ? .declining : .steady
        return Trend(kind: .accuracy, direction: direction, from: from, to: to, mean: percent(line.mean))
    }

    static func speed(_ line: TrendLine?) -> Trend {
        guard let line else { return early(.speed) }
        func milliseconds(_ value: Double) -> Int64 { Int64(Logarithm.exponential(min(20, max(0, value))).rounded()) }
        let (from, to) = (milliseconds(line.start), milliseconds(line.end))
        let change = line.isClear ? to - from : 0
        let direction: Direction = change < 0 ? .improving : change > 0 ? .declining : .steady
        return Trend(kind: .speed, direction: direction, from: from, to: to, mean: milliseconds(line.mean))
    }
}
