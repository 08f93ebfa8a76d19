/// A turn as a page of its own, so that its address can be sent to a colleague.
struct TeamTurnPage: Sendable {
    var frame: TeamFrame
    var turn: Explanation

    var page: Page {
        frame.page(
            TeamWord.turn.text,
            .turns,
            """
            <p class="trail"><a href="/team?course=\(turn.course.percentEncoded)">\(HTML.own(title))</a></p>
            <h1>\(TeamWord.turn)</h1>
            <article class="turn" data-turn="\(turn.turn.description)">
            \(TurnSheet(turn: turn, about: about).html)
            <div class="doing">\(again)\
            <button type="button" class="plain scripted" data-copy="/team/turns/\(turn.turn.description)" \
            data-told="\(TeamWord.copied)">\(TeamWord.copyLink)</button></div>
            </article>
            """
        )
    }

    private var about: HTML {
        """
        <dl class="about">
        <div><dt>\(TeamWord.asked)</dt><dd>\(turn.openedAt.shown)</dd></div>
        \(fact(.took, turn.took.map { "\(TeamWord.length($0))" }))
        \(fact(.ending, "\(TeamWord.of(turn))\(turn.by.map { " \(TeamWord.by.with(.own($0)))" as HTML } ?? .nothing)"))
        <div><dt>\(TeamWord.revision)</dt><dd><a href="/team/chain?at=\(place.percentEncoded)#log"><code>\
        \(turn.revision ?? TeamWord.unknown.text)</code></a></dd></div>
        </dl>
        """
    }

    private var course: CatalogueCourse? { frame.visit.courses.first { $0.id == turn.course } }

    private var place: String { [turn.course, turn.module].compactMap { $0 }.joined(separator: "/") }

    private var title: String {
        let module = course?.modules.first { $0.id == turn.module }?.title ?? turn.module
        return [course?.title ?? turn.course, module].compactMap { $0 }.joined(separator: " › ")
    }

    private var again: HTML {
        "<a class=\"plain\" href=\"/team/try?at=\(place.percentEncoded)&say=\(turn.question.percentEncoded)\">\(TeamWord.again)</a>"
    }

    private func fact(_ label: TeamWord, _ value: HTML?) -> HTML {
        value.map { "<div><dt>\(label)</dt><dd>\($0)</dd></div>" } ?? .nothing
    }
}
