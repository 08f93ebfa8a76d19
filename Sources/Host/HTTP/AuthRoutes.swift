import Cryptography
import Reactor

/// Signing in, staying in and signing out.
struct AuthRoutes: Sendable {
    let identity: Identity

    var all: [Route] {
        let email = Route.BodyField.required("email", "string", "the address of the account")
        let password = Route.BodyField.required("password", "string", "its password")
        let refresh = Route.BodyField.required("refresh_token", "string", "what the last sign-in gave")
        return [
            Route(
                method: "POST",
                path: "/auth/login",
                access: .anyone,
                summary: "Signs in with address and password.",
                body: [email, password],
                answers: .json(.tokens),
                answer: login
            ),
            Route(
                method: "POST",
                path: "/auth/refresh",
                access: .anyone,
                summary: "Exchanges a refresh token for new tokens.",
                body: [refresh],
                answers: .json(.tokens),
                answer: self.refresh
            ),
            Route(
                method: "POST",
                path: "/auth/logout",
                access: .known,
                summary: "Ends this login and closes its sockets.",
                answers: .nothing,
                statuses: [204],
                answer: logout
            ),
            Route(
                method: "POST",
                path: "/api/v1/tutoring/ticket",
                access: .known,
                summary: "Gives a ticket that is valid for one hello on a socket.",
                answers: .json(.helloTicket),
                answer: ticket
            ),
        ]
    }

    @Sendable private func login(_ call: Call) async throws -> Response {
        let body = try call.body()
        let email = try body.text("email")
        let password = Concealed(try body.text("password", atMost: 1024))
        let address = "\(call.request.remoteAddress)"
        do {
            return tokens(try await identity.signIn.login(email: email, password: password, from: address))
        } catch let refusal as SignIn.Refusal {
            throw Refused(refusal)
        }
    }

    @Sendable private func refresh(_ call: Call) async throws -> Response {
        let token = try call.body().text("refresh_token", atMost: 512)
        do { return tokens(try await identity.signIn.refresh(token)) } catch SignIn.Refusal.wrong {
            throw Refused(.unauthorized)
        } catch let refusal as SignIn.Refusal {
            throw Refused(refusal)
        }
    }

    @Sendable private func logout(_ call: Call) async throws -> Response {
        try await identity.signIn.logOut(try call.known())
        return Response(status: 204)
    }

    @Sendable private func ticket(_ call: Call) async throws -> Response {
        let bearer = try call.known()
        var response = Response.json(["ticket": .string(identity.tickets.issue(to: bearer, now: Rim.now()))])
        // Pages ask for one whenever they connect, so this is where their cookie stays fresh.
        if call.request.headers["authorization"] == nil, let cookie = identity.signIn.renewal(of: bearer) {
            response.headers.append("Set-Cookie", Cookie.set(cookie, isSecure: call.request.isSecure))
        }
        return response
    }

    private func tokens(_ tokens: SignIn.Tokens) -> Response {
        .json(
            JSON(members: [
                ("access_token", .string(tokens.access.reveal())),
                ("refresh_token", .string(tokens.refresh.reveal())),
                ("token_type", "bearer"),
                ("expires_in", .integer((tokens.bearer.expires - Rim.now()).components.seconds)),
            ])
        )
    }
}

extension Refused {
    /// It is never said whether the address or the password was wrong.
    init(_ refusal: SignIn.Refusal) {
        switch refusal {
        case .wrong: self.init(.unauthorized, "The email address or password is wrong.")
        case .tooMany(let after): self.init(.tooMany, "Too many attempts. Wait a little and try again.", after: after)
        case .busy(let after): self.init(.busy, after: after)
        }
    }
}
