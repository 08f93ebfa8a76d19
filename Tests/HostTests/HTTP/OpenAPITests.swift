import FoundationEssentials
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct OpenAPITests {
    @Test func `the document has every route, and nothing that is none`() async throws {
        let host = try await TestHost()
        let document = await host.send("GET", "/openapi.json").json
        #expect(document["openapi"] == "3.1.0")
        guard case .object(let paths) = document["paths"] else {
            Issue.record("there are no paths")
            return
        }
        var described: Set<String> = []
        for path in paths.names {
            guard case .object(let operations) = paths[path] else { continue }
            for method in operations.names { described.insert("\(method.uppercased()) \(path)") }
        }
        #expect(described == Set(host.router.routes.map { "\($0.method) \($0.path)" }))
    }

    @Test func `every part of a path is described, and every right that is needed`() async throws {
        let host = try await TestHost()
        let document = await host.send("GET", "/openapi.json").json
        for route in host.router.routes {
            let operation = document["paths"]?[route.path]?[route.method.lowercased()]
            let named = (operation?["parameters"]?.array ?? []).filter { $0["in"] == "path" }.compactMap {
                $0["name"]?.string
            }
            let wanted = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
            #expect(named == wanted.map(String.init), "\(route.path)")
            #expect(operation?["summary"]?.string?.hasSuffix(".") == true, "\(route.path)")
            #expect((operation?["security"] == nil) == (route.access == .anyone), "\(route.path)")
            if case .may(let action, _) = route.access { #expect(operation?["x-needs"]?.string == action.rawValue) }
        }
    }

    @Test func `queries, headers, bodies and statuses are described as they are`() async throws {
        let paths = try await TestHost().send("GET", "/openapi.json").json["paths"]
        func names(_ method: String, _ path: String, in place: JSON) -> [String] {
            let all = paths?[path]?[method]?["parameters"]?.array ?? []
            return all.filter { $0["in"] == place && $0["required"] == false }.compactMap { $0["name"]?.string }
        }
        func statuses(_ method: String, _ path: String) -> [String] {
            guard case .object(let members)? = paths?[path]?[method]?["responses"] else { return [] }
            return members.names
        }
        #expect(names("get", "/sessions", in: "query") == ["child_id", "limit", "before"])
        #expect(names("get", "/analytics/trends", in: "query") == ["child_id", "subject", "window", "format"])
        #expect(names("post", "/admin/replay", in: "query") == ["days", "course", "show"])
        #expect(names("post", "/api/v1/tutoring/sessions/{id}/messages", in: "header") == ["Idempotency-Key"])
        #expect(names("get", "/api/v1/tutoring/sessions/{id}/events", in: "header") == ["Last-Event-ID"])
        for path in ["/admin/config", "/admin/config/check", "/admin/replay"] {
            #expect(paths?[path]?["post"]?["requestBody"]?["content"]?["application/json"] != nil, "\(path)")
        }
        let questions = paths?["/api/v1/courses/{id}/questions"]?["post"]?["requestBody"]
        #expect(questions?["required"] == true && questions?["content"]?["application/xml"] != nil)
        #expect(statuses("post", "/attempts") == ["200", "201", "default"])
        #expect(statuses("get", "/api/v1/tutoring/ws") == ["101", "default"])
        #expect(statuses("post", "/admin/drain") == ["202", "default"])
        #expect(statuses("delete", "/api/v1/me") == ["204", "default"])
    }

    @Test func `every answer in JSON says what it consists of, and no name means two things`() async throws {
        let host = try await TestHost()
        let document = await host.send("GET", "/openapi.json").json
        var routesWithJSON = 0
        for route in host.router.routes {
            guard
                case .object(let responses)? = document["paths"]?[route.path]?[route.method.lowercased()]?["responses"]
            else { continue }
            for status in responses.names {
                guard case .object(let types)? = responses[status]?["content"] else { continue }
                for type in types.names where type.hasSuffix("/json") || type.hasSuffix("+json") {
                    #expect(types[type]?["schema"] != nil, "\(route.method) \(route.path) \(status)")
                    if status != "default" { routesWithJSON += 1 }
                }
            }
        }
        #expect(routesWithJSON > 60)
        let kinds = host.router.routes.flatMap(\.answers.types).compactMap(\.shape) + [.shape(.problem)]
        let schemas = Dictionary(grouping: kinds.flatMap(\.shapes), by: \.name)
        for (name, shapes) in schemas {
            #expect(shapes.allSatisfy { $0.schema == shapes[0].schema }, "\(name)")
            #expect(document["components"]?["schemas"]?[name] == shapes[0].schema, "\(name)")
        }
    }

    @Test func `an answer that says more, less or something else than its route declares is found`() async throws {
        let host = try await TestHost()
        let route = try #require(host.router.routes.first { $0.path == "/api/v1/courses" })
        func faults(_ response: Response) -> [String] { host.description.faults(of: Answer(response), to: route) }
        let course: JSON = [
            "id": "a", "title": "A", "language": "en", "subject": "b", "modules": 1, "retired": false,
            "retention_days": nil,
        ]
        func with(_ name: String, _ value: JSON?) -> Response {
            guard case .object(let members) = course else { return .json(course) }
            let rest = members.names.filter { $0 != name }.compactMap { name in members[name].map { (name, $0) } }
            return .json(["courses": [JSON(members: rest + (value.map { [(name, $0)] } ?? []))]])
        }
        #expect(faults(with("id", "a")).isEmpty)
        #expect(faults(with("shade", "green")) == ["answer.courses[0].shade is told nowhere"])
        #expect(faults(with("subject", nil)) == ["answer.courses[0].subject is missing"])
        #expect(faults(with("modules", "1")) == ["answer.courses[0].modules is no integer"])
        #expect(faults(with("retention_days", 30)).isEmpty)
        #expect(faults(with("retention_days", "30")) == ["answer.courses[0].retention_days is no integer or null"])
        #expect(faults(.json(["courses": []], status: 201)) == ["it does not say that it answers 201"])
        #expect(faults(Response(text: "courses")) == ["it does not say that it answers text/plain"])
        #expect(faults(.problem(Refused(.notFound))).isEmpty)
    }

    @Test func `a call sees nothing of a query, a header or a body that its route has not declared`() throws {
        var request = Request(
            method: "POST",
            target: "/x?limit=5&more=6",
            headers: ["Last-Event-ID": "7", "Idempotency-Key": "8", "Content-Type": "application/json"],
            body: Array(#"{"name": "a", "other": "b"}"#.utf8)
        )
        request.remoteAddress = .loopback
        let route = Route(
            method: "POST",
            path: "/x",
            access: .anyone,
            summary: "",
            query: [.limit(10, usually: 1)],
            headers: [.lastEvent],
            body: [Route.BodyField(name: "name", type: "string", meaning: "")],
            answers: .nothing,
            answer: { _ in .json(.null) }
        )
        let call = Call(request: request, path: [:], bearer: nil, subject: .nobody, route: route, loop: nil)
        #expect(call.query("limit") == "5" && call.query("more") == nil)
        #expect(call.header("Last-Event-ID") == "7" && call.header("Idempotency-Key") == nil)
        let body = try call.body()
        #expect(body.has("name") && !body.has("other") && call.content.isEmpty)
    }

    /// What a call lets through is what is declared; this finds what is read in vain, and what is declared in vain.
    @Test func `every name that routes read is declared somewhere, and every name that is declared is read`()
        async throws
    {
        let routes = try await TestHost().router.routes
        var read: Set<String> = []
        let folder = DeskShell.root + "/Sources/Host"
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where file.hasSuffix(".swift") {
            let text = String(decoding: try TemporaryFolder.read("\(folder)/\(file)"), as: UTF8.self)
            for found in text.matches(of: /[.( ](?:query|number|header)\("([^"]+)"/) {
                read.insert(String(found.output.1))
            }
            // Whatever the router itself, pages and negotiation go by stands in each answer's own rules.
            for found in text.matches(of: /call\.request\.headers\["([^"]+)"/) {
                #expect(["accept", "authorization"].contains(found.output.1), "\(file)")
            }
            #expect(!text.contains("call.request.body") && !text.contains("call.request.query"), "\(file)")
        }
        #expect(read == Set(routes.flatMap { $0.query + $0.headers }.map(\.name)))
    }

    @Test func `no two routes answer the same question`() async throws {
        let host = try await TestHost()
        let names = host.router.routes.map { route in
            let path = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : $0 }
            return "\(route.method) \(path.joined(separator: "/"))"
        }
        #expect(Set(names).count == names.count)
    }
}
