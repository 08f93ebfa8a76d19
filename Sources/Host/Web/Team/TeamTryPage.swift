/// A question to the chain, asked by nobody in particular; with a script also to the draft.
struct TeamTryPage: Sendable {
    /// What a chain made of it, or why it could not.
    struct Attempt: Sendable {
        var title: TeamWord
        var result: Result<Explanation, Fault>

        /// Why there is nothing to show, each reason a sentence.
        struct Fault: Error { let sentences: [HTML] }
    }

    var frame: TeamFrame
    var place: TeamPlace
    var question = ""
    var asksForPerson = false
    var attempts: [Attempt] = []

    var page: Page {
        frame.page(
            TeamWord.tryOut.text,
            .attempt,
            """
            <h1>\(TeamWord.tryTitle)</h1>
            <p class="lead">\(TeamWord.tryLead)</p>
            <form class="fields" id="trying" method="post" action="/team/try" data-account="\(frame.visit.reader.account)">
            \(frame.places(place, label: .place, others: frame.visit.isOperator ? .otherCourses : nil))
            <label>\(TeamWord.question) <textarea name="say" rows="2" maxlength="4000" dir="auto" required>\(question)</textarea>\
            </label>
            <label class="check"><input type="checkbox" name="person" value="yes"\(asksForPerson ? " checked" : HTML.nothing)> \
            <span>\(TeamWord.tryPerson)</span></label>
            <label class="check" id="with-draft" hidden><input type="checkbox" checked> <span>\(TeamWord.tryDraft)</span></label>
            <div class="doing"><button class="main">\(TeamWord.tryDo)</button>
            <button type="button" class="plain" id="stop-trying" hidden>\(TeamWord.cancel)</button>
            <p class="hint" id="trying-state" hidden>\(TeamWord.tryRunning)</p></div>
            </form>
            <div id="tried" class="tried">\(attempts.map(article))</div>
            """
        )
    }

    private func article(_ attempt: Attempt) -> HTML {
        let (about, body): (HTML, HTML) =
            switch attempt.result {
            case .success(let turn): (Self.about(turn), TurnSheet(turn: turn).html)
            case .failure(let fault):
                (.nothing, "<div class=\"complaint\" role=\"alert\"><ul>\(fault.sentences.map(Self.item))</ul></div>")
            }
        return "<article class=\"turn\"><h2>\(attempt.title)</h2>\(about)\(body)</article>"
    }

    private static func item(_ sentence: HTML) -> HTML { "<li>\(sentence)</li>" }

    private static func about(_ turn: Explanation) -> HTML {
        let time = turn.took.map { TeamWord.length($0) } ?? ""
        return """
            <p class="hint"><span class="mark" data-outcome="\(turn.outcome?.rawValue ?? "")">\(TeamWord.of(turn))</span> \
            \(time) · \(TeamWord.revision) <code>\(turn.revision ?? "")</code></p>
            """
    }
}
