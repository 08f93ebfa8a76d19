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
            let named = operation?["parameters"]?.array?.compactMap { $0["name"]?.string } ?? []
            let wanted = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
            #expect(named == wanted.map(String.init), "\(route.path)")
            #expect(operation?["summary"]?.string?.hasSuffix(".") == true, "\(route.path)")
            #expect((operation?["security"] == nil) == (route.access == .anyone), "\(route.path)")
            if case .may(let action, _) = route.access { #expect(operation?["x-needs"]?.string == action.rawValue) }
        }
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
