import Reactor
import Testing

@testable import Host

/// Every route and every kind of person: who gets in, made from the table of routes and checked against a second table.
///
/// A route that is added without a row here fails, and so does a row whose route is gone.
@Suite(.timeLimit(.minutes(5))) struct AccessMatrixTests {
    private static let everybody = Set(TestHost.cast.map(\.name) + ["nobody"])
    private static let known = Set(TestHost.cast.map(\.name))
    private static let ofCourse: Set<String> = ["learner", "tutor", "team", "operator"]
    private static let writers: Set<String> = ["team", "operator"]
    private static let teams: Set<String> = ["team", "other team", "operator"]
    private static let operators: Set<String> = ["operator"]
    /// Who practises, and whoever looks after them.
    private static let practisers: Set<String> = ["learner", "parent"]
    private static let tutors: Set<String> = ["tutor", "other tutor"]
    private static let staff: Set<String> = ["tutor", "other tutor", "team", "other team"]
    private static let keepers: Set<String> = ["tutor", "team", "operator"]

    /// Who gets past the door of each route, asked about the course “algebra-1”, the learner and the learner's session.
    static let table: [String: Set<String>] = [
        "POST /auth/login": everybody, "POST /auth/refresh": everybody, "POST /auth/logout": known,
        "POST /login": everybody, "POST /logout": everybody,
        "GET /account": known, "POST /account/password": known,
        "GET /api/v1/me": known, "PUT /api/v1/me/password": known,
        "GET /api/v1/me/export": known, "DELETE /api/v1/me": known, "DELETE /api/v1/accounts/{account}": operators,
        "GET /api/v1/accounts": operators, "POST /api/v1/accounts": operators,
        "PATCH /api/v1/accounts/{account}": operators,
        "PUT /api/v1/accounts/{account}/children/{child}": operators,
        "DELETE /api/v1/accounts/{account}/children/{child}": operators,
        "GET /api/v1/courses": known, "GET /api/v1/courses/{id}": ofCourse, "PUT /api/v1/courses/{id}": writers,
        "DELETE /api/v1/courses/{id}": writers, "PUT /api/v1/courses/{id}/retention": writers,
        "GET /api/v1/courses/{id}/locks": ofCourse, "PUT /api/v1/courses/{id}/lock": keepers,
        "PUT /api/v1/courses/{id}/modules/{module}/lock": keepers,
        "DELETE /api/v1/courses/{id}/lock": keepers,
        "DELETE /api/v1/courses/{id}/modules/{module}/lock": keepers,
        "PUT /api/v1/courses/{id}/people/{account}/{manner}": writers,
        "DELETE /api/v1/courses/{id}/people/{account}/{manner}": writers,
        "POST /api/v1/tutoring/ticket": known, "GET /api/v1/tutoring/ws": everybody,
        "GET /api/v1/tutoring/talk": everybody, "POST /api/v1/tutoring/talk/{talk}": everybody,
        "GET /api/v1/tutoring/sessions": known, "POST /api/v1/tutoring/sessions": ["learner"],
        "GET /api/v1/tutoring/sessions/{id}": ["learner"],
        "POST /api/v1/tutoring/sessions/{id}/restore": ["learner"],
        "GET /api/v1/tutoring/sessions/{id}/messages": ["learner"],
        "GET /api/v1/tutoring/sessions/{id}/practice": ["learner"],
        "POST /api/v1/tutoring/sessions/{id}/messages": ["learner"],
        "GET /api/v1/tutoring/sessions/{id}/events": ["learner"],
        "POST /api/v1/tutoring/sessions/{id}/close": ["learner"],
        "GET /": known, "GET /login": everybody, "GET /learn/{course}": ofCourse,
        "GET /learn/{course}/{module}": ofCourse,
        "GET /conversations": known, "GET /conversations/{id}": ["learner"], "GET /desk": tutors,
        "GET /team": teams, "GET /team/turns/{id}": writers, "GET /team/chain": teams, "GET /team/try": teams,
        "POST /team/try": teams, "GET /team/draft": teams, "GET /team/locks": teams, "GET /team/learned": teams,
        "POST /admin/replay": teams,
        "GET /assets/{folder}/{file}": everybody,
        "POST /questions/fetch": practisers, "POST /questions/{id}/hint": practisers, "POST /attempts": practisers,
        "GET /sessions": practisers, "GET /sessions/{id}": practisers, "GET /sessions/{id}/summary": practisers,
        "POST /sessions/{id}/end": practisers, "POST /sessions/{id}/pause": practisers,
        "GET /practice": known, "GET /practice/progress": known, "GET /practice/history": known,
        "GET /practice/sessions/{id}": practisers, "GET /practice/questions/{id}": practisers,
        "POST /practice/next": ["learner", "other learner", "parent", "other parent"],
        "POST /practice/questions/{id}/answer": practisers, "POST /practice/questions/{id}/hint": practisers,
        "POST /practice/questions/{id}/help": ["learner"], "POST /practice/sessions/{id}/end": practisers,
        "POST /practice/sessions/{id}/pause": practisers, "POST /practice/sessions/{id}/resume": practisers,
        "POST /sessions/{id}/resume": practisers, "GET /analytics/sessions": practisers,
        "GET /analytics/trends": practisers, "GET /analytics/mastery": practisers,
        "GET /api/v1/courses/{id}/questions": writers, "POST /api/v1/courses/{id}/questions": writers,
        "GET /healthz": everybody, "GET /readyz": everybody, "GET /metrics": operators, "GET /openapi.json": everybody,
        "POST /admin/backup": operators, "POST /admin/drain": operators, "GET /admin/turns/{id}": writers,
        "GET /admin/turns": teams, "GET /admin/figures": operators, "GET /admin/config": teams,
        "GET /admin/config/log": teams, "POST /admin/config": teams,
        "POST /admin/config/check": teams, "POST /admin/config/rollback": teams,
        "GET /api/v1/tutoring/turns/{id}/explanation": ["learner"],
        "GET /api/v1/queues": staff, "GET /api/v1/queues/{queue}/tickets": tutors,
        "GET /api/v1/queue-events": tutors,
        "POST /api/v1/queues/{queue}/next": tutors, "GET /api/v1/tickets/{id}": ["tutor"],
        "POST /api/v1/tickets/{id}/claim": ["tutor"], "POST /api/v1/tickets/{id}/renew": ["tutor"],
        "POST /api/v1/tickets/{id}/reply": ["tutor"], "POST /api/v1/tickets/{id}/note": ["tutor"],
        "POST /api/v1/tickets/{id}/draft": ["tutor"], "POST /api/v1/tickets/{id}/release": ["tutor"],
        "POST /api/v1/tickets/{id}/transfer": ["tutor"], "POST /api/v1/tickets/{id}/resolve": ["tutor"],
        "GET /api/v1/presence": known, "PUT /api/v1/presence": tutors,
        "GET /api/v1/courses/{id}/replies": ["tutor", "team"],
        "PUT /api/v1/courses/{id}/replies/{name}": ["tutor", "team"],
        "DELETE /api/v1/courses/{id}/replies/{name}": ["tutor", "team"],
        "POST /api/v1/faq/from-turn": ["tutor"], "GET /api/v1/courses/{id}/faq": ["tutor", "team"],
        "PUT /api/v1/courses/{id}/faq/{entry}": writers, "DELETE /api/v1/courses/{id}/faq/{entry}": ["tutor"],
        "GET /admin/outbox": operators, "POST /admin/outbox/retry": operators,
    ]

    @Test func `exactly those get in who stand in the table`() async throws {
        let host = try await TestHost()
        let doors = try await Doors(host)
        // Erasing oneself comes last, because nobody is there afterwards.
        let last = "DELETE /api/v1/me"
        let routes = host.router.routes.filter { "\($0.method) \($0.path)" != last }
        for route in routes + host.router.routes.filter({ "\($0.method) \($0.path)" == last }) {
            let name = "\(route.method) \(route.path)"
            guard let allowed = Self.table[name] else {
                Issue.record("\(name) is missing from the table")
                continue
            }
            for person in Self.everybody.sorted() {
                let isKnown = person != "nobody"
                let bystander = try await host.host.store.create(NewAccount(name: "Bystander")).id
                // From afar, because figures are given to those on the machine itself.
                let answer = await host.send(
                    route.method,
                    doors.target(route.path).replacing("{account}", with: "\(bystander)"),
                    as: isKnown ? person : nil,
                    doors.bodies[name],
                    from: "192.0.2.7"
                )
                let isIn = !answer.isTurnedAway
                #expect(isIn == allowed.contains(person), "\(person): \(name) gave \(answer.status) \(answer.text)")
                if !isIn, !answer.isPage {
                    #expect(isKnown == (answer.status != 401), "\(person): \(name) gave \(answer.status)")
                    #expect(answer.headers["Content-Type"] == "application/problem+json")
                }
            }
        }
        #expect(Set(Self.table.keys) == Set(host.router.routes.map { "\($0.method) \($0.path)" }))
    }

    @Test func `a foreign session is word for word what an unknown one is`() async throws {
        let host = try await TestHost()
        let session = try await host.host.store.open(
            Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        for person in TestHost.cast.map(\.name) where person != "learner" {
            let foreign = await host.send("GET", "/api/v1/tutoring/sessions/\(session)", as: person)
            let unknown = await host.send("GET", "/api/v1/tutoring/sessions/\(SessionID.fresh())", as: person)
            #expect(foreign.status == 404)
            #expect(foreign.text == unknown.text)
        }
    }

    @Test func `a foreign course is word for word what an unknown one is`() async throws {
        let host = try await TestHost()
        let foreign = await host.send("GET", "/api/v1/courses/other", as: "learner")
        let unknown = await host.send("GET", "/api/v1/courses/never-was", as: "learner")
        #expect(foreign.status == 404)
        #expect(foreign.text == unknown.text)
    }
}

extension Answer {
    /// Whether somebody was stopped at the door, whatever they brought.
    fileprivate var isTurnedAway: Bool {
        // A page does not say no to a stranger, it asks who they are.
        if status == 303, let location = headers["Location"] {
            return location == "/login" || location.hasPrefix("/login?")
        }
        guard [401, 403, 404].contains(status) else { return false }
        // At the doors that everybody may knock at, a wrong password, a foreign form and a talk that is over are no matter
        // of who asks.
        let misses = [
            "The email address or password is wrong.", "This was sent from a page of another site.",
            Refused.noTalk.message,
        ]
        return !misses.contains(json["detail"]?.string ?? "")
    }

    fileprivate var isPage: Bool { status == 303 || headers["Content-Type"]?.hasPrefix("text/html") == true }
}
