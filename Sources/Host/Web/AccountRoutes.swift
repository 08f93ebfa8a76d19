import Cryptography
import Reactor

/// One's own account, on a page that works without a script.
struct AccountRoutes: Sendable {
    let store: any Store
    let identity: Identity

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/account",
                access: .anyone,
                summary: "Shows who you are here, and the form for a new password.",
                query: [Route.Parameter(name: "done", meaning: "that a new password was just set")],
                answers: .page,
                statuses: [200, 303],
                answer: show
            ),
            Route(
                method: "POST",
                path: "/account/password",
                access: .anyone,
                summary: "Sets a new password with a form; every other login of the account ends.",
                content: .form("both passwords", [("current", "the current password"), ("password", "the new one")]),
                answers: .nothing,
                statuses: [303],
                answer: setPassword
            ),
        ]
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store), let bearer = call.bearer else { return call.toSignIn }
        var page = page(reader, try await store.account(bearer.account))
        page.isDone = call.query("done") != nil
        return page.page.answer()
    }

    @Sendable private func setPassword(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store), let bearer = call.bearer else { return call.toSignIn }
        guard call.isFromOwnPage else { throw Refused.fromOtherSite }
        let form = try Form(call)
        let (current, password) = (form["current"] ?? "", form["password"] ?? "")
        var page = page(reader, try await store.account(bearer.account))
        guard password.utf8.count >= OwnPassword.shortest else {
            page.problem = .short
            return page.page.answer(status: 400)
        }
        guard password.utf8.count <= PasswordChecker.longest else {
            page.problem = .long
            return page.page.answer(status: 400)
        }
        do {
            try await OwnPassword(store: store, identity: identity).change(
                of: bearer.account,
                from: Concealed(current),
                to: Concealed(password),
                at: "\(call.request.remoteAddress)"
            )
            // Every login has ended, this one too; whoever sits here has just said who they are.
            let cookie = identity.signIn.pageLogin(of: bearer.account)
            var response = Response.onward(to: "/account?done=1")
            response.headers.append("Set-Cookie", Cookie.set(cookie, isSecure: call.request.isSecure))
            return response
        } catch let refused as Refused where refused.field == "current" {
            page.problem = .wrong
            return page.page.answer(status: refused.code.status)
        } catch let refused as Refused where refused.code == .tooMany || refused.code == .busy {
            page.problem = refused.code == .busy ? .busy : .tooMany(retryAfter: refused.after ?? .zero)
            return page.page.answer(status: refused.code.status)
        }
    }

    private func page(_ reader: Page.Reader, _ account: StoredAccount) -> AccountPage {
        AccountPage(reader: reader, email: account.email, hasPassword: account.password != nil)
    }
}
