/// Who one is here, and a new password.
struct AccountPage: Sendable {
    /// Why a password was not changed.
    enum Problem: Sendable, Equatable {
        case wrong, short, long, busy
        case tooMany(retryAfter: Duration)

        var sentence: String {
            switch self {
            case .wrong: PageWord.notPasswordSoFar.text
            case .short: PageWord.shortPassword("\(OwnPassword.shortest)")
            case .long: PageWord.longPassword.text
            case .tooMany(let wait): PageWord.tooManySignIns(for: wait)
            case .busy: ErrorCode.busy.translated
            }
        }
    }

    var reader: Page.Reader
    /// What one signs in with.
    var email: String?
    /// Whether there is a password here at all; some are signed in by their school.
    var hasPassword: Bool
    var problem: Problem?
    var isDone = false

    var page: Page {
        Page(
            title: PageWord.account.text,
            reader: reader,
            body: """
                <div class="narrow">
                <h1>\(PageWord.account)</h1>
                <p class="lead">\(HTML.own(reader.name))\(email.map { ", \(HTML.own($0))" as HTML } ?? .nothing)</p>
                \(told)
                \(hasPassword ? form : "<p>\(PageWord.noPasswordHere)</p>")
                </div>
                """
        )
    }

    private var told: HTML {
        if let problem { return "<p class=\"complaint\" role=\"alert\">\(problem.sentence)</p>" }
        return isDone ? "<p class=\"done\" role=\"status\">\(PageWord.passwordChanged)</p>" : .nothing
    }

    private var form: HTML {
        """
        <form class="sheet" method="post" action="/account/password">
        <h2>\(PageWord.newPassword)</h2>
        <input type="email" name="email" value="\(email ?? "")" autocomplete="username" hidden>
        <label>\(PageWord.passwordSoFar) <input name="current" type="password" autocomplete="current-password" required></label>
        <label>\(PageWord.newPassword) <input name="password" type="password" autocomplete="new-password" \
        minlength="\(OwnPassword.shortest)" required></label>
        <p class="hint">\(PageWord.passwordHint.with("\(OwnPassword.shortest)"))</p>
        <button class="main">\(PageWord.changePassword)</button>
        </form>
        """
    }
}
