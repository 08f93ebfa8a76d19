/// What the team's pages have around them: the way to the others.
struct TeamFrame: Sendable {
    var visit: TeamVisit

    enum Tab: String, CaseIterable {
        case turns, chain, attempt, draft, locks, learned

        var path: String {
            switch self {
            case .turns: "/team"
            case .attempt: "/team/try"
            case .chain, .draft, .locks, .learned: "/team/\(rawValue)"
            }
        }

        var word: TeamWord {
            switch self {
            case .turns: .turns
            case .chain: .chain
            case .attempt: .tryOut
            case .draft: .draft
            case .locks: .locks
            case .learned: .learned
            }
        }
    }

    func page(_ title: String, _ tab: Tab, _ body: HTML) -> Page {
        Page(
            title: title,
            place: .team,
            reader: visit.reader,
            body: """
                <script type="module" src="/assets/team/team.js"></script>
                <div class="team">
                <nav class="tabs" aria-label="\(TeamWord.team)"><ul>\(Tab.allCases.map { item($0, tab) })</ul></nav>
                \(body)
                <p class="unseen" role="status" id="told"></p>
                </div>
                """,
            style: "team.css"
        )
    }

    private func item(_ tab: Tab, _ current: Tab) -> HTML {
        let mark: HTML = tab == current ? " aria-current=\"page\"" : .nothing
        return "<li><a href=\"\(tab.path)\"\(mark)>\(tab.word)</a></li>"
    }

    /// The choice of a course, or of one of its modules.
    func places(_ chosen: TeamPlace, label: TeamWord = .course, others: TeamWord? = nil) -> HTML {
        let rest: HTML = others.map { "<option value=\"\(TeamPlace.elsewhere)\">\($0)</option>" } ?? .nothing
        return """
            <label>\(label) <select name="at">\(visit.courses.map { group($0, chosen) })\(rest)</select></label>
            """
    }

    private func group(_ course: CatalogueCourse, _ chosen: TeamPlace) -> HTML {
        let modules = course.modules.filter { !$0.isRetired }
        let isChosen = chosen.course?.id == course.id
        return """
            <optgroup label="\(course.title)">
            \(option(course.id, own: course.title, isChosen && chosen.module == nil))
            \(modules.map { option("\(course.id)/\($0.id)", own: "› \($0.title)", isChosen && chosen.module?.id == $0.id) })
            </optgroup>
            """
    }

    /// A course or a module, in words of its own.
    func option(_ value: String, own text: String, _ isChosen: Bool) -> HTML {
        "<option value=\"\(value)\" dir=\"auto\"\(isChosen ? " selected" : HTML.nothing)>\(text)</option>"
    }

    func option(_ value: String, _ text: String, _ isChosen: Bool) -> HTML {
        "<option value=\"\(value)\"\(isChosen ? " selected" : HTML.nothing)>\(text)</option>"
    }
}
