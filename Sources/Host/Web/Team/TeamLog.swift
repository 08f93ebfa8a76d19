/// What was in force, newest first, with the way back.
struct TeamLog: Sendable {
    let log: [RecordedConfiguration]
    /// The revision of the operator's files.
    let disk: String

    var html: HTML {
        """
        <section id="log"><h2>\(TeamWord.log)</h2><p class="hint">\(TeamWord.logLead)</p>
        <ol class="log">\(log.enumerated().map { item($1, isInForce: $0 == 0) })</ol></section>
        """
    }

    private func item(_ record: RecordedConfiguration, isInForce: Bool) -> HTML {
        let author: HTML = record.author.map { " \(TeamWord.by.with(.own($0)))" } ?? .nothing
        let files: HTML =
            record.revision == disk ? " <span class=\"mark\">\(TeamWord.operatorsFiles)</span>" : .nothing
        let isSame = record.revision == log.first?.revision
        let now: HTML =
            isInForce ? "<span class=\"mark\" data-outcome=\"answered\">\(TeamWord.inForce)</span>" : .nothing
        return """
            <li><p><span class="number">\(String(record.number))</span> <code>\(record.revision)</code> \(now)\(files)</p>
            <p class="hint">\(record.at.shown) · \(TeamWord.of(record.cause))\(author)</p>
            \(isSame ? .nothing : back(record))</li>
            """
    }

    private func back(_ record: RecordedConfiguration) -> HTML {
        """
        <form class="scripted" data-deed="POST /admin/config/rollback" data-part="chain">
        <input type="hidden" name="revision" value="\(record.revision)">
        <button class="plain">\(TeamWord.goBack)<code class="unseen"> \(record.revision)</code></button></form>
        """
    }
}
