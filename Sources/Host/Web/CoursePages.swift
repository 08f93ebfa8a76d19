import Pipeline

/// The courses that somebody has something to do with.
struct CoursesPage: Sendable {
    var reader: Page.Reader
    var courses: [CatalogueCourse]

    var page: Page {
        Page(
            title: PageWord.courses.text,
            place: .courses,
            reader: reader,
            body: """
                <h1>\(PageWord.yourCourses)</h1>
                \(reader.teaches ? invitation : .nothing)
                \(reader.manages ? TeamFrame.invitation : .nothing)
                \(courses.isEmpty ? empty : list)
                """
        )
    }

    private var invitation: HTML {
        """
        <aside class="ask">
        <p><strong>\(PageWord.youTeach)</strong> \(PageWord.deskInvitation)</p>
        <div><a class="main" href="/desk">\(PageWord.toDesk)</a></div>
        </aside>
        """
    }

    private var empty: HTML {
        "<p class=\"lead\">\(PageWord.noCourses)</p>"
    }

    private var list: HTML { "<ul class=\"courses\">\(courses.map(card))</ul>" }

    private func card(_ course: CatalogueCourse) -> HTML {
        """
        <li class="course" data-subject="\(course.subject)">
        <p class="subject">\(HTML.own(course.subject))</p>
        <h2 lang="\(course.language)"><a href="/learn/\(course.id)">\(course.title)</a></h2>
        \(course.contents)
        </li>
        """
    }
}

/// A module to read, with a tutor to ask.
struct ModulePage: Sendable {
    var reader: Page.Reader
    var course: CatalogueCourse
    var module: CatalogueModule
    /// The passages as HTML, in their order.
    var passages: [HTML]
    /// What there is to practise of this module, if there is anything.
    var practice: QuestionCategory?
    /// Whether the reader may ask here; a tutor or a parent only reads.
    var mayAsk: Bool
    /// How much help there is, for a tutor who has not been asked anything yet.
    var lock: LockGrade
    /// A conversation to go on with at once.
    var conversation: String?
    /// The practice question that the conversation is about.
    var question: QuestionExposure?

    var page: Page {
        Page(
            title: module.title,
            place: .courses,
            reader: reader,
            body: """
                <div class="reading">
                <nav class="modules" aria-label="\(PageWord.modulesOf(course.title))">
                <p><a href="/learn/\(course.id)">\(course.own(course.title))</a> › \(course.own(module.title))</p>
                <ol lang="\(course.language)">\(course.modules.filter { !$0.isRetired }.map(item))</ol>
                </nav>
                <article lang="\(course.language)">
                <p class="trail"><a href="/learn/\(course.id)">\(course.own(course.title))</a></p>
                <h1>\(module.title)</h1>
                \(zip(module.passages, passages).map(section))
                \(mayAsk ? invitation : .nothing)
                \(neighbours)
                </article>
                </div>
                """,
            extras: mayAsk ? widget : .nothing
        )
    }

    private func item(_ other: CatalogueModule) -> HTML {
        let current: HTML = other.id == module.id ? " aria-current=\"page\"" : .nothing
        return "<li><a href=\"/learn/\(course.id)/\(other.id)\"\(current)>\(other.title)</a></li>"
    }

    private func section(_ passage: CataloguePassage, _ text: HTML) -> HTML {
        let title: HTML = passage.title == module.title ? .nothing : "<h2>\(passage.title)</h2>"
        return "<section id=\"\(passage.anchor)\">\(title)\(text)</section>"
    }

    private var invitation: HTML {
        // Without its script nobody can ask here, so it is the script that shows the invitation.
        let scripted: HTML = " data-scripted hidden"
        return """
            <aside class="ask" lang="\(Words.current.language)"\(practice == nil ? scripted : .nothing)>
            <p\(scripted)><strong>\(PageWord.stuck)</strong> \(PageWord.askInvitation)</p>
            <div><button type="button" class="main" data-ask\(scripted)>\(PageWord.askTutor)</button>
            \(practice.map(practising) ?? .nothing)</div>
            </aside>
            """
    }

    private func practising(_ category: QuestionCategory) -> HTML {
        """
        <form method="post" action="/practice/next">
        <input type="hidden" name="subject" value="\(category.subject)">
        <input type="hidden" name="topic" value="\(category.topic ?? "")">
        <button class="plain">\(PageWord.practiseModule)</button></form>
        """
    }

    private var neighbours: HTML {
        let modules = course.modules.filter { !$0.isRetired }
        guard let place = modules.firstIndex(where: { $0.id == module.id }) else { return .nothing }
        let before = place > 0 ? link(modules[place - 1], "prev", .before) : .nothing
        let after = place + 1 < modules.count ? link(modules[place + 1], "next", .next) : .nothing
        return
            "<nav class=\"neighbours\" aria-label=\"\(PageWord.neighbours)\" lang=\"\(Words.current.language)\">\(before)\(after)</nav>"
    }

    private func link(_ other: CatalogueModule, _ relation: String, _ word: PageWord) -> HTML {
        "<a rel=\"\(relation)\" href=\"/learn/\(course.id)/\(other.id)\"><span>\(word)</span> \(course.own(other.title))</a>"
    }

    private var widget: HTML {
        let titles = JSON(members: course.modules.map { ("\(course.id)/\($0.id)", .string($0.title)) }).text
        let session: HTML = conversation.map { " session=\"\($0)\"" } ?? .nothing
        let lock: HTML = self.lock > .off ? " lock=\"\(self.lock.rawValue)\"" : .nothing
        return """
            <script type="module" src="/assets/widget/tutor-chat.js"></script>
            <tutor-chat lang="\(Words.current.language)" account="\(reader.account)" course="\(course.id)" module="\(module.id)" \
            course-title="\(course.title)" module-title="\(module.title)" titles="\(titles)"\(lock)\(session)>\(question.map(asked) ?? .nothing)</tutor-chat>
            """
    }

    /// What the widget shows where its conversation comes to the question; what it reads is the page's, formulas too.
    private func asked(_ exposure: QuestionExposure) -> HTML {
        let question = ShownQuestion(exposure.question.question, exposure.question.id)
        let last = exposure.attempts.first.map { PracticeWord.lastAnswer.with(.answer($0.words)) }
        return """
            <div class="asked" slot="\(question.title)"><div dir="auto">\(HTML(rendered: question.html))</div>\
            \(last.map { "<p>\($0)</p>" as HTML } ?? .nothing)\
            <p><a href="/practice/questions/\(question.id.description)">\(PracticeWord.backToQuestion)</a></p></div>
            """
    }
}

extension CatalogueCourse {
    /// Words of the course on a page that may be in another language.
    func own(_ text: String) -> HTML { .own(text, in: language) }
}
