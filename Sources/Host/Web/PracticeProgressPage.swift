/// How practice goes: figures of a window of time, its trends as pictures with the same in a table, and mastery.
struct PracticeProgressPage: Sendable {
    var frame: PracticeFrame
    var analytics: PracticeAnalytics
    var trends: PracticeTrends
    var subject: String?
    var window: Duration
    var skills: [SkillMastery]

    static let windows: [(word: String, span: String)] = [("30 days", "30d"), ("90 days", "90d"), ("A year", "365d")]

    var page: Page {
        frame.page(
            "Progress",
            .progress,
            """
            <h1>\(frame.isOwn ? "Progress" : "Progress of \(frame.child.name)")</h1>
            \(choices)
            \(PracticeTile.list(shown, [PracticeTile(figure: "\(analytics.days)", meaning: analytics.days == 1 ? "day" : "days")]))
            \(halves)
            <div class="trends">
            \(PracticeChart(kind: .accuracy, trends: trends).html)
            \(PracticeChart(kind: .speed, trends: trends).html)
            </div>
            <p class="files"><a href="\(file("sessions"))">Sessions as CSV</a> <a href="\(file("trends"))">Trends as CSV</a></p>
            \(mastery)
            """
        )
    }

    /// The figures of the subject that is chosen.
    private var shown: PracticeTally {
        guard let subject else { return analytics.tally }
        return analytics.subjects.first { $0.name.lowercased() == subject.lowercased() }?.tally ?? PracticeTally()
    }

    private var span: String { "\(window.wholeDays)d" }

    private var choices: HTML {
        let windows = Self.windows.map { word, span -> HTML in link(word, subject, span, span == self.span) }
        let names = analytics.subjects.map(\.name)
        let subjects: HTML =
            names.count > 1
            ? """
            <nav class="children" aria-label="Subject">\(link("All subjects", nil, span, subject == nil))\
            \(names.map { link($0, $0, span, $0 == subject) })</nav>
            """ : .nothing
        return "<nav class=\"children\" aria-label=\"Window of time\">\(windows)</nav>\(subjects)"
    }

    private func link(_ word: String, _ subject: String?, _ span: String, _ isHere: Bool) -> HTML {
        let query = "window=\(span)" + (subject.map { "&subject=\($0.percentEncoded)" } ?? "")
        let current: HTML = isHere ? " aria-current=\"true\"" : .nothing
        return "<a href=\"\(frame.path("/practice/progress", query))\"\(current)>\(word)</a>"
    }

    private func file(_ name: String) -> String {
        let subject = subject.map { "&subject=\($0.percentEncoded)" } ?? ""
        return "/analytics/\(name)?child_id=\(frame.child.id)&window=\(span)\(subject)&format=csv"
    }

    private var halves: HTML {
        let (earlier, later) = (analytics.earlier, analytics.later)
        guard earlier.tally.attempted > 0, later.tally.attempted > 0 else { return .nothing }
        func cells(_ half: PracticeAnalytics.Half) -> HTML {
            """
            <td class="end">\(half.sessions)</td><td class="end">\(Int(half.tally.attempted))</td>\
            <td class="end">\(Int(half.tally.accuracy)) %</td>\
            <td class="end">\(PracticeWords.time(half.tally.averageMilliseconds))</td>
            """
        }
        return """
            <div class="wide" tabindex="0" role="region" aria-label="The two halves of this time"><table class="list">
            <thead><tr><td></td><th scope="col" class="end">Sessions</th><th scope="col" class="end">Answered</th>\
            <th scope="col" class="end">Accuracy</th><th scope="col" class="end">An answer</th></tr></thead>
            <tbody><tr><th scope="row">First half of this time</th>\(cells(earlier))</tr>\
            <tr><th scope="row">Second half</th>\(cells(later))</tr></tbody>
            </table></div>
            """
    }

    private var mastery: HTML {
        let begun = skills.filter { $0.attempts > 0 }
        guard !begun.isEmpty else { return .nothing }
        let rows = begun.map { skill -> HTML in
            "<li>\(MasteryBar(skill).html)<div><strong>\(skill.category.title)</strong><p>\(skill.sentence)</p></div></li>"
        }
        return "<section class=\"topic\"><h2>What is mastered</h2><ul>\(rows)</ul></section>"
    }
}
