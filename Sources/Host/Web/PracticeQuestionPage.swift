/// One question to answer, or what the answer came to.
struct PracticeQuestionPage: Sendable {
    var frame: PracticeFrame
    var question: ShownQuestion
    var exposure: QuestionExposure
    /// The attempt whose result is shown; `nil` while the question waits for its answer.
    var answered: Attempt?
    var session: PracticeSummary?
    /// What makes sending the form twice count once.
    var key: CommandKey
    var shownAt: Moment
    /// What was sent cannot be an answer.
    var isUnreadable = false
    /// Hints are closed at the moment.
    var isLocked = false
    /// Whether a tutor can be asked about it.
    var mayAsk = false

    var page: Page {
        frame.page(
            question.title,
            nil,
            """
            <div class="narrow asking">
            <p class="trail">\([question.category.subject, question.category.topic, question.category.subtopic]
                .compactMap { $0 }.joined(separator: " › "))</p>
            <h1>\(question.title)</h1>
            \(score)
            <div class="text">\(HTML(rendered: question.html))</div>
            \(answered.map(result) ?? form)
            \(hints)
            <footer class="doing">
            \(mayAsk ? frame.button("/practice/questions/\(question.id)/help", "Ask for help on this question") : .nothing)
            \(session.map { frame.button("/practice/sessions/\($0.session.id)/end", "End session") } ?? .nothing)
            </footer>
            </div>
            """
        )
    }

    private var score: HTML {
        guard let session else { return .nothing }
        return
            "<p class=\"score\">This session: \(Int(session.tally.attempted)) answered, \(Int(session.tally.correct)) right</p>"
    }

    private var form: HTML {
        """
        \(isUnreadable ? complaint : .nothing)
        <form class="sheet" method="post" action="/practice/questions/\(question.id.description)/answer">
        \(frame.field)
        <input type="hidden" name="key" value="\(key.description)">
        <input type="hidden" name="shown" value="\(String(shownAt.milliseconds))">
        \(session.map { "<input type=\"hidden\" name=\"session\" value=\"\($0.session.id.description)\">" } ?? .nothing)
        \(fields)
        <button class="main">Answer</button>
        </form>
        """
    }

    private var complaint: HTML {
        switch question.manner {
        case .number: "<p class=\"complaint\" role=\"alert\">Write a number, such as 7, -2.5 or 3/4.</p>"
        case .single, .truth: "<p class=\"complaint\" role=\"alert\">Choose one of the answers.</p>"
        case .multiple: "<p class=\"complaint\" role=\"alert\">Choose at least one of the answers.</p>"
        case .words: "<p class=\"complaint\" role=\"alert\">Write a word or a few.</p>"
        }
    }

    private var fields: HTML {
        switch question.manner {
        case .single, .truth: choices("radio", "Choose one") { _ in ("answer", nil) }
        case .multiple: choices("checkbox", "Choose all that are right") { ("choice-\($0)", "on") }
        case .number:
            """
            <label>Your answer, a number <input name="answer" inputmode="text" autocomplete="off" maxlength="64" required></label>
            """
        case .words:
            "<label>Your answer <input name=\"answer\" autocomplete=\"off\" maxlength=\"200\" required></label>"
        }
    }

    private func choices(_ type: String, _ legend: String, _ name: (String) -> (String, String?)) -> HTML {
        let options = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", question.options).map { letter, option -> HTML in
            let (field, value) = name(option.name)
            return """
                <label class="choice"><input type="\(type)" name="\(field)" value="\(value ?? option.name)">
                <span class="letter">\(String(letter))</span> <span>\(HTML(rendered: option.html))</span></label>
                """
        }
        return "<fieldset><legend>\(legend)</legend>\(options)</fieldset>"
    }

    private func result(_ attempt: Attempt) -> HTML {
        let format = exposure.question.question.format
        let remark = attempt.remark.map { HTML(rendered: format.html($0)) } ?? .nothing
        var wish = ["subject": question.category.subject]
        wish["topic"] = question.category.topic
        let again: HTML =
            attempt.isCorrect
            ? .nothing : "<a class=\"plain\" href=\"\(frame.path("/practice/questions/\(question.id)"))\">Try again</a>"
        return """
            <section class="verdict" data-right="\(attempt.isCorrect ? "yes" : "no")" role="status">
            <h2>\(attempt.isCorrect ? "Right" : "Not yet")</h2>
            <div class="given">Answer: \(PracticeWords.answer(attempt.words))</div>
            \(remark)
            </section>
            <div class="doing">
            \(frame.button("/practice/next", "Next question", wish, main: true))
            \(again)
            </div>
            """
    }

    private var hints: HTML {
        let format = exposure.question.question.format
        let all = exposure.question.question.hints
        let taken = all.prefix(exposure.hints).enumerated().map { index, hint -> HTML in
            "<li><h2>Hint \(all.count > 1 ? "\(index + 1)" : "")</h2>\(HTML(rendered: format.html(hint)))</li>"
        }
        let list: HTML = taken.isEmpty ? .nothing : "<ol class=\"hints\" id=\"hints\">\(taken)</ol>"
        guard exposure.hints < all.count, answered?.isCorrect != true else { return list }
        if isLocked { return "\(list)<p class=\"score\">Hints on this question are closed at the moment.</p>" }
        let word = exposure.hints == 0 ? "Give me a hint" : "Another hint"
        return "\(list)\(frame.button("/practice/questions/\(question.id)/hint", word))"
    }
}
