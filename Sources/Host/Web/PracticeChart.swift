/// A trend as a picture, with the same figures in a table for those who cannot see it or want to read them.
struct PracticeChart: Sendable {
    let kind: Trend.Kind
    let trends: PracticeTrends

    private static let (width, height, left, top, bottom) = (640.0, 240.0, 84.0, 18.0, 38.0)

    private struct Point {
        let x: Double
        let y: Double
    }

    var html: HTML {
        """
        <section class="trend" aria-labelledby="\(kind.rawValue)">
        <h2 id="\(kind.rawValue)">\(kind == .accuracy ? PracticeWord.accuracy : .speed)</h2>
        <p>\(word.map { "<span class=\"mark\" data-way=\"\(trend.direction.rawValue)\">\($0)</span> " } ?? .nothing)\(trend.told)</p>
        \(picture)
        <details><summary>\(PracticeWord.figures)</summary>\(table)</details>
        </section>
        """
    }

    private var trend: Trend { kind == .accuracy ? trends.accuracy : trends.speed }

    /// What a change means; where nothing changes, the sentence says all there is.
    private var word: PracticeWord? {
        switch trend.direction {
        case .tooEarly, .steady: nil
        case .improving: .improving
        case .declining: .declining
        }
    }

    private func value(_ tally: PracticeTally) -> Double {
        kind == .accuracy ? Double(tally.accuracy) : Double(tally.averageMilliseconds) / 1000
    }

    private var most: Double {
        guard kind == .speed else { return 100 }
        let highest = trends.buckets.map { value($0.tally) }.max() ?? 0
        return [2, 4, 10, 20, 40, 60, 120, 240, 600, 1200, 3600].first { $0 >= highest } ?? max(1, highest)
    }

    private func y(_ value: Double) -> Double {
        let room = Self.height - Self.top - Self.bottom
        return Self.top + room * (1 - min(1, value / most))
    }

    private func x(_ index: Int) -> Double {
        let room = Self.width - Self.left - 16
        return Self.left + room * (Double(index) + 0.5) / Double(max(1, trends.buckets.count))
    }

    private var picture: HTML {
        let points = trends.buckets.enumerated().filter { $1.tally.attempted > 0 }.map {
            Point(x: x($0), y: y(value($1.tally)))
        }
        let line = points.map { "\(Self.figure($0.x)),\(Self.figure($0.y))" }.joined(separator: " ")
        let dots = points.map { point -> HTML in
            "<circle cx=\"\(Self.figure(point.x))\" cy=\"\(Self.figure(point.y))\" r=\"4.5\"/>"
        }
        let grid = [0, 0.5, 1].map { part -> HTML in
            let (height, label) = (Self.figure(y(most * part)), scale(most * part))
            return """
                <line x1="\(Self.figure(Self.left))" x2="\(Self.figure(Self.width - 16))" y1="\(height)" y2="\(height)"/>\
                <text x="\(Self.figure(Self.left - 8))" y="\(height)" dy="5" text-anchor="end">\(label)</text>
                """
        }
        let ends = [0, trends.buckets.count - 1].map { index -> HTML in
            let day = trends.buckets[index].from
            // Below its point, but for one so near the edge that half of its words would be outside.
            let isNearEdge = x(index) > Self.width - 70
            let (place, anchor) = isNearEdge ? (Self.width - 6, "end") : (x(index), "middle")
            return """
                <text x="\(Self.figure(place))" y="\(Self.figure(Self.height - 10))" text-anchor="\(anchor)" \
                data-day="\(day.rfc3339)">\(Self.date(day))</text>
                """
        }
        return """
            <svg class="chart" viewBox="0 0 640 240" role="img" aria-label="\(trend.sentence)">
            <g class="grid">\(grid)\(trends.buckets.count > 1 ? ends : [])</g>
            <polyline points="\(line)"/><g class="dots">\(dots)</g>
            </svg>
            """
    }

    private func scale(_ value: Double) -> String {
        kind == .accuracy ? PracticeWord.percent("\(Int(value))") : PracticeWord.length(Int64(value * 1000))
    }

    private var table: HTML {
        let rows = trends.buckets.map { bucket -> HTML in
            let tally = bucket.tally
            let figure =
                tally.attempted == 0
                ? "–"
                : kind == .accuracy
                    ? PracticeWord.percent("\(tally.accuracy)") : PracticeWord.length(tally.averageMilliseconds)
            return """
                <tr><th scope="row" data-day="\(bucket.from.rfc3339)">\(Self.date(bucket.from))</th><td class="end">\(Int(tally.attempted))</td>\
                <td class="end">\(figure)</td></tr>
                """
        }
        return """
            <table class="list"><thead><tr><th scope="col">\(PracticeWord.since)</th><th scope="col" class="end">\(PracticeWord.answeredCount)</th>\
            <th scope="col" class="end">\(kind == .accuracy ? PracticeWord.accuracy : .took)</th></tr></thead>
            <tbody>\(rows)</tbody></table>
            """
    }

    /// The day as it stands until the page's script tells it in the reader's words.
    private static func date(_ moment: Moment) -> String { String(moment.rfc3339.prefix(10)) }

    /// A coordinate with one digit after the point.
    private static func figure(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
