import MarkdownHTML

/// A course before one of its modules is chosen: what it says to those who open it, and what there is to read.
struct CoursePage: Sendable {
    var reader: Page.Reader
    var course: CatalogueCourse

    var page: Page {
        Page(
            title: course.title,
            place: .courses,
            reader: reader,
            body: """
                <article lang="\(course.language)">
                <p class="trail">\(course.own(course.subject))</p>
                <h1>\(course.title)</h1>
                \(course.welcome.isEmpty ? .nothing : welcome)
                <nav class="contents" aria-label="\(PageWord.modulesOf(course.title))">\(course.contents)</nav>
                </article>
                """
        )
    }

    private var welcome: HTML {
        "<section class=\"welcome\">\(HTML(rendered: MarkdownHTML.html(course.welcome, headingsBelow: 1)))</section>"
    }
}

extension CatalogueCourse {
    /// The modules that are taught, each a link to where it is read.
    var contents: HTML { "<ol lang=\"\(language)\">\(modules.filter { !$0.isRetired }.map(item))</ol>" }

    private func item(_ module: CatalogueModule) -> HTML {
        "<li><a href=\"/learn/\(id)/\(module.id)\">\(module.title)</a></li>"
    }
}
