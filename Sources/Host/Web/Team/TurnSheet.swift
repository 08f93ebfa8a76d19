import MarkdownHTML
import Pipeline

/// One turn, told in full: the sentence, what was said, what was tried, and what it was tried with.
struct TurnSheet: Sendable {
    let turn: Explanation
    /// What else there is to know of it, in short.
    var about = HTML.nothing

    var html: HTML {
        """
        <p class="sentence">\(Self.emphasised(turn.sentence))</p>
        \(exchange)
        \(about)
        <section><h2>\(TeamWord.tried)</h2>\(TraceFigure(steps: turn.trace.steps).html)</section>
        \(findings)
        """
    }

    /// A sentence in which *names* stand out.
    static func emphasised(_ text: String) -> HTML {
        let pieces = text.split(separator: "*", omittingEmptySubsequences: false)
        // A lone asterisk is one that somebody wrote.
        guard pieces.count % 2 == 1 else { return "\(text)" }
        let parts: [HTML] = pieces.enumerated().map { place, piece in
            place % 2 == 0 ? "\(String(piece))" : "<em dir=\"auto\">\(String(piece))</em>"
        }
        return "\(parts)"
    }

    private var exchange: HTML {
        let answer: HTML =
            turn.answer.isEmpty
            ? "<p class=\"none\">\(TeamWord.noAnswer)</p>"
            : HTML(rendered: MarkdownHTML.html(turn.answer, headingsBelow: 3))
        let who = turn.learner.map { TeamWord.askedBy.with(.own($0)) } ?? "\(TeamWord.question)"
        let by: HTML = turn.by.map { " \(TeamWord.by.with(.own($0)))" } ?? .nothing
        return """
            <ol class="said">
            <li class="mine"><p class="who">\(who)</p><div class="bubble" dir="auto">\(turn.question)</div></li>
            <li><p class="who">\(TeamWord.answer)\(by)</p><div class="bubble" dir="auto">\(answer)</div></li>
            </ol>
            """
    }

    private var findings: HTML {
        let facts = turn.trace.facts.map { ($0.name, $0.value.string ?? $0.value.text) }
        let hints = turn.trace.beginning.hints.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        let lock = turn.trace.beginning.lock
        let sources: HTML =
            turn.sources.isEmpty
            ? .nothing
            : "<section><h2>\(TeamWord.sources)</h2><ul>\(turn.sources.map { "<li>\(HTML.own($0))</li>" as HTML })</ul></section>"
        return """
            \(lock > .off ? "<p class=\"lock\">\(TeamWord.lockNow(TeamLocksPage.word(lock).text))</p>" : .nothing)
            <div class="findings">\(table(.facts, facts))\(table(.hints, hints))\(sources)</div>
            """
    }

    private func table(_ title: TeamWord, _ rows: [(String, String)]) -> HTML {
        guard !rows.isEmpty else { return .nothing }
        let pairs: [HTML] = rows.map { "<div><dt><code>\($0.0)</code></dt><dd dir=\"auto\">\($0.1)</dd></div>" }
        return "<section><h2>\(title)</h2><dl class=\"facts\">\(pairs)</dl></section>"
    }
}
