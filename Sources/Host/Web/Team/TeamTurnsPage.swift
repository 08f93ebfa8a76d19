/// The latest turns of somebody's courses: followed live with a script, and without one as they were when it was asked.
struct TeamTurnsPage: Sendable {
    var frame: TeamFrame
    var turns: [Explanation]
    var course: String?
    var ending: WantedEnding?
    /// Where earlier ones begin.
    var next: TurnID?
    /// Whether these are the latest there are.
    var isLatest = true

    var page: Page {
        frame.page(
            TeamWord.turns.text,
            .turns,
            """
            <div class="head"><h1>\(TeamWord.turns)</h1>\(isLatest ? "<team-feed></team-feed>" : HTML.nothing)</div>
            <p class="lead">\(TeamWord.turnsLead)</p>
            \(filters)
            <div id="turns">\(list)\(neighbours)</div>
            """
        )
    }

    private var filters: HTML {
        let courses = frame.visit.courses.map { frame.option($0.id, own: $0.title, $0.id == course) }
        let outcomes = WantedEnding.all.map { frame.option($0.name, $0.word.text, $0 == ending) }
        return """
            <form class="filters" method="get" action="/team">
            <label>\(TeamWord.course) <select name="course">\(frame.option("", TeamWord.allCourses.text, course == nil))\
            \(courses)</select></label>
            <label>\(TeamWord.outcome) <select name="outcome">\
            \(frame.option("", TeamWord.allOutcomes.text, ending == nil))\(outcomes)</select></label>
            <button class="plain">\(TeamWord.show)</button>
            </form>
            """
    }

    private var list: HTML {
        guard !turns.isEmpty else {
            let isAnything = course == nil && ending == nil && isLatest
            return "<p class=\"lead\">\(isAnything ? TeamWord.noTurns : .noSuchTurns)</p>"
        }
        return "<ol class=\"turns\">\(turns.map(item))</ol>"
    }

    private func item(_ turn: Explanation) -> HTML {
        let course = frame.visit.courses.first { $0.id == turn.course }
        let module = course?.modules.first { $0.id == turn.module }?.title ?? turn.module
        let place = [course?.title ?? turn.course, module].compactMap { $0 }.joined(separator: " › ")
        // How long it took to hand a question on says nothing about when it is answered.
        let took = turn.outcome == .handedOff ? nil : turn.took
        let time = took.map { " · " + TeamWord.length($0) } ?? ""
        return """
            <li><a href="/team/turns/\(turn.turn.description)"><strong dir="auto">\(Self.short(turn.question))</strong></a>
            <p class="trail">\(HTML.own(place))</p>
            <p class="path">\(turn.trace.asked.map(pip))</p>
            <p class="ended"><span class="mark" data-outcome="\(turn.outcome?.rawValue ?? "running")">\
            \(TeamWord.of(turn))</span> <span>\(turn.openedAt.shown)\(time)</span></p></li>
            """
    }

    /// A part that was asked, and in short what came of it.
    private func pip(_ step: StoredTrace.Step) -> HTML {
        let word = TeamWord.ofStep(step.ending)?.text ?? step.ending
        return """
            <span class="pip" data-ending="\(step.ending)" title="\(word)">\(HTML.own(step.name))<span class="unseen"> \
            (\(word))</span></span>
            """
    }

    static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 160 ? line.prefix(159) + "…" : line
    }

    private var neighbours: HTML {
        func link(_ before: TurnID?, _ word: TeamWord, _ relation: String) -> HTML {
            let wanted = [("course", course), ("outcome", ending?.name), ("before", before?.description)]
            let query = wanted.compactMap { name, value in value.map { "\(name)=\($0.percentEncoded)" } }
            let path = "/team" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
            return "<a rel=\"\(relation)\" href=\"\(path)\">\(word)</a>"
        }
        let later = isLatest ? HTML.nothing : link(nil, .latest, "prev")
        return "<p class=\"neighbours\">\(later)\(next.map { link($0, .earlier, "next") } ?? .nothing)</p>"
    }
}
