import Reactor
import SQLite
import Testing

@testable import Host

/// Every body that a route takes, with everything that it is not, generated from the table of routes.
@Suite(.timeLimit(.minutes(5))) struct BadBodyTests {
    /// Somebody who may, so that it is the body which is looked at.
    private static func friend(of route: Route) -> String? {
        let allowed = AccessMatrixTests.table["\(route.method) \(route.path)"] ?? []
        return ["learner", "tutor", "team", "operator"].first(where: allowed.contains)
    }

    private static let rubbish = [
        "{", "[]", "null", "7", "\"text\"", "{\"a\":}", "{\"a\":1,}", "{}{}", "{'a':1}", "{\"a\":\"\u{1}\"}", "\u{0}",
        "{\"a\":1e999}", "{\"a\":01}", String(repeating: "[", count: 20_000), String(repeating: "{\"a\":", count: 2000),
    ]

    private static func wrong(_ field: Route.BodyField) -> [JSON] {
        switch field.type {
        case "string": [7, true, [], [:], .string(String(repeating: "a", count: 70_000))]
        case "integer": ["7", "", .number(1.5), true, [], [:], .integer(.min), .integer(.max)]
        case "boolean": ["true", 0, [], [:]]
        case "array": ["text", 7, [7], [[:]], [[]]]
        default: [[:], [[:]], .string(String(repeating: "a", count: 70_000))]
        }
    }

    @Test func `what is no JSON object, or has a field that is something else, is told and changes nothing`()
        async throws
    {
        let folder = try TemporaryFolder()
        let host = try await TestHost(folder: folder)
        let doors = try await Doors(host)
        // So that what is said in its name is looked at.
        let claim = doors.target("/api/v1/tickets/{id}/claim")
        #expect(
            await host.send("POST", claim, as: "tutor", doors.bodies["POST /api/v1/tickets/{id}/claim"]).status < 300
        )
        let witness = try Connection(folder.path("host.db"), writable: false)
        let commits = { try witness.all("PRAGMA data_version") { $0.integer(0) } }
        var before = try commits()
        var tried = 0
        for route in host.router.routes where !route.body.isEmpty {
            let name = "\(route.method) \(route.path)"
            let friend = Self.friend(of: route)
            let target = doors.target(route.path).replacing("{account}", with: "\(host.id("other parent"))")
            func check(_ body: String) async throws {
                let answer = await host.send(route.method, target, as: friend, text: body)
                let told = "\(name) with \(body.prefix(120)): \(answer.status) \(answer.text.prefix(300))"
                #expect((400..<500).contains(answer.status), "\(told)")
                #expect(![401, 403].contains(answer.status), "\(told)")
                #expect(answer.json["detail"]?.string?.hasSuffix(".") == true, "\(told)")
                let after = try commits()
                #expect(after == before, "\(told)")
                before = after
                tried += 1
            }
            for body in Self.rubbish { try await check(body) }
            var good: [(String, JSON)] = route.body.filter(\.isRequired).map { ($0.name, "name") }
            if case .object(let members) = doors.bodies[name] ?? .null {
                good = members.names.map { ($0, members[$0] ?? .null) }
            }
            if route.method == "PUT" { try await check(JSON(members: good + [("unheard_of", 7)]).text) }
            // One that comes instead of the others may be a list of anything: each of them is answered by itself.
            for field in route.body where !field.standsAlone {
                let others = good.filter { $0.0 != field.name }
                for value in Self.wrong(field) {
                    try await check(JSON(members: others + [(field.name, value)]).text)
                }
                if field.isRequired { try await check(JSON(members: others).text) }
            }
        }
        #expect(tried > 500)
    }
}
