/// One question to answer, or what the answer came to.
struct PracticeQuestionPage: Sendable {
    var frame: PracticeFrame
    var question: ShownQuestion
    var exposure: QuestionExposure
    /// The attempt whose result is shown; `nil` while the question waits for its answer.
    var answered: Attempt?
    var session: PracticeSummary?
    /// The answer came when its session had ended, in another window or by itself.
    var isLate = false
    /// What makes sending the form twice count once.
    var key: CommandKey
    var shownAt: Moment
    /// An answer that was begun before the page was made anew, as ``GivenAnswer/stored`` has it.
    var draft: String?
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
            \(frame.isOwn ? .nothing : "<p class=\"trail\">\(PracticeWord.practiceOf.with(.own(frame.child.name)))</p>")
            <p class="trail">\(HTML.own(trail))</p>
            <h1>\(HTML.own(question.title))</h1>
            \(score)
            <div class="text" dir="auto">\(HTML(rendered: question.html))</div>
            \(answered.map(result) ?? form)
            \(hints)
            \(answered == nil ? draftingHint : .nothing)
            <footer class="doing">
            \(mayAsk ? frame.button("/practice/questions/\(question.id)/help", .askForHelp, ["key": key.description]) : .nothing)
            \(session.map { frame.button("/practice/sessions/\($0.session.id)/end", .end) } ?? .nothing)
            </footer>
            </div>
            """
        )
    }

    private var trail: String {
        let category = question.category
        return [category.subject, category.topic, category.subtopic].compactMap { $0 }.joined(separator: " › ")
    }

    private var score: HTML {
        guard let session else { return .nothing }
        return
            "<p class=\"score\">\(PracticeWord.thisSession("\(session.tally.attempted)", "\(session.tally.correct)"))</p>"
    }

    private var form: HTML {
        """
        \(isUnreadable ? complaint : .nothing)
        \(frame.isOwn ? .nothing : "<p class=\"score\">\(PracticeWord.answersFor.with(.own(frame.child.name)))</p>")
        <form class="sheet" id="answer" method="post" action="/practice/questions/\(question.id.description)/answer">
        \(frame.field)
        <input type="hidden" name="key" value="\(key.description)">
        <input type="hidden" name="shown" value="\(String(shownAt.milliseconds))">
        <input type="hidden" name="hints" autocomplete="off" value="\(String(exposure.hints))">
        \(session.map { "<input type=\"hidden\" name=\"session\" value=\"\($0.session.id.description)\">" } ?? .nothing)
        \(fields)
        <button class="main">\(PracticeWord.answer)</button>
        <p class="lost" role="status" data-lost="\(PracticeWord.noConnection)"></p>
        </form>
        """
    }

    private var complaint: HTML {
        let word: PracticeWord =
            switch question.manner {
            case .number: .writeNumber
            case .single, .truth: .chooseOneOf
            case .multiple: .chooseSome
            case .words: exposure.question.question.asksForNumber ? .writeNumber : .writeWord
            }
        return "<p class=\"complaint\" role=\"alert\">\(word)</p>"
    }

    private var fields: HTML {
        switch question.manner {
        case .single, .truth: choices("radio", .chooseOne) { _ in ("answer", nil) }
        case .multiple: choices("checkbox", .chooseAll) { ("choice-\($0)", "on") }
        case .number:
            """
            <label>\(PracticeWord.yourNumber) <input name="answer" inputmode="text" autocomplete="off" maxlength="64" value="\(draft ?? "")" required></label>
            """
        case .words:
            "<label>\(PracticeWord.yourAnswer) <input name=\"answer\" autocomplete=\"off\" maxlength=\"200\" value=\"\(draft ?? "")\" required></label>"
        }
    }

    private func choices(_ type: String, _ legend: PracticeWord, _ name: (String) -> (String, String?)) -> HTML {
        let begun = Set((draft ?? "").split(separator: " ").map(String.init))
        let options = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", question.options).map { letter, option -> HTML in
            let (field, value) = name(option.name)
            let mark: HTML = begun.contains(option.name) ? " checked" : .nothing
            return """
                <label class="choice"><input type="\(type)" name="\(field)" value="\(value ?? option.name)"\(mark)>
                <bdi class="letter">\(String(letter))</bdi> <bdi>\(HTML(rendered: option.html))</bdi></label>
                """
        }
        return "<fieldset><legend>\(legend)</legend>\(options)</fieldset>"
    }

    private func result(_ attempt: Attempt) -> HTML {
        let format = exposure.question.question.format
        let remark =
            attempt.remark.map { "<div dir=\"auto\">\(HTML(rendered: format.html($0)))</div>" as HTML }
            ?? shortfall(attempt)
        var wish = ["subject": question.category.subject]
        wish["topic"] = question.category.topic
        let next = frame.button("/practice/next", .nextQuestion, wish, main: attempt.isCorrect)
        let again: HTML =
            "<a class=\"main\" href=\"\(frame.path("/practice/questions/\(question.id)"))\">\(PracticeWord.tryAgain)</a>"
        let hint = nextHint.map { frame.button(hintPath, $0, ["hints": String(exposure.hints)]) } ?? .nothing
        return """
            <section class="verdict" data-right="\(attempt.isCorrect ? "yes" : "no")" role="status">
            <h2>\(attempt.isCorrect ? PracticeWord.isRight : .notYet)</h2>
            <div class="given">\(given(.answer(attempt.words)))</div>
            \(remark)
            </section>
            \(isLate ? late(attempt.session) : .nothing)
            <div class="doing">\(attempt.isCorrect ? next : "\(again)\(hint)\(next)")</div>
            """
    }

    /// What kind of mistake it was, where the author says nothing and help is not closed.
    private func shortfall(_ attempt: Attempt) -> HTML {
        guard !attempt.isCorrect, !isLocked, let found = exposure.question.question.shortfall(of: attempt.words) else {
            return .nothing
        }
        return "<p>\(found == .incomplete ? PracticeWord.incomplete : .foreign)</p>"
    }

    private func late(_ session: PracticeID) -> HTML {
        let path = frame.path("/practice/sessions/\(session)")
        return "<p class=\"score\">\(PracticeWord.answeredLate) <a href=\"\(path)\">\(PracticeWord.summary)</a></p>"
    }

    private func given(_ words: HTML) -> HTML {
        frame.isOwn ? PracticeWord.given.with(words) : PracticeWord.givenBy.with(.own(frame.child.name), words)
    }

    private var hints: HTML {
        let format = exposure.question.question.format
        let all = exposure.question.question.hints
        let taken = all.prefix(exposure.hints).enumerated().map { index, hint -> HTML in
            "<li><h2>\(all.count > 1 ? PracticeWord.hintNumber("\(index + 1)") : PracticeWord.hint.text)</h2><div dir=\"auto\">\(HTML(rendered: format.html(hint)))</div></li>"
        }
        let list: HTML = taken.isEmpty ? .nothing : "<ol class=\"hints\" id=\"hints\">\(taken)</ol>"
        return isLocked && hasHint ? "\(list)<p class=\"score\">\(PracticeWord.hintsClosed)</p>" : list
    }

    /// Whether there is a hint that has not been taken, and could still be of use.
    private var hasHint: Bool {
        exposure.hints < exposure.question.question.hints.count && answered?.isCorrect != true
    }

    private var nextHint: PracticeWord? {
        guard hasHint, !isLocked else { return nil }
        return exposure.hints == 0 ? .giveHint : .anotherHint
    }

    /// Where a script goes on below, as the answer of the host says it to a browser.
    private var hintPath: String { "/practice/questions/\(question.id)/hint#hints" }

    /// Sends the form of the answer along, so that what was begun is there when the hint is.
    private var draftingHint: HTML {
        guard let nextHint else { return .nothing }
        return """
            <div class="doing"><button class="plain" form="answer" formaction="\(hintPath)" formnovalidate>\(nextHint)</button></div>
            """
    }
}
