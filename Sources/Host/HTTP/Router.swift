import Reactor

/// Finds the route of a request, finds out who asks, and turns every refusal into a problem document.
struct Router: Sendable {
    let routes: [Route]
    let authenticator: Authenticator
    let log: Log

    func answer(_ request: Request, on executor: (any TaskExecutor)?) async -> Response {
        var response: Response
        do {
            response = try await route(request, executor)
        } catch let refused as Refused {
            response = .problem(refused)
        } catch let error as StoreError {
            response = .problem(Refused(error))
        } catch {
            log.error("request failed", ["path": String(request.path.prefix(128)), "why": "\(type(of: error))"])
            response = .problem(Refused(.internalFault))
        }
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.headers["Referrer-Policy"] == nil { response.headers["Referrer-Policy"] = "no-referrer" }
        return response
    }

    private func route(_ request: Request, _ executor: (any TaskExecutor)?) async throws -> Response {
        let segments = request.path.split(separator: "/", omittingEmptySubsequences: true)
        let method = request.method == "HEAD" ? "GET" : request.method
        var others: [String] = []
        for route in routes {
            guard let values = route.match(segments) else { continue }
            guard route.method == method else {
                others.append(route.method)
                continue
            }
            let (bearer, subject) = try await asker(request, route)
            return try await route.answer(
                Call(request: request, path: values, bearer: bearer, subject: subject, executor: executor)
            )
        }
        guard others.isEmpty else {
            var response = Response.problem(Refused(.methodNotAllowed))
            response.headers["Allow"] = others.joined(separator: ", ")
            return response
        }
        throw Refused(.notFound, "There is nothing at this address.")
    }

    /// Who asks, by token or by cookie; throws when the route wants more than that.
    private func asker(_ request: Request, _ route: Route) async throws -> (Bearer?, Subject) {
        guard let bearer = try await bearer(request) else {
            guard route.access == .anyone else { throw Refused(.unauthorized) }
            return (nil, .nobody)
        }
        guard let subject = try await authenticator.subject(bearer) else {
            guard route.access == .anyone else { throw Refused(.unauthorized) }
            return (nil, .nobody)
        }
        if route.access == .operators, !subject.isOperator { throw Refused(.forbidden) }
        return (bearer, subject)
    }

    private func bearer(_ request: Request) async throws -> Bearer? {
        if let header = request.headers["authorization"] {
            guard header.lowercased().hasPrefix("bearer "),
                let bearer = try? await authenticator.bearer(token: header.dropFirst(7).trimmed)
            else { throw Refused(.unauthorized) }
            return bearer
        }
        guard let header = request.headers["cookie"], let cookie = Cookie.value(in: header),
            let bearer = try? authenticator.bearer(cookie: cookie)
        else { return nil }
        // A cookie comes along whoever made the browser send it; a page of ours says where it is from.
        guard ["GET", "HEAD"].contains(request.method) || isSameOrigin(request) else {
            throw Refused(.forbidden, "This was sent by a page of another site.")
        }
        return bearer
    }

    private func isSameOrigin(_ request: Request) -> Bool {
        Origin.isSame(request.headers["origin"], host: request.headers["host"], isSecure: request.isSecure)
    }
}
