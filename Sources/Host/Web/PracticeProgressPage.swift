/// How practice goes: figures of a window of time, its trends as pictures with the same in a table, and mastery.
struct PracticeProgressPage: Sendable {
    var frame: PracticeFrame
    var analytics: PracticeAnalytics
    var trends: PracticeTrends
    var subject: String?
    var window: Duration
    var skills: [SkillMastery]

    static let windows: [(word: PracticeWord, span: String)] = [(.month, "30d"), (.quarter, "90d"), (.year, "365d")]

    var page: Page {
        frame.page(
            PracticeWord.progress.text,
            .progress,
            """
            <h1>\(frame.isOwn ? "\(PracticeWord.progress)" : PracticeWord.progressOf.with(.own(frame.child.name)))</h1>
            \(choices)
            \(shown.attempted > 0 ? figures : "<p class=\"lead\">\(PracticeWord.noAnswers)</p>")
            \(mastery)
            """,
            scope: scope
        )
    }

    private var figures: HTML {
        """
        \(PracticeTile.list(shown, [PracticeTile(figure: "\(analytics.days)", meaning: PracticeWord.days("\(analytics.days)"))]))
        \(halves)
        <div class="trends">
        \(PracticeChart(kind: .accuracy, trends: trends).html)
        \(PracticeChart(kind: .speed, trends: trends).html)
        </div>
        <p class="files"><a href="\(file("sessions"))">\(PracticeWord.sessionsFile)</a> <a href="\(file("trends"))">\(PracticeWord.trendsFile)</a></p>
        """
    }

    private var scope: HTML? {
        guard let start = trends.buckets.first?.from, let end = trends.buckets.last?.to else { return nil }
        let about: HTML = subject.map { .own($0) } ?? "\(PracticeWord.allSubjects)"
        return PracticeWord.fromTo.with(about, start.shownDay, end.shownDay)
    }

    /// The figures of the subject that is chosen.
    private var shown: PracticeTally {
        guard let subject else { return analytics.tally }
        return analytics.subjects.first { $0.name.lowercased() == subject.lowercased() }?.tally ?? PracticeTally()
    }

    private var span: String { "\(window.wholeDays)d" }

    private var choices: HTML {
        let windows = Self.windows.map { word, span -> HTML in link("\(word)", subject, span, span == self.span) }
        let names = analytics.subjects.map(\.name)
        let subjects: HTML =
            names.count > 1
            ? """
            <nav class="children" aria-label="\(PracticeWord.subject)">\(link("\(PracticeWord.allSubjects)", nil, span, subject == nil))\
            \(names.map { link(.own($0), $0, span, $0 == subject) })</nav>
            """ : .nothing
        return "<nav class=\"children\" aria-label=\"\(PracticeWord.window)\">\(windows)</nav>\(subjects)"
    }

    private func link(_ word: HTML, _ subject: String?, _ span: String, _ isHere: Bool) -> HTML {
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
            <td class="end">\(PracticeWord.percent("\(half.tally.accuracy)"))</td>\
            <td class="end">\(PracticeWord.length(half.tally.averageMilliseconds))</td>
            """
        }
        return """
            <div class="wide" tabindex="0" role="region" aria-label="\(PracticeWord.halves)"><table class="list records halves">
            <thead><tr><td></td><th scope="col" class="end">\(PracticeWord.sessions)</th><th scope="col" class="end">\(PracticeWord.answeredCount)</th>\
            <th scope="col" class="end">\(PracticeWord.accuracy)</th><th scope="col" class="end">\(PracticeWord.took)</th></tr></thead>
            <tbody><tr><th scope="row">\(PracticeWord.firstHalf)</th>\(cells(earlier))</tr>\
            <tr><th scope="row">\(PracticeWord.secondHalf)</th>\(cells(later))</tr></tbody>
            </table></div>
            """
    }

    private var mastery: HTML {
        let begun = skills.filter { $0.attempts > 0 }
        guard !begun.isEmpty else { return .nothing }
        let rows = begun.map { skill -> HTML in
            """
            <li>\(MasteryBar(skill).html)<div><strong>\(HTML.own(skill.category.title))</strong><p>\(skill.finding)</p></div>\
            \(skill.chance.map { "<b>\($0)</b>" } ?? .nothing)</li>
            """
        }
        return "<section class=\"topic\"><h2>\(PracticeWord.mastered)</h2><ul>\(rows)</ul></section>"
    }
}
