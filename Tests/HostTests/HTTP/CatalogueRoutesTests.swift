import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct CatalogueRoutesTests {
    private let host: TestHost

    init() async throws { host = try await TestHost() }

    private static let course: JSON = [
        "title": "Optics", "language": "en", "subject": "physics",
        "modules": [
            [
                "id": "lenses", "title": "Lenses",
                "passages": [["anchor": "focus", "title": "Focus", "text": "Where rays meet."]],
            ]
        ],
    ]

    @Test func `everybody's list has the courses they have to do with`() async throws {
        for (person, expected) in [
            ("learner", ["algebra-1"]), ("other tutor", ["other"]), ("parent", []),
            ("operator", ["algebra-1", "other"]),
        ] {
            let answer = await host.send("GET", "/api/v1/courses", as: person)
            let ids = answer.json["courses"]?.array?.compactMap { $0["id"]?.string } ?? ["?"]
            #expect(ids.sorted() == expected, "\(person)")
        }
    }

    @Test func `who makes a course manages it, and reads it back as it was written`() async throws {
        #expect(await host.send("PUT", "/api/v1/courses/optics", as: "team", Self.course).status == 201)
        #expect(await host.send("PUT", "/api/v1/courses/optics", as: "team", Self.course).status == 200)
        let read = await host.send("GET", "/api/v1/courses/optics", as: "team").json
        #expect(read["modules"] == Self.course["modules"])
        #expect(read["title"] == "Optics")
        #expect(host.host.catalogue.course("optics", module: "lenses")?.module?.title == "Lenses")
        #expect(await host.send("PUT", "/api/v1/courses/optics", as: "other team", Self.course).status == 403)
        #expect(await host.send("PUT", "/api/v1/courses/lamps", as: "tutor", Self.course).status == 403)
    }

    @Test func `a course taken out of use is in the list as such`() async throws {
        #expect(await host.send("DELETE", "/api/v1/courses/algebra-1", as: "team").status == 204)
        let answer = await host.send("GET", "/api/v1/courses", as: "team")
        #expect(answer.json["courses"]?.array?.first?["retired"] == true)
    }

    @Test func `retention is set in days and can be lifted`() async throws {
        let path = "/api/v1/courses/algebra-1/retention"
        #expect(await host.send("PUT", path, as: "team", ["days": 30]).status == 204)
        #expect(await list() == 30)
        #expect(await host.send("PUT", path, as: "team", ["days": nil]).status == 204)
        #expect(await list() == .null)
        #expect(await host.send("PUT", path, as: "team", ["days": 0]).json["field"] == "days")
        #expect(await host.send("PUT", path, as: "team", ["days": 60]).status == 204)
        for wrong in [["day": 60], [:]] as [JSON] {
            #expect(await host.send("PUT", path, as: "team", wrong).status == 400)
        }
        #expect(await list() == 60)
    }

    private static let faults: [(String, JSON)] = [
        ("title", ["language": "en", "subject": "x", "modules": [["id": "a", "title": "A"]]]),
        ("title", ["title": " ", "language": "en", "subject": "x", "modules": [["id": "a", "title": "A"]]]),
        ("language", ["title": "T", "language": "e n", "subject": "x", "modules": [["id": "a", "title": "A"]]]),
        ("modules", ["title": "T", "language": "en", "subject": "x", "modules": []]),
        ("modules", ["title": "T", "language": "en", "subject": "x", "modules": "a"]),
        ("modules[0]", ["title": "T", "language": "en", "subject": "x", "modules": ["a"]]),
        ("modules[0].id", ["title": "T", "language": "en", "subject": "x", "modules": [["id": "a/b", "title": "A"]]]),
        (
            "modules[1].id",
            [
                "title": "T", "language": "en", "subject": "x",
                "modules": [["id": "a", "title": "A"], ["id": "a", "title": "B"]],
            ]
        ),
        (
            "modules[0].passages[0].text",
            [
                "title": "T", "language": "en", "subject": "x",
                "modules": [["id": "a", "title": "A", "passages": [["anchor": "p", "title": "P"]]]],
            ]
        ),
    ]

    @Test(arguments: faults)
    func `a course in bad form names the field at fault and changes nothing`(field: String, body: JSON) async throws {
        let answer = await host.send("PUT", "/api/v1/courses/optics", as: "team", body)
        #expect(answer.status == 400)
        #expect(answer.json["field"]?.string == field)
        #expect(await host.send("GET", "/api/v1/courses/optics", as: "operator").status == 404)
    }

    @Test(
        arguments: [
            ("modles", "There is no field \"modles\"; did you mean \"modules\"?", ["modles": []]),
            (
                "modules[0].pasages", "There is no field \"modules[0].pasages\"; did you mean \"passages\"?",
                ["modules": [["id": "lines", "title": "Lines", "pasages": []]]]
            ),
            ("id", "\"id\" does not match the address.", ["id": "optics"]),
        ] as [(String, String, JSON)]
    )
    func `a slip of the finger in a course takes nothing away`(field: String, detail: String, slip: JSON) async throws {
        let path = "/api/v1/courses/algebra-1"
        let before = await host.send("GET", path, as: "team").json
        guard case .object(var members) = before, case .object(let wrong) = slip else { return }
        for name in wrong.names { members.set(name, wrong[name] ?? .null) }
        let answer = await host.send("PUT", path, as: "team", .object(members))
        #expect(answer.status == 400 && answer.json["field"]?.string == field, "\(answer.text)")
        #expect(answer.json["detail"]?.string == detail)
        #expect(await host.send("PUT", path, as: "team", before).status == 200, "what was read can be written")
        #expect(await host.send("GET", path, as: "team").json == before)
    }

    @Test func `a course may bring a welcome, which goes when it is written without one`() async throws {
        let path = "/api/v1/courses/algebra-1"
        guard case .object(var members) = await host.send("GET", path, as: "team").json else { return }
        members.set("welcome", "\n# Hello\n\n*Letters*.\n")
        #expect(await host.send("PUT", path, as: "team", .object(members)).status == 200)
        #expect(await host.send("GET", path, as: "learner").json["welcome"] == "# Hello\n\n*Letters*.")
        let page = await host.send("GET", "/learn/algebra-1", as: "learner")
        #expect(page.text.contains("<h2>Hello</h2>") && page.text.contains("<em>Letters</em>"), "\(page.text)")
        members.set("welcome", .string(String(repeating: "a", count: CatalogueCourse.longestWelcome + 1)))
        let long = await host.send("PUT", path, as: "team", .object(members))
        #expect(long.status == 413 && long.json["field"] == "welcome", "\(long.text)")
        members.set("welcome", 7)
        #expect(await host.send("PUT", path, as: "team", .object(members)).status == 400)
        #expect(await host.send("GET", path, as: "learner").json["welcome"] == "# Hello\n\n*Letters*.")
        members.set("welcome", .null)
        #expect(await host.send("PUT", path, as: "team", .object(members)).status == 200)
        #expect(await host.send("GET", path, as: "learner").json["welcome"] == "")
    }

    @Test(arguments: [".", "..", "%2e%2e", "..."])
    func `a name that no client can address is none`(name: String) async throws {
        let answer = await host.send("PUT", "/api/v1/courses/\(name)", as: "team", Self.course)
        #expect(answer.status == 400 && answer.json["field"] == "id", "\(answer.text)")
        #expect(await host.send("PUT", "/api/v1/courses/.a.", as: "team", Self.course).status == 201)
    }

    @Test(arguments: ["limit=%zz", "limit=%ff", "limit=%", "other=%00"])
    func `a query that cannot be read is told, and not taken for none`(query: String) async throws {
        #expect(await host.send("GET", "/admin/config/log?limit=1%30", as: "operator").status == 200)
        let answer = await host.send("GET", "/admin/config/log?\(query)", as: "operator")
        #expect(answer.status == 400 && answer.code == "bad_field", "\(answer.text)")
    }

    private func list() async -> JSON? {
        let answer = await host.send("GET", "/api/v1/courses", as: "team")
        return answer.json["courses"]?.array?.first?["retention_days"]
    }
}
