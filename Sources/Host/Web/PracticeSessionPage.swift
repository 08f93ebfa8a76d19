/// What a session came to: figures, and each answer.
struct PracticeSessionPage: Sendable {
    var frame: PracticeFrame
    var summary: PracticeSummary
    var attempts: [Attempt]

    var page: Page {
        let session = summary.session
        let title = session.state == .ended ? "Session summary" : "Session so far"
        return frame.page(
            title,
            .history,
            """
            <h1>\(title)</h1>
            <p class="lead">\(summary.subjects.isEmpty ? session.subject ?? "Practice" : summary.subjects.joined(separator: ", ")), \
            \(session.startedAt.shown)\(session.endedAt.map { " to \($0.shown)" } ?? .nothing)</p>
            \(PracticeTile.list(summary.tally))
            \(praise)
            \(doing)
            \(attempts.isEmpty ? "<p>No question was answered.</p>" : table)
            """
        )
    }

    /// What the figures mean, for a child.
    private var praise: HTML {
        let tally = summary.tally
        guard summary.session.state == .ended, tally.attempted > 0 else { return .nothing }
        let mistakes = tally.attempted - tally.correct
        switch tally.accuracy {
        case 100: return "<p class=\"praise\">Everything right. Well done!</p>"
        case 80...: return "<p class=\"praise\">Well done: only \(Int(mistakes)) to look at again.</p>"
        default:
            return
                "<p class=\"praise\">\(Int(mistakes)) to look at again; they will come back when they have rested.</p>"
        }
    }

    private var doing: HTML {
        let session = summary.session
        let path = "/practice/sessions/\(session.id)"
        let buttons: HTML
        switch session.state {
        case .active:
            buttons = """
                \(frame.button("/practice/next", "Go on", main: true))\(frame.button("\(path)/pause", "Pause"))\
                \(frame.button("\(path)/end", "End session"))
                """
        case .paused:
            buttons = """
                \(frame.button("\(path)/resume", "Go on", main: true))\(frame.button("\(path)/end", "End session"))
                """
        case .ended: buttons = frame.button("/practice/next", "Practise more", main: true)
        }
        return "<div class=\"doing\">\(buttons)</div>"
    }

    private var table: HTML {
        """
        <h2>Answers</h2>
        <div class="wide" tabindex="0" role="region" aria-label="Answers"><table class="list">
        <thead><tr><th scope="col">Question</th><th scope="col">Answer</th><th scope="col">Result</th>\
        <th scope="col" class="end">Hints</th><th scope="col" class="end">Time</th></tr></thead>
        <tbody>\(attempts.map(row))</tbody>
        </table></div>
        """
    }

    private func row(_ attempt: Attempt) -> HTML {
        """
        <tr><th scope="row"><a href="\(frame.path("/practice/questions/\(attempt.question)", "answered=\(attempt.key)"))">\
        \(attempt.name)</a></th><td>\(PracticeWords.answer(attempt.words))</td>\
        <td><span class="mark" data-right="\(attempt.isCorrect ? "yes" : "no")">\(attempt.isCorrect ? "Right" : "Not yet")</span></td>\
        <td class="end">\(attempt.hints == 0 ? "–" : "\(attempt.hints)")</td>\
        <td class="end">\(PracticeWords.time(attempt.milliseconds))</td></tr>
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
            "Practice history",
            .history,
            """
            <h1>History</h1>
            \(sessions.isEmpty ? "<p class=\"lead\">No session yet.</p>" : table)
            \(next.map { "<p><a href=\"\(frame.path("/practice/history", "before=\($0)"))\">Older sessions</a></p>" } ?? .nothing)
            """
        )
    }

    private var table: HTML {
        """
        <div class="wide" tabindex="0" role="region" aria-label="Sessions"><table class="list">
        <thead><tr><th scope="col">Session</th><th scope="col">About</th><th scope="col" class="end">Answered</th>\
        <th scope="col" class="end">Accuracy</th><th scope="col" class="end">Time</th></tr></thead>
        <tbody>\(sessions.map(row))</tbody>
        </table></div>
        """
    }

    private func row(_ summary: PracticeSummary) -> HTML {
        let session = summary.session
        let state: HTML =
            session.state == .ended
            ? .nothing : " <span class=\"mark\">\(session.state == .paused ? "Paused" : "Under way")</span>"
        let about = [session.subject, session.topic].compactMap { $0 }.joined(separator: " › ")
        return """
            <tr><th scope="row"><a href="\(frame.path("/practice/sessions/\(session.id)"))">\(session.startedAt.shown)</a>\(state)</th>\
            <td>\(about)</td><td class="end">\(Int(summary.tally.attempted))</td>\
            <td class="end">\(summary.tally.attempted > 0 ? "\(summary.tally.accuracy) %" : "–")</td>\
            <td class="end">\(PracticeWords.time(summary.tally.milliseconds))</td></tr>
            """
    }
}
