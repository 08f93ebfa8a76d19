/// The page on which people sign in; a demo shows whom one can be.
struct SignInPage: Sendable {
    var next: String
    /// The word of the error that the last attempt ended with.
    var problem: String?
    var demo: [Demo.Person] = []

    var page: Page {
        Page(
            title: PageWord.signIn.text,
            body: """
                <div class="narrow">
                <h1>\(PageWord.signIn)</h1>
                <p class="lead">\(PageWord.signInLead)</p>
                \(complaint)
                <form class="sheet" method="post" action="/login">
                <input type="hidden" name="next" value="\(next)">
                <label>\(PageWord.email) <input name="email" type="email" autocomplete="username" required></label>
                <label>\(PageWord.password) <input name="password" type="password" autocomplete="current-password" required></label>
                <button class="main">\(PageWord.signIn)</button>
                </form>
                \(demo.isEmpty ? .nothing : people)
                </div>
                """
        )
    }

    private var complaint: HTML {
        guard let problem else { return .nothing }
        let code = ErrorCode(rawValue: problem) ?? .unauthorized
        let sentence = code == .unauthorized ? PageWord.wrongPassword.text : code.translated
        return "<p class=\"complaint\" role=\"alert\">\(sentence)</p>"
    }

    private var people: HTML {
        """
        <section class="people" aria-labelledby="demo">
        <h2 id="demo">\(PageWord.tryAs)</h2>
        <p>\(PageWord.onlyDemo)</p>
        <ul>
        \(demo.map(person))
        </ul>
        </section>
        """
    }

    private func person(_ person: Demo.Person) -> HTML {
        """
        <li><form method="post" action="/login">
        <input type="hidden" name="next" value="\(next)">
        <input type="hidden" name="email" value="\(person.email)">
        <input type="hidden" name="password" value="\(Demo.password)">
        <button><strong>\(HTML.own(person.name))</strong> <span>\(person.role.word)</span></button>
        </form></li>
        """
    }
}
