import Reactor

/// Somebody on the team's pages, with the courses that are theirs to look after.
struct TeamVisit: Sendable {
    let call: Call
    let reader: Page.Reader
    /// Their courses in the order of titles, without texts.
    let courses: [CatalogueCourse]

    var isOperator: Bool { call.subject.isOperator }

    /// `nil` for people to whom none of this is there.
    init?(_ call: Call, _ reader: Page.Reader, _ catalogue: CourseCatalogue) {
        guard reader.manages else { return nil }
        self.call = call
        self.reader = reader
        courses = catalogue.all.filter { can(call.subject, .readTrace, .trace(course: $0.id, named: false)) }
            .sorted { ($0.title, $0.id) < ($1.title, $1.id) }
    }

    /// The place that a form has chosen, or the first there is; what is not theirs is not there.
    func place(_ text: String?) throws(Refused) -> TeamPlace {
        guard let text, !text.isEmpty else { return TeamPlace(course: courses.first) }
        if text == TeamPlace.elsewhere { return TeamPlace() }
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard let course = courses.first(where: { $0.id == parts[0] }) else { throw Refused(.notFound) }
        guard parts.count == 2 else { return TeamPlace(course: course) }
        guard let module = course.modules.first(where: { $0.id == parts[1] }) else { throw Refused(.notFound) }
        return TeamPlace(course: course, module: module)
    }
}

/// A course, one of its modules, or whatever no course is named for.
struct TeamPlace: Sendable {
    var course: CatalogueCourse?
    var module: CatalogueModule?

    /// How forms call the chain of courses that the configuration does not name.
    static let elsewhere = "*"

    var value: String { [course?.id, module?.id].compactMap { $0 }.joined(separator: "/") }
}
