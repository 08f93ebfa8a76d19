/// What a session came to: figures, and each answer.
struct PracticeSessionPage: Sendable {
    var frame: PracticeFrame
    var summary: PracticeSummary
    var attempts: [Attempt]
    /// Somebody wanted to pause it, or to go on with it, when it was over.
    var wasOver = false

    var page: Page {
        let session = summary.session
        let title = session.state == .ended ? PracticeWord.summary : .sessionSoFar
        return frame.page(
            title.text,
            .history,
            """
            <h1>\(title)</h1>
            <p class="lead">\(lead)</p>
            \(wasOver ? "<p class=\"complaint\" role=\"alert\">\(PracticeWord.endedAlready)</p>" : .nothing)
            \(PracticeTile.list(summary.tally))
            \(praise)
            \(doing)
            \(attempts.isEmpty ? "<p>\(PracticeWord.noneAnswered)</p>" : table)
            """
        )
    }

    private var lead: HTML {
        let session = summary.session
        let subjects = summary.subjects.isEmpty ? session.subject.map { [$0] } ?? [] : summary.subjects
        let about: HTML = subjects.isEmpty ? "\(PracticeWord.practice)" : .own(subjects.joined(separator: ", "))
        guard let end = session.endedAt else { return PracticeWord.from.with(about, session.startedAt.shown) }
        return PracticeWord.fromTo.with(about, session.startedAt.shown, end.shown)
    }

    /// What the figures mean, for a child.
    private var praise: HTML {
        let tally = summary.tally
        guard summary.session.state == .ended, tally.attempted > 0 else { return .nothing }
        let count = attempts.unsolved
        let words =
            switch tally.accuracy {
            case 100: PracticeWord.allRight.text
            case _ where count == 0: PracticeWord.rightInTheEnd.text
            case 80...: PracticeWord.wellDone("\(count)")
            default: PracticeWord.lookAgain("\(count)")
            }
        return "<p class=\"praise\">\(words)</p>"
    }

    private var doing: HTML {
        let session = summary.session
        let path = "/practice/sessions/\(session.id)"
        let buttons: HTML
        switch session.state {
        case .active:
            buttons = """
                \(frame.button("/practice/next", .goOn, main: true))\(frame.button("\(path)/pause", .pause))\
                \(frame.button("\(path)/end", .end))
                """
        case .paused:
            buttons = """
                \(frame.button("\(path)/resume", .goOn, main: true))\(frame.button("\(path)/end", .end))
                """
        case .ended: buttons = frame.button("/practice/next", .practiseMore, main: true)
        }
        return "<div class=\"doing\">\(buttons)</div>"
    }

    private var table: HTML {
        """
        <h2>\(PracticeWord.answers)</h2>
        <div class="wide" tabindex="0" role="region" aria-label="\(PracticeWord.answers)"><table class="list records told attempts">
        <thead><tr><th scope="col">\(PracticeWord.question)</th><th scope="col">\(PracticeWord.answer)</th><th scope="col">\(PracticeWord.result)</th>\
        <th scope="col" class="end">\(PracticeWord.hints)</th><th scope="col" class="end">\(PracticeWord.time)</th></tr></thead>
        <tbody>\(attempts.map(row))</tbody>
        </table></div>
        """
    }

    private func row(_ attempt: Attempt) -> HTML {
        let hints = attempt.hints == 0 ? HTML.nothing : "\(PracticeWord.countHints("\(attempt.hints)"))"
        return """
            <tr><th scope="row"><a href="\(frame.path("/practice/questions/\(attempt.question)", "answered=\(attempt.key)"))">\
            \(HTML.own(attempt.name))</a></th><td>\(HTML.answer(attempt.words))</td>\
            <td><span class="mark" data-right="\(attempt.isCorrect ? "yes" : "no")">\(attempt.isCorrect ? PracticeWord.isRight : .notYet)</span></td>\
            <td class="end">\(PracticeFrame.figure(attempt.hints == 0 ? "–" : "\(attempt.hints)", hints))</td>\
            <td class="end">\(PracticeWord.length(attempt.milliseconds))</td></tr>
            """
    }
}

/// A child's sessions, latest first.
struct PracticeHistoryPage: Sendable {
    var frame: PracticeFrame
    var sessions: [PracticeSummary]
    var next: PracticeID?

    var page: Page {
        frame.page(
            PracticeWord.practiceHistory.text,
            .history,
            """
            <h1>\(PracticeWord.history)</h1>
            \(sessions.isEmpty ? "<p class=\"lead\">\(PracticeWord.noSession)</p>" : table)
            \(next.map { "<p><a href=\"\(frame.path("/practice/history", "before=\($0)"))\">\(PracticeWord.olderSessions)</a></p>" } ?? .nothing)
            """,
            scope: scope
        )
    }

    private var scope: HTML? {
        guard let latest = sessions.first, let oldest = sessions.last else { return nil }
        let (start, end) = (oldest.session.startedAt.shownDay, latest.session.startedAt.shownDay)
        return PracticeWord.fromTo.with("\(PracticeWord.allSubjects)", start, end)
    }

    private var table: HTML {
        """
        <div class="wide" tabindex="0" role="region" aria-label="\(PracticeWord.sessions)"><table class="list records told sessions">
        <thead><tr><th scope="col">\(PracticeWord.session)</th><th scope="col">\(PracticeWord.about)</th><th scope="col" class="end">\(PracticeWord.answeredCount)</th>\
        <th scope="col" class="end">\(PracticeWord.accuracy)</th><th scope="col" class="end">\(PracticeWord.time)</th></tr></thead>
        <tbody>\(sessions.map(row))</tbody>
        </table></div>
        """
    }

    private func row(_ summary: PracticeSummary) -> HTML {
        let session = summary.session
        let state: HTML =
            session.state == .ended
            ? .nothing
            : " <span class=\"mark\">\(session.state == .paused ? PracticeWord.isPaused : .isUnderWay)</span>"
        let about = [session.subject, session.topic].compactMap { $0 }.joined(separator: " › ")
        let count = "\(summary.tally.attempted)"
        let accuracy = summary.tally.attempted > 0 ? PracticeWord.percent("\(summary.tally.accuracy)") : "–"
        let right: HTML = summary.tally.attempted > 0 ? "\(PracticeWord.partRight(accuracy))" : "–"
        return """
            <tr><th scope="row"><a href="\(frame.path("/practice/sessions/\(session.id)"))">\(session.startedAt.shown)</a>\(state)</th>\
            <td>\(HTML.own(about))</td><td class="end">\(PracticeFrame.figure(count, "\(PracticeWord.countAnswered(count))"))</td>\
            <td class="end">\(PracticeFrame.figure(accuracy, right))</td>\
            <td class="end">\(PracticeWord.length(summary.tally.milliseconds))</td></tr>
            """
    }
}
