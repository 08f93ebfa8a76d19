import Reactor

/// Finds the route of a request, finds out who asks, and turns every refusal into a problem document.
struct Router: Sendable {
    let routes: [Route]
    /// The same, by how many segments their paths have: most need not be looked at.
    private let table: [Int: [(pattern: RoutePattern, route: Route)]]
    private let authenticator: Authenticator
    private let log: Log
    private let origins: Set<Origin>
    private let embedders: [Origin]
    private let languages: Languages
    private let store: any Store

    /// - Parameters:
    ///   - origins: other sites whose pages may ask, with a token of their own, and frame the pages of learners.
    ///   - languages: what pages can be read in.
    ///   - store: where pages that tell of a problem find the name of whoever reads them.
    init(
        routes: [Route],
        authenticator: Authenticator,
        log: Log,
        origins: Set<Origin> = [],
        languages: Languages = .english,
        store: any Store
    ) {
        self.routes = routes
        table = Dictionary(grouping: routes.map { (RoutePattern($0.path), $0) }) { $0.0.count }
        self.authenticator = authenticator
        self.log = log
        self.origins = origins
        embedders = origins.sorted { $0.description < $1.description }
        self.languages = languages
        self.store = store
    }

    func answer(_ request: Request, on loop: EventLoop?) async -> Response {
        let words = languages.words(accepting: request.headers["accept-language"])
        // English needs no word said about it, which spares those who ask most, programs, the trouble.
        var response =
            words.language == Words.english.language
            ? await settled(request, loop)
            : await Words.$current.withValue(words) { await settled(request, loop) }
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.headers["Referrer-Policy"] == nil { response.headers["Referrer-Policy"] = "no-referrer" }
        if response.headers["Content-Security-Policy"] == nil {
            response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        }
        if let origin = foreign(request) {
            response.headers["Access-Control-Allow-Origin"] = origin.description
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
        }
        if !origins.isEmpty { response.headers.append("Vary", "Origin") }
        return response
    }

    /// The answer, be it a refusal.
    private func settled(_ request: Request, _ loop: EventLoop?) async -> Response {
        do {
            if let early = try preflight(request) { return early }
            return try await route(request, loop)
        } catch let refused as Refused {
            return await problem(refused, request)
        } catch let error as StoreError {
            return await problem(Refused(error), request)
        } catch {
            log.error("request failed", ["path": String(request.path.prefix(128)), "why": "\(type(of: error))"])
            return await problem(Refused(.internalFault), request)
        }
    }

    /// A refusal for a program, or a page for somebody who went to an address or sent a form.
    private func problem(_ refused: Refused, _ request: Request) async -> Response {
        guard request.headers["accept"]?.contains("text/html") ?? false else { return .problem(refused) }
        let page = ProblemPage(refused: refused, reader: await reader(request)).page
        return page.answer(status: refused.code.status)
    }

    /// Who reads the page; where that cannot be found out, the page does without.
    private func reader(_ request: Request) async -> Page.Reader? {
        guard let bearer = try? await bearer(request), let subject = try? await authenticator.subject(bearer) else {
            return nil
        }
        return try? await Page.Reader(bearer, subject, store)
    }

    private func route(_ request: Request, _ loop: EventLoop?) async throws -> Response {
        let segments = request.path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
        let method = request.method == "HEAD" ? "GET" : request.method
        var others: [String] = []
        for (pattern, route) in table[segments.count] ?? [] {
            guard let values = pattern.match(segments) else { continue }
            guard route.method == method else {
                others.append(route.method)
                continue
            }
            let (bearer, subject) = try await asker(request, route)
            try route.admit(subject, values)
            let call = Call(
                request: request,
                path: values,
                bearer: bearer,
                subject: subject,
                route: route,
                embedders: embedders,
                loop: loop
            )
            try call.checkQuery()
            return try await route.answer(call)
        }
        guard others.isEmpty else {
            var response = await problem(Refused(.methodNotAllowed), request)
            response.headers["Allow"] = others.joined(separator: ", ")
            return response
        }
        throw Refused(.notFound, "There is nothing at this address.")
    }

    /// Who asks, by token or by cookie; throws when the route wants to know and what was shown does not hold.
    ///
    /// Where everybody may ask, what no longer holds is as good as nothing: a client that signs in again often still
    /// sends its old token.
    private func asker(_ request: Request, _ route: Route) async throws -> (Bearer?, Subject) {
        let isOpen = route.access == .anyone
        do {
            if let bearer = try await bearer(request), let subject = try await authenticator.subject(bearer) {
                return (bearer, subject)
            }
        } catch let refused as Refused where isOpen && refused.code == .unauthorized {
            return (nil, .nobody)
        }
        guard isOpen else { throw Refused(.unauthorized) }
        return (nil, .nobody)
    }

    private func bearer(_ request: Request) async throws -> Bearer? {
        if let header = request.headers["authorization"] {
            guard header.lowercased().hasPrefix("bearer ") else { throw Refused(.unauthorized) }
            do { return try await authenticator.bearer(token: header.dropFirst(7).trimmed) } catch is TokenError {
                throw Refused(.unauthorized)
            }
        }
        guard let header = request.headers["cookie"], let cookie = Cookie.value(in: header),
            let bearer = try? authenticator.bearer(cookie: cookie)
        else { return nil }
        // A cookie comes along whoever made the browser send it; a page of ours says where it is from.
        guard ["GET", "HEAD"].contains(request.method) || isSameOrigin(request) else {
            throw Refused.fromOtherSite
        }
        return bearer
    }

    private func isSameOrigin(_ request: Request) -> Bool {
        Origin.isSame(request.headers["origin"], host: request.headers["host"], isSecure: request.isSecure)
    }

    /// The site the asking page is from, when it is another site and one that is let in.
    private func foreign(_ request: Request) -> Origin? {
        guard !origins.isEmpty, let text = request.headers["origin"], let origin = Origin(text) else { return nil }
        return origins.contains(origin) ? origin : nil
    }

    /// Answers a browser that asks whether a page of another site may ask, and turns away sockets that such pages open.
    ///
    /// Programs that are no browsers send no origin, and are asked for a token like everybody. A page whose socket was
    /// turned away is not told why by its browser; asking for the socket's address as for a file, it can read it.
    private func preflight(_ request: Request) throws(Refused) -> Response? {
        guard request.headers["origin"] != nil else { return nil }
        let isLetIn = foreign(request) != nil
        if request.asksForWebSocket || request.path == TutoringRoutes.socketPath, !isLetIn, !isSameOrigin(request) {
            let why = "Pages of this site may not talk to the host; see the setting \"origins\"."
            var response = Response.problem(Refused(.forbidden, why))
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response
        }
        guard request.method == "OPTIONS", request.headers["access-control-request-method"] != nil else { return nil }
        guard isLetIn else { throw Refused(.forbidden) }
        return Response(
            status: 204,
            headers: [
                "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
                "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, Last-Event-ID",
                "Access-Control-Max-Age": "600",
            ]
        )
    }
}
