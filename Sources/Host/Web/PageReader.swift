import Reactor

extension Call {
    /// Who reads a page; `nil` for somebody who has not signed in.
    func reader(_ store: any Store) async throws -> Page.Reader? {
        guard let bearer else { return nil }
        return try await Page.Reader(bearer, subject, store)
    }

    /// The way to the sign-in page, and back here afterwards.
    var toSignIn: Response {
        let isForm = request.method == "POST"
        // What was sent with a form is gone by then, so the way back leads to the page that it was on.
        let wanted = (isForm ? sender : request.target) ?? "/"
        var query: [String] = isForm ? ["problem=\(SignInPage.Problem.signedOutName)"] : []
        if FormRoutes.isOwnPath(wanted), wanted != "/" { query.append("next=\(wanted.percentEncoded)") }
        let location = query.isEmpty ? "/login" : "/login?\(query.joined(separator: "&"))"
        return .onward(to: location)
    }

    /// The page of this host that this was sent from, as far as the browser says so.
    private var sender: String? {
        guard let referer = request.headers["referer"], let scheme = referer.firstRange(of: "://"),
            let path = referer[scheme.upperBound...].firstIndex(of: "/"),
            Origin.isSame(String(referer[..<path]), host: request.headers["host"], isSecure: request.isSecure)
        else { return nil }
        return String(referer[path...])
    }
}

extension Page.Reader {
    init(_ bearer: Bearer, _ subject: Subject, _ store: any Store) async throws {
        let account = try await store.account(bearer.account)
        // Whoever has conversations or can begin one; a learner who has left every course keeps theirs.
        var asks = !subject.learns.isEmpty
        if !asks { asks = try await !store.sessions(of: account.id, before: nil, limit: 1).isEmpty }
        self.init(
            name: account.name,
            account: account.id.description,
            reads: subject.children.isEmpty || subject.isOperator || subject.belongsSomewhere,
            asks: asks,
            practises: !subject.learns.isEmpty || !subject.children.isEmpty,
            teaches: !subject.teaches.isEmpty,
            manages: !subject.manages.isEmpty || subject.isOperator
        )
    }
}
