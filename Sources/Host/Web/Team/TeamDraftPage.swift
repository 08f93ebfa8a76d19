import Pipeline

/// A draft of the configuration: written, checked, tried on what was asked before, and brought into force.
///
/// What is written stays in the browser until it is sent; without a script one reads what is in force.
struct TeamDraftPage: Sendable {
    var frame: TeamFrame
    var edition: Edition

    var page: Page {
        frame.page(
            TeamWord.draft.text,
            .draft,
            """
            <h1>\(TeamWord.draft)</h1>
            <p class="lead">\(TeamWord.draftLead)</p>
            <p class="hint">\(limits)</p>
            <noscript><p class="notice">\(TeamWord.draftNoScript)</p></noscript>
            <team-draft account="\(frame.visit.reader.account)" revision="\(edition.revision)" file="\(edition.file)">
            <p class="notice scripted" id="draft-kept" hidden></p>
            <div class="editor" dir="ltr"><pre class="numbers" aria-hidden="true"></pre>\
            <textarea id="draft" aria-label="\(TeamWord.draftText)" spellcheck="false" autocomplete="off" dir="ltr" wrap="off" \
            rows="22">\(String(decoding: edition.bytes, as: UTF8.self))</textarea></div>
            <div class="doing scripted">
            <button type="button" class="main" data-do="check">\(TeamWord.check)</button>
            <a class="plain" href="/team/try">\(TeamWord.draftTry)</a>
            <button type="button" class="plain" data-do="apply">\(TeamWord.apply)</button>
            <button type="button" class="plain" data-do="reset">\(TeamWord.reset)</button>
            </div>
            <section id="checked" class="scripted" hidden></section>
            \(replay)
            </team-draft>
            \(dialog)
            """
        )
    }

    private var limits: HTML {
        guard !frame.visit.isOperator else { return "\(TeamWord.limitsOperator)" }
        return TeamWord.limitsTeam.with(.own(frame.visit.courses.map(\.title).joined(separator: ", ")))
    }

    private var replay: HTML {
        let days: [HTML] = [1, 7, 30, 90].map {
            let word = $0 == 1 ? TeamWord.lastDay.text : TeamWord.lastDays("\($0)")
            return frame.option("\($0)", word, $0 == 7)
        }
        let all: HTML = frame.visit.isOperator ? frame.option("", TeamWord.everyCourse.text, false) : .nothing
        return """
            <section class="scripted" aria-labelledby="replay-title">
            <h2 id="replay-title">\(TeamWord.replay)</h2>
            <p class="hint">\(TeamWord.replayLead)</p>
            <form class="filters" id="replay">
            <label>\(TeamWord.course) <select name="course">\
            \(frame.visit.courses.map { frame.option($0.id, own: $0.title, false) })\(all)</select></label>
            <label>\(TeamWord.replaySince) <select name="days">\(days)</select></label>
            <button class="plain">\(TeamWord.replayDo)</button>
            <button type="button" class="plain" data-do="stop" hidden>\(TeamWord.cancel)</button>
            </form>
            <div id="replayed" hidden></div>
            </section>
            """
    }

    private var dialog: HTML {
        """
        <dialog id="applying" class="parting" aria-labelledby="applying-title"><form method="dialog">
        <h2 id="applying-title">\(TeamWord.applyTitle)</h2><p>\(TeamWord.applyLead)</p>
        <div class="choices"><button class="main" value="do">\(TeamWord.apply)</button>
        <button class="plain" value="">\(TeamWord.cancel)</button></div></form></dialog>
        """
    }
}
