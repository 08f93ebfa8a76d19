/// Which way something goes, or that it is too early to say.
///
/// A line through all answers decides which way; what is quoted was observed, as tables beside it show it.
struct Trend: Sendable, Equatable {
    enum Kind: String, Sendable { case accuracy, speed }

    enum Direction: String, Sendable, CaseIterable {
        case tooEarly = "too_early"
        case improving, steady, declining
    }

    /// What answers came to over a stretch of time; per cent, or milliseconds each.
    struct Figure: Sendable, Equatable {
        let from: Moment
        let value: Int64
    }

    let kind: Kind
    let direction: Direction
    /// The first stretch with answers, and the last.
    let first: Figure
    let last: Figure
    /// Of all answers.
    let mean: Int64

    init(_ kind: Kind, _ line: TrendLine?, _ tally: PracticeTally, _ buckets: [PracticeTrends.Bucket]) {
        self.kind = kind
        mean = kind.value(tally)
        let figures = buckets.filter { $0.tally.attempted > 0 }.map {
            Figure(from: $0.from, value: kind.value($0.tally))
        }
        first = figures.first ?? Figure(from: Moment(milliseconds: 0), value: 0)
        last = figures.last ?? first
        guard let line, !figures.isEmpty else {
            direction = .tooEarly
            return
        }
        // Less than half a point in a hundred would be told as no change.
        let change = kind == .accuracy ? ((line.end - line.start) * 100).rounded() : line.start - line.end
        direction = !line.isClear || change == 0 ? .steady : change > 0 ? .improving : .declining
    }

    /// The finding, as somebody would say it.
    var sentence: String {
        let (figures, days) = (figures, [first, last].map { String($0.from.rfc3339.prefix(10)) })
        return word(figures.0, figures.1, days[0], days[1])
    }

    /// The same on a page, where days are told in the reader's words.
    var told: HTML {
        let figures = figures
        return word.with(.own(figures.0), .own(figures.1), first.from.shownDay, last.from.shownDay)
    }

    private var word: PracticeWord {
        // An uneven way may begin and end with figures that say the opposite.
        let (isRise, isFall) = (last.value > first.value, last.value < first.value)
        return switch (kind, direction) {
        case (.accuracy, .improving): isRise ? .accuracyRose : .accuracyRoseUnevenly
        case (.accuracy, .declining): isFall ? .accuracyFell : .accuracyFellUnevenly
        case (.accuracy, .steady): .accuracySteady
        case (.accuracy, .tooEarly): .accuracyEarly
        case (.speed, .improving): isFall ? .speedRose : .speedRoseUnevenly
        case (.speed, .declining): isRise ? .speedFell : .speedFellUnevenly
        case (.speed, .steady): .speedSteady
        case (.speed, .tooEarly): .speedEarly
        }
    }

    private var figures: (String, String) {
        switch direction {
        case .tooEarly: ("\(PracticeTrends.enough.attempts)", "\(PracticeTrends.enough.days)")
        case .steady: (kind.text(mean), "")
        case .improving, .declining: (kind.text(first.value), kind.text(last.value))
        }
    }
}

extension Trend.Kind {
    fileprivate func value(_ tally: PracticeTally) -> Int64 {
        self == .accuracy ? Int64(tally.accuracy) : tally.averageMilliseconds
    }

    fileprivate func text(_ value: Int64) -> String {
        self == .accuracy ? PracticeWord.percent("\(value)") : PracticeWord.length(value)
    }
}
