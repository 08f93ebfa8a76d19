import Pipeline

/// The chain as configured in a place, and what was in force before.
struct TeamChainPage: Sendable {
    var frame: TeamFrame
    var place: TeamPlace
    var edition: Edition
    var record: RecordedConfiguration
    /// The lock that somebody has set there.
    var liveLock: LockGrade
    var log: [RecordedConfiguration]
    /// What each part does, by its kind and name.
    var parts: [ListedModule]
    /// What turns name as their revision; what was learned is a part of it.
    var revision: String

    private var chain: EffectiveChain {
        edition.blueprint.effectiveChain(course: place.course?.id, module: place.module?.id)
    }

    var page: Page {
        let chain = chain
        return frame.page(
            TeamWord.chain.text,
            .chain,
            """
            <div id="chain">
            <h1>\(TeamWord.chain)</h1>
            <p class="lead">\(TeamWord.chainLead.with(title))</p>
            <form class="filters" method="get" action="/team/chain">
            \(frame.places(place, label: .place, others: .otherCourses))
            <button class="plain">\(TeamWord.show)</button></form>
            \(about(chain))
            \(section(.enrichers, chain.entries.filter { $0.kind == .enricher }))
            \(section(.guards, chain.entries.filter { $0.kind == .guard }))
            \(section(.responders, chain.entries.filter { $0.kind == .responder }))
            \(TeamLog(log: log, disk: record.disk).html)
            </div>
            """
        )
    }

    private var title: HTML {
        let titles = [place.course?.title, place.module?.title].compactMap { $0 }
        return titles.isEmpty ? "\(TeamWord.otherCourses)" : .own(titles.joined(separator: " › "))
    }

    private func about(_ chain: EffectiveChain) -> HTML {
        let author: HTML = record.author.map { ", \(TeamWord.by.with(.own($0)))" } ?? .nothing
        return """
            <dl class="about">
            <div><dt>\(TeamWord.revision)</dt><dd><code>\(revision)</code></dd></div>
            <div><dt>\(TeamWord.inForceSince)</dt><dd>\(record.at.shown): \(TeamWord.of(record.cause))\(author)</dd></div>
            <div><dt>\(TeamWord.lock)</dt><dd><a href="/team/locks">\(TeamLocksPage.word(max(chain.lock, liveLock)))</a></dd></div>
            </dl>
            <div class="doing"><a class="plain" href="/team/draft">\(TeamWord.edit)</a></div>
            """
    }

    private func section(_ title: TeamWord, _ entries: [EffectiveChain.Entry]) -> HTML {
        let list: HTML =
            entries.isEmpty
            ? "<p class=\"none\">\(TeamWord.none)</p>" : "<ol class=\"chain\">\(entries.map(item))</ol>"
        return "<section><h2>\(title)</h2>\(list)</section>"
    }

    private func item(_ entry: EffectiveChain.Entry) -> HTML {
        let use: HTML = entry.use == entry.name ? .nothing : " <code class=\"use\">\(entry.use)</code>"
        let within: HTML = entry.budget.map { "<span>\(TeamWord.within(TeamWord.length($0)))</span>" } ?? .nothing
        let part = parts.first { $0.kind == entry.kind && $0.name == entry.use }
        let summary = part.map { Words.current.texts[EnglishWords.partName($0)] ?? $0.summary } ?? ""
        return """
            <li><p class="part"><strong>\(HTML.own(entry.name))</strong>\(use)</p>
            <p class="does">\(summary)</p>
            <p class="where">\(link(entry.line, entry.column, entry.place))\(within)</p>
            \(settings(entry.values))</li>
            """
    }

    /// What is written somewhere at once, and what is left at its default for those who want to know.
    private func settings(_ values: [EffectiveChain.Value]) -> HTML {
        let (written, others) = (values.filter { $0.line != nil }, values.filter { $0.line == nil })
        let defaults: HTML =
            others.isEmpty
            ? .nothing : "<details><summary>\(TeamWord.defaults)</summary>\(table(others))</details>"
        return "\(written.isEmpty ? .nothing : table(written))\(defaults)"
    }

    private func table(_ values: [EffectiveChain.Value]) -> HTML {
        let hasPlaces = values.contains { $0.line != nil }
        let rows: [HTML] = values.map { value in
            let place: HTML = value.line.map { "<td>\(link($0, value.column ?? 1, value.path ?? ""))</td>" } ?? .nothing
            return
                "<tr><th scope=\"row\"><code>\(value.key)</code></th><td dir=\"auto\"><code>\(value.value)</code></td>\(place)</tr>"
        }
        let head: HTML = hasPlaces ? "<th scope=\"col\">\(TeamWord.writtenAt)</th>" : .nothing
        return """
            <table><thead><tr><th scope="col">\(TeamWord.setting)</th><th scope="col">\(TeamWord.value)</th>\(head)</tr>\
            </thead><tbody>\(rows)</tbody></table>
            """
    }

    /// The place in the file; it leads to that line of a draft.
    private func link(_ line: Int, _ column: Int, _ path: String) -> HTML {
        let file = edition.file.split(separator: "/").last.map(String.init) ?? edition.file
        return "<a href=\"/team/draft#\(line):\(column)\" title=\"\(path)\"><code>\(file):\(line):\(column)</code></a>"
    }
}
