/// The desk of a tutor: live with a script, and without one a list of what waits.
struct DeskPage: Sendable {
    var reader: Page.Reader
    /// The courses the tutor teaches.
    var courses: [CatalogueCourse]
    var tickets: [QueueEvent]

    var page: Page {
        Page(
            title: PageWord.desk.text,
            place: .desk,
            reader: reader,
            body: """
                <script type="module" src="/assets/desk/desk.js"></script>
                <tutor-desk account="\(reader.account)" titles="\(titles)">
                <h1>\(PageWord.desk)</h1>
                <noscript><p class="lead">\(PageWord.deskWithoutScript.with("<code>tutorline desk</code>"))</p></noscript>
                \(tickets.isEmpty ? empty : "<ul class=\"conversations\">\(tickets.map(item))</ul>")
                </tutor-desk>
                """,
            style: "desk.css"
        )
    }

    private var titles: String {
        JSON(
            members: courses.map { course in
                let modules = JSON(members: course.modules.map { ($0.id, .string($0.title)) })
                return (course.id, ["title": .string(course.title), "modules": modules])
            }
        ).text
    }

    private var empty: HTML { "<p class=\"lead\">\(PageWord.nobodyWaits)</p>" }

    private static let alarm: HTML = "<strong class=\"mark\">\(PageWord.alarm)</strong> "

    private func item(_ event: QueueEvent) -> HTML {
        let ticket = event.ticket
        let course = courses.first { $0.id == ticket.course }
        let module = course?.modules.first { $0.id == ticket.module }?.title ?? ticket.module
        let tutor: HTML =
            event.state.isOwned
            ? ticket.tutorName.map { PageWord.withTutor.with(.own($0)) } ?? "\(PageWord.withColleague)"
            : "\(PageWord.waits)"
        return """
            <li><div><strong dir="auto">\(ticket.learnerName)</strong>
            <p dir="auto">\(String(event.question.prefix(300)))</p>
            <span>\(HTML.own(course?.title ?? ticket.course))\(module.map { " › \(HTML.own($0))" as HTML } ?? .nothing)</span></div>
            <p>\(ticket.openedAt.shown) \(ticket.isAlarm ? Self.alarm : .nothing)<span class="mark">\(tutor)</span></p></li>
            """
    }
}
