import Pipeline

/// How much help there is in a course and its modules, and how to limit it while lessons go on.
struct TeamLocksPage: Sendable {
    /// A course or a module, with what the configuration says and what somebody has set.
    struct Row: Sendable {
        /// The module's title; `nil` for the whole course.
        var title: String?
        var module: String?
        var written: LockGrade
        var live: LiveLock?
        /// Who has set it.
        var author: String?
    }

    var frame: TeamFrame
    var course: CatalogueCourse
    var rows: [Row]

    var page: Page {
        frame.page(
            TeamWord.locks.text,
            .locks,
            """
            <h1>\(TeamWord.locks)</h1>
            <p class="lead">\(TeamWord.locksLead)</p>
            <form class="filters" method="get" action="/team/locks"><label>\(TeamWord.course) <select name="at">\
            \(frame.visit.courses.map { frame.option($0.id, own: $0.title, $0.id == course.id) })</select></label>
            <button class="plain">\(TeamWord.show)</button></form>
            <dl class="grades">\(Self.grades.map(meaning))</dl>
            <ul class="locks" id="locks">\(rows.map(item))</ul>
            """
        )
    }

    private static let grades: [(LockGrade, TeamWord, TeamWord)] = [
        (.hints, .lockHints, .lockHintsMeaning), (.people, .lockPeople, .lockPeopleMeaning),
        (.closed, .lockClosed, .lockClosedMeaning),
    ]

    static func word(_ grade: LockGrade) -> TeamWord {
        grades.first { $0.0 == grade }?.1 ?? .lockOff
    }

    private func meaning(_ grade: (LockGrade, TeamWord, TeamWord)) -> HTML {
        "<div><dt>\(grade.1)</dt><dd>\(grade.2)</dd></div>"
    }

    private func item(_ row: Row) -> HTML {
        let path =
            "/api/v1/courses/\(course.id.percentEncoded)"
            + (row.module.map { "/modules/\($0.percentEncoded)" } ?? "") + "/lock"
        let written: HTML = row.written > .off ? mark(row.written, .lockWritten) : .nothing
        let none: HTML =
            row.written == .off && row.live == nil ? "<span class=\"mark\">\(TeamWord.lockOff)</span>" : .nothing
        return """
            <li id="\(row.module.map { "lock-\($0)" } ?? "lock")"\(row.module == nil ? " class=\"course-row\"" : HTML.nothing)>
            <p class="part"><strong>\(title(row))</strong> \(written)\(row.live.map { mark($0.grade, .lockSet) } ?? .nothing)\(none)</p>
            \(row.live.map { since($0, row.author) } ?? .nothing)
            <div class="doing scripted">\(row.live == nil ? .nothing : lift(path, title(row)))\(set(path, row))</div>
            </li>
            """
    }

    private func title(_ row: Row) -> HTML { row.title.map { .own($0) } ?? "\(TeamWord.wholeCourse)" }

    private func mark(_ grade: LockGrade, _ word: TeamWord) -> HTML {
        "<span class=\"mark\" data-grade=\"\(grade.rawValue)\">\(Self.word(grade)), \(word)</span> "
    }

    private func since(_ lock: LiveLock, _ author: String?) -> HTML {
        let from: HTML = lock.from.map { "\(TeamWord.lockFrom) \($0.shown) " } ?? .nothing
        let until: HTML = lock.until.map { "\(TeamWord.lockUntil) \($0.shown) " } ?? .nothing
        return "<p class=\"hint\">\(from)\(until)\(author.map { TeamWord.by.with(.own($0)) } ?? .nothing)</p>"
    }

    private func lift(_ path: String, _ title: HTML) -> HTML {
        """
        <form data-deed="DELETE \(path)" data-part="locks" data-told="\(TeamWord.lockLifted)">\
        <button class="plain">\(TeamWord.lockLift)<span class="unseen"> \(title)</span></button></form>
        """
    }

    private func set(_ path: String, _ row: Row) -> HTML {
        let grades = Self.grades.map { frame.option($0.0.rawValue, $0.1.text, $0.0 == row.live?.grade) }
        return """
            <details><summary>\(row.live == nil ? TeamWord.lockSetDo : .lockChange)<span class="unseen"> \(title(row))</span>\
            </summary>
            <form class="filters" data-deed="PUT \(path)" data-part="locks" data-told="\(TeamWord.lockDone)">
            <label>\(TeamWord.lockGrade) <select name="grade">\(grades)</select></label>
            <label>\(TeamWord.lockFrom) <input type="datetime-local" name="from"\(begin(row.live?.from))></label>
            <label>\(TeamWord.lockUntil) <input type="datetime-local" name="until"\(begin(row.live?.until))></label>
            <button class="main">\(TeamWord.lockSetNow)</button></form></details>
            """
    }

    /// What a field for a moment begins with; the reader's clock is known to the page's script only.
    private func begin(_ moment: Moment?) -> HTML { moment.map { " data-moment=\"\($0.rfc3339)\"" } ?? .nothing }
}
