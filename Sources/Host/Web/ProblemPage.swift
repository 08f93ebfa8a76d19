/// A page for somebody who went where nothing is, or sent what could not be taken.
struct ProblemPage: Sendable {
    var refused: Refused
    /// Who went there, as far as that is known.
    var reader: Page.Reader?

    var page: Page {
        if refused.code == .notFound { return MissingPage(reader: reader).page }
        let words = Words.current
        // The host's own sentence says more, but only in English.
        let sentence = words.language == Words.english.language ? refused.message : refused.code.translated
        return Page(
            title: PageWord.didNotWork.text,
            reader: reader,
            body: """
                <div class="narrow"><h1>\(PageWord.didNotWork)</h1>
                <p class="lead">\(sentence) <a href="/">\(PageWord.toStart)</a></p></div>
                """
        )
    }
}
