/// The page on which people sign in; a demo shows whom one can be.
struct SignInPage: Sendable {
    /// Why somebody is here who did not want to be.
    enum Problem: Sendable, Equatable {
        case signedOut, wrong, busy
        case tooMany(retryAfter: Duration)

        /// As an address names what is said to somebody who has tried nothing here yet.
        init?(named name: String) {
            switch name {
            case Self.signedOutName: self = .signedOut
            case "unauthorized": self = .wrong
            case "busy": self = .busy
            default: return nil
            }
        }

        static let signedOutName = "signed_out"

        init(_ refusal: SignIn.Refusal) {
            switch refusal {
            case .wrong: self = .wrong
            case .tooMany(let wait): self = .tooMany(retryAfter: wait)
            case .busy: self = .busy
            }
        }

        fileprivate var sentence: String {
            switch self {
            case .signedOut: PageWord.signedOut.text
            case .wrong: PageWord.wrongPassword.text
            case .tooMany(let wait): PageWord.tooManySignIns(for: wait)
            case .busy: ErrorCode.busy.translated
            }
        }
    }

    var next: String
    var problem: Problem?
    /// What was written there before, so that a slip in the password costs no more than the password.
    var email = ""
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
                <label>\(PageWord.email) <input name="email" type="email" value="\(email)" autocomplete="username" required></label>
                <label>\(PageWord.password) <input name="password" type="password" autocomplete="current-password" required></label>
                <button class="main">\(PageWord.signIn)</button>
                </form>
                <p class="hint">\(PageWord.forgotten)</p>
                \(demo.isEmpty ? .nothing : people)
                </div>
                """
        )
    }

    private var complaint: HTML {
        guard let problem else { return .nothing }
        return "<p class=\"complaint\" role=\"alert\">\(problem.sentence)</p>"
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
