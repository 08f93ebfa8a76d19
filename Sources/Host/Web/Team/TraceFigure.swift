import Pipeline

/// What was tried in a turn, one part below the other, each with its share of the time.
///
/// The bars are drawings in the page itself, so that they are there without a script and without a style of their own.
struct TraceFigure: Sendable {
    let steps: [StoredTrace.Step]

    var html: HTML {
        guard !steps.isEmpty else { return "<p class=\"none\">\(TeamWord.nothingTried)</p>" }
        let total = max(1, steps.reduce(0) { $0 + max(0, $1.microseconds) })
        var begin: Int64 = 0
        return "<ol class=\"trace\">\(steps.map { step in item(step, Self.advance(&begin, by: step), total) })</ol>"
    }

    private static func advance(_ begin: inout Int64, by step: StoredTrace.Step) -> Int64 {
        defer { begin += max(0, step.microseconds) }
        return begin
    }

    private func item(_ step: StoredTrace.Step, _ begin: Int64, _ total: Int64) -> HTML {
        let word = TeamWord.ofStep(step.ending)?.text ?? step.ending
        let use: HTML = step.use == step.name || step.use.isEmpty ? .nothing : " <code class=\"use\">\(step.use)</code>"
        let place: HTML = step.place.isEmpty ? .nothing : " · <code>\(step.place)</code>"
        let isSkipped = step.ending == "skipped"
        return """
            <li data-kind="\(step.kind)" data-ending="\(step.ending)">
            <p class="part"><strong>\(HTML.own(step.name))</strong>\(use) <span class="kind">\(Self.kind(step.kind))\(place)</span></p>
            <p class="ending"><span class="mark">\(word)</span> \(detail(step))</p>
            \(isSkipped ? .nothing : bar(from: begin, Swift.max(0, step.microseconds), of: total))
            <p class="time">\(isSkipped ? .nothing : "\(TeamWord.length(step.duration))" as HTML)</p>
            \(notes(step))
            </li>
            """
    }

    static func kind(_ kind: String) -> String {
        switch StepReport.Kind(rawValue: kind) {
        case .enricher: TeamWord.enricher.text
        case .guard: TeamWord.guarding.text
        case .responder: TeamWord.responder.text
        case nil: kind
        }
    }

    private func detail(_ step: StoredTrace.Step) -> HTML {
        // What a part has written down about itself stays as it was written.
        let detail = step.detail.map { HTML.own($0, in: "en") }
        let basis = step.basis.map { TeamWord.basis.with("“\(HTML.own($0))”") }
        guard let first = detail ?? basis else { return .nothing }
        let second: HTML = detail == nil ? .nothing : basis.map { "; \($0)" } ?? .nothing
        return "<span class=\"detail\">\(first)\(second)</span>"
    }

    private func notes(_ step: StoredTrace.Step) -> HTML {
        let lines: [HTML] = step.notes.map { "<li dir=\"auto\">\($0)</li>" }
        return lines.isEmpty ? .nothing : "<ul class=\"notes\">\(lines)</ul>"
    }

    /// Where in the turn the step lay; what took no time to speak of still shows.
    private func bar(from begin: Int64, _ length: Int64, of total: Int64) -> HTML {
        func share(_ time: Int64) -> Int { Int((Double(time) / Double(total) * 1000).rounded()) }
        let width = Swift.max(6, share(length))
        let left = Swift.min(share(begin), 1000 - width)
        return """
            <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="all" width="1000" height="10"></rect>\
            <rect class="own" x="\(left)" width="\(width)" height="10"></rect></svg>
            """
    }
}
