/// What all pages of practice share: whose practice it is, and the way between its pages.
struct PracticeFrame: Sendable {
    enum Part: Sendable { case practise, progress, history }

    var reader: Page.Reader
    var child: Child
    /// The children whose practice the reader may see, when there is more than their own.
    var children: [Child] = []

    struct Child: Sendable, Equatable {
        let id: AccountID
        let name: String
    }

    var isOwn: Bool { reader.account == child.id.description }

    /// A path with the child in it, where it is not the reader.
    func path(_ path: String, _ query: String = "") -> String {
        let pairs = [isOwn ? "" : "child=\(child.id)", query].filter { !$0.isEmpty }
        return path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// The child as a field of a form.
    var field: HTML { "<input type=\"hidden\" name=\"child\" value=\"\(child.id.description)\">" }

    /// - Parameter scope: What of their practice the page is about, for those who read it on paper, where nothing can be
    ///   chosen.
    func page(_ title: String, _ part: Part?, _ body: HTML, scope: HTML? = nil) -> Page {
        Page(
            title: title,
            place: .practice,
            reader: reader,
            body: """
                \(part.map(bar) ?? .nothing)\(part == nil ? .nothing : paper(scope))\(body)
                <p class="lost" role="alert" data-lost="\(PracticeWord.notSent)" hidden></p>
                """,
            style: "practice.css"
        )
    }

    private func paper(_ scope: HTML?) -> HTML {
        let more = scope.map { " · \($0)" as HTML } ?? .nothing
        return "<p class=\"paper\">\(PracticeWord.practiceOf.with(.own(child.name)))\(more)</p>"
    }

    private func bar(_ part: Part) -> HTML {
        """
        \(children.count > 1 || !isOwn ? choice(part) : .nothing)
        <nav class="parts" aria-label="\(PracticeWord.practice)">
        \(link(part, .practise, "/practice", .practise))
        \(link(part, .progress, "/practice/progress", .progress))
        \(link(part, .history, "/practice/history", .history))
        </nav>
        """
    }

    private func link(_ here: Part, _ part: Part, _ path: String, _ word: PracticeWord) -> HTML {
        let current: HTML = here == part ? " aria-current=\"page\"" : .nothing
        return "<a href=\"\(self.path(path))\"\(current)>\(word)</a>"
    }

    private func choice(_ part: Part) -> HTML {
        let path = part == .practise ? "/practice" : part == .progress ? "/practice/progress" : "/practice/history"
        let links = children.map { other -> HTML in
            let current: HTML = other.id == child.id ? " aria-current=\"true\"" : .nothing
            let name: HTML = other.id.description == reader.account ? "\(PracticeWord.own)" : .own(other.name)
            return "<a href=\"\(path)?child=\(other.id.description)\"\(current)>\(name)</a>"
        }
        return "<nav class=\"children\" aria-label=\"\(PracticeWord.whose)\">\(links)</nav>"
    }

    /// A figure below its heading, and in words on a phone, where there are no headings.
    static func figure(_ figure: String, _ words: HTML) -> HTML {
        "<span class=\"figure\">\(figure)</span><span class=\"words\">\(words)</span>"
    }

    /// A button that does something, as a form that works without a script.
    func button(_ action: String, _ word: PracticeWord, _ fields: [String: String] = [:], main: Bool = false) -> HTML {
        let hidden = fields.sorted { $0.key < $1.key }.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        return """
            <form method="post" action="\(action)">\(field)\(hidden)\
            <button class="\(main ? "main" : "plain")">\(word)</button></form>
            """
    }
}

/// A figure with what it counts.
struct PracticeTile: Sendable {
    let figure: String
    let meaning: String

    var html: HTML { "<li><strong>\(figure)</strong> <span>\(meaning)</span></li>" }

    static func list(_ tally: PracticeTally, _ more: [PracticeTile] = []) -> HTML {
        let accuracy = tally.attempted > 0 ? PracticeWord.percent("\(tally.accuracy)") : "–"
        let average = tally.attempted > 0 ? PracticeWord.length(tally.averageMilliseconds) : "–"
        let tiles =
            more + [
                PracticeTile(figure: "\(tally.attempted)", meaning: PracticeWord.answered.text),
                PracticeTile(figure: "\(tally.correct)", meaning: PracticeWord.right.text),
                PracticeTile(figure: accuracy, meaning: PracticeWord.accuracyOf.text),
                PracticeTile(figure: PracticeWord.length(tally.milliseconds), meaning: PracticeWord.practised.text),
                PracticeTile(figure: average, meaning: PracticeWord.anAnswer.text),
            ]
        return "<ul class=\"tiles\">\(tiles.map(\.html))</ul>"
    }
}
