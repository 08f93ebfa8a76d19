import Reactor

/// A whole page: what is the same on all of them, around what is not.
struct Page: Sendable {
    /// Who reads it, as far as a page shows it.
    struct Reader: Sendable, Equatable {
        var name: String
        var account: String
        /// Whether there are courses for them to read; whoever only looks after children has none.
        var reads = true
        /// Whether they have asked something, or can.
        var asks = true
        /// Whether they practise themselves, or look after somebody who does.
        var practises = true
        /// Whether they answer at the desk.
        var teaches = false
        /// Whether they look after courses, or the host.
        var manages = false
    }

    enum Place: Sendable { case courses, practice, desk, team, conversations, elsewhere }

    var title: String
    var place = Place.elsewhere
    var reader: Reader?
    var body: HTML
    /// Styles of its own, below `/assets/pages/`.
    var style: String?
    /// What stands outside the text, such as the widget.
    var extras = HTML.nothing

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(Words.current.language)" dir="\(Words.current.isRightToLeft ? "rtl" : "ltr")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title) · Tutorline</title>
        <link rel="icon" href="/assets/pages/mark.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/assets/pages/pages.css">
        \(style.map { "<link rel=\"stylesheet\" href=\"/assets/pages/\($0)\">" } ?? .nothing)
        \(hasFormulas ? Self.formulas : .nothing)
        <script type="module" src="/assets/pages/page.js" blocking="render"></script>
        </head>
        <body>
        <a class="skip" href="#main">\(PageWord.skip)</a>
        \(header)
        <main id="main" tabindex="-1">
        \(body)
        </main>
        \(extras)
        </body>
        </html>

        """
    }

    /// What sets formulas and writes times anew runs before anything is painted, so that nothing jumps.
    private var hasFormulas: Bool {
        body.text.contains("class=\"math") && Assets.embedded["library/katex.js"] != nil
    }

    private static let formulas: HTML =
        "<script type=\"module\" src=\"/assets/library/katex.js\" blocking=\"render\"></script>"

    private var header: HTML {
        """
        <header class="top">
        <a class="brand" href="/"><img src="/assets/pages/mark.svg" alt="" width="28" height="28">Tutorline</a>
        \(reader.map(navigation) ?? .nothing)
        </header>
        """
    }

    private func navigation(_ reader: Reader) -> HTML {
        """
        <nav aria-label="\(PageWord.navigation)">
        \(reader.reads ? link("/", .courses, PageWord.courses) : .nothing)
        \(reader.practises ? link("/practice", .practice, PageWord.practice) : .nothing)
        \(reader.teaches ? link("/desk", .desk, PageWord.desk) : .nothing)
        \(reader.manages ? link("/team", .team, TeamWord.team) : .nothing)
        \(reader.asks ? link("/conversations", .conversations, PageWord.conversations) : .nothing)
        </nav>
        <form class="person" method="post" action="/logout">\
        <a class="self" href="/account" title="\(PageWord.account)"><span>\(HTML.own(reader.name))</span></a>
        <button class="plain">\(PageWord.signOut)</button></form>
        """
    }

    private func link(_ path: String, _ place: Place, _ word: some CatalogueWord) -> HTML {
        "<a href=\"\(path)\"\(place == self.place ? " aria-current=\"page\"" : HTML.nothing)>\(word)</a>"
    }

    /// The page as an answer, with the rules that its browser is to keep.
    ///
    /// - Parameter sites: whose pages may show it in a frame. Nobody's, unless a page says otherwise: in a frame, somebody
    ///   can be made to press what they do not see.
    func answer(status: Int = 200, framedBy sites: [Origin] = []) -> Response {
        var response = Response(status: status, type: "text/html; charset=utf-8", text: html.text)
        response.headers["Content-Security-Policy"] = Self.policy(framedBy: sites)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response
    }

    /// Nothing from elsewhere, no script or style in the page itself, and no text that becomes markup on the way.
    private static func policy(framedBy sites: [Origin]) -> String {
        let ancestors = sites.isEmpty ? "'none'" : sites.map(\.description).joined(separator: " ")
        return [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
            "form-action 'self'", "base-uri 'none'", "frame-ancestors \(ancestors)",
            "require-trusted-types-for 'script'", "trusted-types tutorline",
        ].joined(separator: "; ")
    }
}

extension Moment {
    /// The day for people, like ``shown``.
    var shownDay: HTML { "<span data-day=\"\(rfc3339)\">\(String(rfc3339.prefix(10)))</span>" }

    /// The moment for people: in UTC as it stands, in their own time and words once the page's script has run.
    var shown: HTML {
        let text = rfc3339
        return
            "<time datetime=\"\(text)\">\(String(text.prefix(10))) \(String(text.dropFirst(11).prefix(5))) UTC</time>"
    }
}
