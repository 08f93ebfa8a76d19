import MarkdownHTML
import Pipeline

/// What tutors have answered and the chain may say from now on: to be read, approved, put into other words and taken back.
struct TeamLearnedPage: Sendable {
    var frame: TeamFrame
    var course: CatalogueCourse
    var entries: [LearnedAnswer]
    /// What proposals would compete with once they are approved.
    var rivals: [LearnedAnswerID: Rival] = [:]

    /// An answer that learners are given already, close to one that is proposed.
    enum Rival: Sendable {
        case entry(Resemblance)
        case approved(LearnedAnswer)
    }

    var page: Page {
        frame.page(
            TeamWord.learned.text,
            .learned,
            """
            <h1>\(TeamWord.learned)</h1>
            <p class="lead">\(TeamWord.learnedLead)</p>
            <form class="filters" method="get" action="/team/learned"><label>\(TeamWord.course) <select name="at">\
            \(frame.visit.courses.map { frame.option($0.id, own: $0.title, $0.id == course.id) })</select></label>
            <button class="plain">\(TeamWord.show)</button></form>
            <div id="learned">\(entries.isEmpty ? "<p class=\"none\">\(TeamWord.learnedNone)</p>" : list)</div>
            """
        )
    }

    private var list: HTML {
        let order: [LearnedAnswer.State] = [.proposed, .approved, .withdrawn]
        return "<ul class=\"entries\">\(order.flatMap { state in entries.filter { $0.state == state } }.map(item))</ul>"
    }

    private func item(_ entry: LearnedAnswer) -> HTML {
        let module = course.modules.first { $0.id == entry.module }?.title ?? entry.module
        let author: HTML = entry.author.map { " \(TeamWord.by.with(.own($0)))" } ?? .nothing
        let reviewer: HTML = entry.reviewer.map { ", \(TeamWord.learnedReviewed.with(.own($0)))" } ?? .nothing
        return """
            <li id="entry-\(entry.id.description)">
            <p class="part"><strong dir="auto">\(entry.question)</strong> <span class="mark" data-state="\(entry.state.rawValue)">\
            \(Self.word(entry.state))</span></p>
            \(entry.also.map { "<p class=\"hint\">\(TeamWord.learnedAlso.with(.own($0)))</p>" as HTML })
            \(rivals[entry.id].map(warning) ?? .nothing)
            <div class="words" dir="auto">\(HTML(rendered: MarkdownHTML.html(entry.answer, headingsBelow: 2)))</div>
            <p class="hint">\(entry.at.shown)\(author)\(reviewer)\(module.map { " · \(HTML.own($0))" as HTML } ?? .nothing) · \
            <a href="/team/turns/\(entry.turn.description)">\(TeamWord.learnedFrom)</a></p>
            <div class="doing scripted">\(moves(entry))\(edit(entry))</div>
            </li>
            """
    }

    private func warning(_ rival: Rival) -> HTML {
        let sentence: HTML
        switch rival {
        case .entry(let entry):
            sentence = TeamWord.learnedResembles.with(.own(entry.question), .own(entry.file), "\(entry.line)")
        case .approved(let answer):
            sentence = TeamWord.learnedResemblesApproved.with(
                "<a href=\"#entry-\(answer.id.description)\">“\(HTML.own(answer.question))”</a>"
            )
        }
        return "<p class=\"rival\">\(sentence)</p>"
    }

    private static func word(_ state: LearnedAnswer.State) -> TeamWord {
        switch state {
        case .proposed: .learnedProposed
        case .approved: .learnedApproved
        case .withdrawn: .learnedWithdrawn
        }
    }

    private func moves(_ entry: LearnedAnswer) -> [HTML] {
        switch entry.state {
        case .proposed: [move(entry, .approved, .learnedApprove, true), move(entry, .withdrawn, .learnedDecline)]
        case .approved: [move(entry, .withdrawn, .learnedUndo)]
        case .withdrawn: [move(entry, .proposed, .learnedAgain)]
        }
    }

    private func path(_ entry: LearnedAnswer) -> String {
        "/api/v1/courses/\(course.id.percentEncoded)/faq/\(entry.id)"
    }

    private func move(_ entry: LearnedAnswer, _ state: LearnedAnswer.State, _ word: TeamWord, _ isMain: Bool = false)
        -> HTML
    {
        """
        <form data-deed="PUT \(path(entry))" data-part="learned">\
        <input type="hidden" name="state" value="\(state.rawValue)">\
        <button class="\(isMain ? "main" : "plain")">\(word)<span class="unseen">: \(HTML.own(entry.question))</span></button></form>
        """
    }

    private func edit(_ entry: LearnedAnswer) -> HTML {
        """
        <details><summary>\(TeamWord.learnedEdit)<span class="unseen">: \(HTML.own(entry.question))</span></summary>
        <form class="fields" data-deed="PUT \(path(entry))" data-part="learned">
        <label>\(TeamWord.question) <input name="question" value="\(entry.question)" maxlength="500" required dir="auto"></label>
        <label>\(TeamWord.answer) <textarea name="answer" rows="5" maxlength="\(WireLimit.text)" required dir="auto">\(entry.answer)</textarea></label>
        <div class="doing"><button class="main">\(TeamWord.learnedSave)</button></div></form></details>
        """
    }
}
