import Cryptography
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct AuthRoutesTests {
    private let host: TestHost
    private static let password = "planted-password-7"

    init() async throws {
        host = try await TestHost()
        let hash = try await host.host.identity.passwords.hash(Concealed(Self.password))
        let account = NewAccount(name: "Ada", email: "ada@example.org", password: hash.reveal(), roles: [.learner])
        _ = try await host.host.store.create(account)
    }

    private func login(_ password: String = Self.password) async -> Answer {
        await host.send("POST", "/auth/login", ["email": "ada@example.org", "password": .string(password)])
    }

    private func me(_ token: JSON?) async -> Answer {
        await host.send("GET", "/api/v1/me", headers: ["Authorization": "Bearer \(token?.string ?? "")"])
    }

    @Test func `signing in, going on, renewing and signing out`() async throws {
        let first = await login()
        #expect(first.status == 200)
        #expect(first.json["token_type"] == "bearer")
        #expect(first.headers["Cache-Control"] == "no-store")
        #expect(await me(first.json["access_token"]).json["name"] == "Ada")

        let second = await host.send("POST", "/auth/refresh", ["refresh_token": first.json["refresh_token"] ?? .null])
        #expect(second.status == 200)
        let token = second.json["access_token"]?.string ?? ""
        #expect(await me(.string(token)).status == 200)

        let out = await host.send("POST", "/auth/logout", headers: ["Authorization": "Bearer \(token)"])
        #expect(out.status == 204)
        #expect(await me(.string(token)).status == 401)
        #expect(await me(first.json["access_token"]).status == 401)
        let third = await host.send("POST", "/auth/refresh", ["refresh_token": second.json["refresh_token"] ?? .null])
        #expect(third.status == 401 && third.json["detail"] == "Please sign in again.", "\(third.text)")
    }

    @Test func `a wrong password and an unknown address are answered word for word alike`() async throws {
        let wrong = await login("nope")
        let unknown = await host.send("POST", "/auth/login", ["email": "eve@example.org", "password": "nope"])
        #expect(wrong.status == 401)
        #expect(wrong.text == unknown.text)
    }

    @Test func `too many tries are told when to come back`() async throws {
        for _ in 0..<10 { _ = await login("nope") }
        let answer = await login()
        #expect(answer.status == 429)
        #expect(answer.code == "too_many")
        #expect(answer.json["retry"] == true)
        #expect((1...30).contains(Int(answer.headers["Retry-After"] ?? "") ?? 0))
    }

    @Test func `a form signs in with a cookie and goes on to a page of ours`() async throws {
        let answer = await form("/login", "email=ada%40example.org&password=\(Self.password)&next=%2Fcourse%3Fa%3D1")
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == "/course?a=1")
        let cookie = answer.headers["Set-Cookie"] ?? ""
        #expect(cookie.hasPrefix("tutorline=") && cookie.contains("HttpOnly; SameSite=Lax"))
        let value = String(cookie.prefix { $0 != ";" })
        #expect(await host.send("GET", "/api/v1/me", headers: ["Cookie": value]).json["name"] == "Ada")

        let out = await form("/logout", "", cookie: value)
        #expect(out.headers["Set-Cookie"]?.contains("Max-Age=0") == true)
        #expect(await host.send("GET", "/api/v1/me", headers: ["Cookie": value]).status == 401)
    }

    @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "", "/a%0d%0ab: c"])
    func `a form goes on to no other site`(next: String) async throws {
        let answer = await form("/login", "email=ada%40example.org&password=\(Self.password)&next=\(next)")
        #expect(answer.headers["Location"] == "/")
    }

    @Test func `a form that signs nobody in comes again, with what was wrong and the address, and no cookie`()
        async throws
    {
        let answer = await form("/login", "email=ada%40example.org&password=nope&next=%2Fcourse")
        #expect(answer.status == 401 && answer.headers["Set-Cookie"] == nil)
        #expect(answer.text.contains(PageWord.wrongPassword.text))
        #expect(answer.text.contains("value=\"ada@example.org\"") && answer.text.contains("value=\"/course\""))
        #expect(!answer.text.contains("nope"))
        for _ in 0..<10 { _ = await login("nope") }
        let tooMany = await form("/login", "email=ada%40example.org&password=nope")
        let wait = try #require(tooMany.text.firstMatch(of: /too many sign-in attempts. Try again in (\d+) seconds?\./))
        let seconds = try #require(Int(wait.output.1))
        #expect(tooMany.status == 429 && (1...30).contains(seconds))
    }

    @Test func `a form for a new password says when it can be tried again`() async throws {
        let first = await form("/login", "email=ada%40example.org&password=\(Self.password)")
        let cookie = String((first.headers["Set-Cookie"] ?? "").prefix { $0 != ";" })
        for _ in 0..<10 { _ = await login("nope") }
        let answer = await form("/account/password", "current=nope&password=another-one", cookie: cookie)
        #expect(answer.status == 429 && answer.text.contains(/Try again in \d+ seconds?\./))
    }

    @Test(
        arguments: [
            (.zero, "one second."), (.milliseconds(39_100), "40 seconds."), (.seconds(99), "99 seconds."),
            (.seconds(100), "2 minutes."), (.seconds(180), "3 minutes."),
        ] as [(Duration, String)]
    )
    func `whoever tried too often is told when to try again, and no second too early`(wait: Duration, words: String) {
        #expect(PageWord.tooManySignIns(for: wait).hasSuffix("Try again in \(words)"))
    }

    @Test func `a form of another site signs nobody in`() async throws {
        let answer = await form(
            "/login",
            "email=ada%40example.org&password=\(Self.password)",
            origin: "https://evil.example"
        )
        #expect(answer.status == 403)
        #expect(answer.headers["Set-Cookie"] == nil)
    }

    @Test func `a new password needs the old one and ends every login`() async throws {
        let login = await login()
        let bearer: HeaderFields = ["Authorization": "Bearer \(login.json["access_token"]?.string ?? "")"]
        let wrong: JSON = ["current": "nope", "password": "another-one"]
        let refused = await host.send("PUT", "/api/v1/me/password", wrong, headers: bearer)
        #expect(refused.json["field"] == "current")
        let short: JSON = ["current": .string(Self.password), "password": "short"]
        #expect(await host.send("PUT", "/api/v1/me/password", short, headers: bearer).json["field"] == "password")
        let right: JSON = ["current": .string(Self.password), "password": "another-one"]
        #expect(await host.send("PUT", "/api/v1/me/password", right, headers: bearer).status == 204)
        #expect(await me(login.json["access_token"]).status == 401)
        #expect(await self.login().status == 401)
        #expect(await self.login("another-one").status == 200)
    }

    @Test func `a new password can be set on a page, which stays signed in while every other login ends`() async throws
    {
        let signIn = "email=ada%40example.org&password=\(Self.password)"
        func cookie(of answer: Answer) -> String { String((answer.headers["Set-Cookie"] ?? "").prefix { $0 != ";" }) }
        let (here, elsewhere) = (cookie(of: await form("/login", signIn)), cookie(of: await form("/login", signIn)))
        let path = "/account/password"
        let wrong = await form(path, "current=nope&password=another-one", cookie: here)
        #expect(wrong.status == 400 && wrong.text.contains(PageWord.notPasswordSoFar.text))
        let short = await form(path, "current=\(Self.password)&password=short", cookie: here)
        #expect(short.status == 400 && short.text.contains("at least 8"))
        let good = "current=\(Self.password)&password=another-one"
        let foreign = await form(path, good, origin: "https://evil.example", cookie: here)
        #expect(foreign.status == 403)
        let stranger = await form(path, good)
        #expect(stranger.status == 303 && stranger.headers["Location"]?.hasPrefix("/login") == true)
        #expect(await login().status == 200, "nothing has changed so far")

        let done = await form(path, good, cookie: here)
        #expect(done.status == 303 && done.headers["Location"] == "/account?done=1")
        let fresh = await host.send("GET", "/account?done=1", headers: ["Cookie": cookie(of: done)])
        #expect(fresh.status == 200 && fresh.text.contains(PageWord.passwordChanged.text))
        for old in [here, elsewhere] {
            #expect(await host.send("GET", "/account", headers: ["Cookie": old]).status == 303)
        }
        #expect(await login().status == 401)
        #expect(await login("another-one").status == 200)
    }

    @Test func `no secret reaches a log line, a problem or the figures`() async throws {
        let good = await login()
        let secrets = [
            Self.password, good.json["access_token"]?.string ?? "?", good.json["refresh_token"]?.string ?? "?",
        ]
        var told = ""
        for secret in secrets {
            let body: JSON = [
                "email": .string(secret), "password": .string(secret), "refresh_token": .string(secret + "x"),
            ]
            for target in ["/auth/login", "/auth/refresh", "/login", "/nowhere/\(secret.prefix(40))"] {
                told += await host.send("POST", target, body).text
            }
            told += await host.send("GET", "/metrics", headers: ["Authorization": "Bearer \(secret)x"]).text
        }
        told += host.lines.value.joined()
        for secret in secrets { #expect(!told.contains(secret)) }
    }

    private func form(
        _ target: String,
        _ body: String,
        origin: String = "http://localhost:8080",
        cookie: String? = nil
    ) async -> Answer {
        var headers: HeaderFields = [
            "Content-Type": "application/x-www-form-urlencoded", "Origin": origin, "Host": "localhost:8080",
        ]
        headers["Cookie"] = cookie
        let request = Request(method: "POST", target: target, headers: headers, body: Array(body.utf8))
        return Answer(await host.router.answer(request, on: nil))
    }
}
