import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct RouterTests {
    @Test func `a no is a problem document in the words of the socket`() async throws {
        let answer = await (try TestHost()).send("GET", "/nowhere")
        #expect(answer.status == 404)
        #expect(answer.headers["Content-Type"] == "application/problem+json")
        #expect(
            answer.json == [
                "type": "about:blank", "title": "There is nothing here by that name.", "status": 404,
                "detail": "There is nothing at this address.", "code": "not_found", "retry": false,
            ]
        )
    }

    @Test func `whoever comes to the socket without a WebSocket hears the same status in the head and in the body`()
        async throws
    {
        let answer = await (try TestHost()).send("GET", TutoringRoutes.socketPath)
        #expect(answer.status == 426)
        #expect(answer.headers["Upgrade"] == "websocket")
        #expect(answer.json["status"] == 426)
    }

    @Test func `a known address asked in a wrong way says which ways there are`() async throws {
        let answer = await (try TestHost()).send("POST", "/healthz")
        #expect(answer.status == 405)
        #expect(answer.headers["Allow"] == "GET")
    }

    @Test func `nobody is asked to sign in, and a token that does not hold is no better`() async throws {
        let host = try await TestHost()
        let bare = await host.send("GET", "/api/v1/me")
        #expect(bare.status == 401)
        #expect(bare.headers["WWW-Authenticate"] == "Bearer")
        for value in ["Bearer x", "Bearer", "Basic abc", "", "Bearer \(host.token("learner"))x"] {
            let answer = await host.send("GET", "/api/v1/me", headers: ["Authorization": value])
            #expect(answer.status == 401, "\(value)")
        }
    }

    @Test func `an old token is no hindrance where everybody may ask`() async throws {
        let host = try await TestHost()
        #expect(await host.send("GET", "/healthz", headers: ["Authorization": "Bearer old"]).status == 200)
        let body: JSON = ["email": "x@example.org", "password": "x"]
        let answer = await host.send("POST", "/auth/login", body, headers: ["Authorization": "Bearer old"])
        #expect(answer.json["detail"] == "The email address or password is wrong.")
    }

    @Test func `a cookie reads from anywhere and writes only from a page of our own`() async throws {
        let host = try await TestHost()
        let cookie = "tutorline=\(host.token("learner", for: .pages))"
        #expect(await host.send("GET", "/api/v1/me", headers: ["Cookie": cookie]).status == 200)
        for (origin, status) in [
            ("http://localhost:8080", 200), ("https://evil.example", 403), ("null", 403), (nil, 403),
        ] {
            var headers: HeaderFields = ["Cookie": cookie]
            headers["Origin"] = origin
            #expect(await host.send("POST", "/api/v1/tutoring/ticket", headers: headers).status == status)
        }
    }

    @Test func `pages of other sites may ask only when the operator named the site`() async throws {
        let host = try await TestHost(origins: ["https://school.example"])
        let asked: HeaderFields = ["Origin": "https://school.example", "Access-Control-Request-Method": "PUT"]
        let granted = await host.send("OPTIONS", "/api/v1/me", headers: asked)
        #expect(granted.status == 204)
        #expect(granted.headers["Access-Control-Allow-Origin"] == "https://school.example")
        #expect(granted.headers["Access-Control-Allow-Credentials"] == nil)
        let evil: HeaderFields = ["Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"]
        let refused = await host.send("OPTIONS", "/api/v1/me", headers: evil)
        #expect(refused.status == 403)
        #expect(refused.headers["Access-Control-Allow-Origin"] == nil)
        let answer = await host.send("GET", "/healthz", headers: ["Origin": "https://school.example"])
        #expect(answer.headers["Access-Control-Allow-Origin"] == "https://school.example")
        #expect(answer.headers["Vary"] == "Origin")
    }

    @Test func `a socket is opened by our pages, by named sites and by programs, not by other pages`() async throws {
        let host = try await TestHost(origins: ["https://school.example"])
        for (origin, status) in [
            (nil, 101), ("http://localhost:8080", 101), ("https://school.example", 101), ("https://evil.example", 403),
            ("null", 403),
        ] {
            var headers: HeaderFields = ["Upgrade": "websocket", "Sec-WebSocket-Protocol": "tutor.v1"]
            headers["Origin"] = origin
            #expect(await host.send("GET", "/api/v1/tutoring/ws", headers: headers).status == status, "\(origin ?? "")")
        }
    }

    @Test func `a page whose socket is turned away can read why, and nothing else`() async throws {
        let host = try await TestHost(origins: ["https://school.example"])
        let evil: HeaderFields = ["Origin": "https://evil.example"]
        let why = await host.send("GET", "/api/v1/tutoring/ws", headers: evil)
        #expect(why.status == 403 && why.headers["Access-Control-Allow-Origin"] == "*")
        #expect(why.text.contains("see the setting"))
        let sessions = await host.send("GET", "/api/v1/tutoring/sessions", as: "learner", headers: evil)
        #expect(sessions.headers["Access-Control-Allow-Origin"] == nil)
    }

    @Test func `every answer keeps browsers from guessing, leaking and framing`() async throws {
        let answer = await (try TestHost()).send("GET", "/healthz")
        #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
        #expect(answer.headers["Referrer-Policy"] == "no-referrer")
        #expect(answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'")
    }

    @Test(arguments: [
        "{", "[]", "1", #"{"email":7,"password":"x"}"#, #"{"password":"x"}"#, #"{"email":"a","email":"b"}"#, "\u{0}",
    ])
    func `a body in bad form is a clear error`(body: String) async throws {
        let host = try await TestHost()
        var request = Request(method: "POST", target: "/auth/login", body: Array(body.utf8))
        request.headers["Content-Type"] = "application/json"
        let answer = Answer(await host.router.answer(request, on: nil))
        #expect(answer.status == 400)
        #expect(answer.code == "bad_field")
    }

    @Test func `a body of another type is refused before it is read`() async throws {
        let host = try await TestHost()
        let request = Request(method: "POST", target: "/auth/login", body: Array("email=a".utf8))
        #expect(Answer(await host.router.answer(request, on: nil)).status == 415)
    }

    @Test func `no address and no query stops the router`() async throws {
        let host = try await TestHost()
        var generator = Seeded(seed: 11)
        let pieces = [
            "/api/v1/courses/", "%", "%00", "%zz", "..", "//", "é", "?", "limit=", "&&", "=", "+", "%F0%9F", "{id}",
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 1...6, using: &generator)
            let target = "/" + (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            let answer = await host.send("GET", target, as: "operator")
            #expect(answer.status < 500, "\(target)")
        }
    }
}
