import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PeopleRoutesTests {
    private let host: TestHost

    init() async throws { host = try await TestHost() }

    @Test func `everybody is told who they are and what they may do, and no password`() async throws {
        let learner = await host.send("GET", "/api/v1/me", as: "learner")
        #expect(learner.json["learns"] == ["algebra-1"])
        #expect(learner.json["roles"] == ["learner"])
        #expect(!learner.text.contains("password"))
        let parent = await host.send("GET", "/api/v1/me", as: "parent")
        #expect(parent.json["children"] == [.string("\(host.id("learner"))")])
    }

    @Test func `an operator makes an account that can sign in at once`() async throws {
        let body: JSON = ["name": "Nia", "email": " Nia@Example.org", "password": "long enough", "roles": ["tutor"]]
        let made = await host.send("POST", "/api/v1/accounts", as: "operator", body)
        #expect(made.status == 201)
        #expect(made.json["email"] == "nia@example.org")
        let login = await host.send("POST", "/auth/login", ["email": "nia@example.org", "password": "long enough"])
        #expect(login.status == 200)
        let again = await host.send("POST", "/api/v1/accounts", as: "operator", body)
        #expect(again.status == 409)
    }

    private static let faults: [(String, JSON)] = [
        ("name", [:]), ("name", ["name": ""]), ("email", ["name": "N", "email": "nobody"]),
        ("email", ["name": "N", "email": "a@b@c"]), ("email", ["name": "N", "password": "long enough"]),
        ("password", ["name": "N", "email": "n@example.org", "password": "short"]),
        ("roles", ["name": "N", "roles": ["king"]]), ("roles", ["name": "N", "roles": "tutor"]),
    ]

    @Test(arguments: faults)
    func `an account in bad form names the field at fault`(field: String, body: JSON) async throws {
        let answer = await host.send("POST", "/api/v1/accounts", as: "operator", body)
        #expect(answer.status == 400)
        #expect(answer.json["field"]?.string == field)
    }

    @Test func `who is shut out is out at once, and let in again has to sign in`() async throws {
        let path = "/api/v1/accounts/\(host.id("tutor"))"
        let token = host.token("tutor")
        let before = await host.send("GET", "/api/v1/me", headers: ["Authorization": "Bearer \(token)"])
        #expect(before.status == 200)
        #expect(await host.send("PATCH", path, as: "operator", ["disabled": true]).json["disabled"] == true)
        let after = await host.send("GET", "/api/v1/me", headers: ["Authorization": "Bearer \(token)"])
        #expect(after.status == 401)
        #expect(await host.send("PATCH", path, as: "operator", ["disabled": false]).json["disabled"] == false)
        let still = await host.send("GET", "/api/v1/me", headers: ["Authorization": "Bearer \(token)"])
        #expect(still.status == 401)
    }

    @Test func `an operator cannot take from themselves the right to undo it`() async throws {
        let path = "/api/v1/accounts/\(host.id("operator"))"
        #expect(await host.send("PATCH", path, as: "operator", ["disabled": true]).json["field"] == "disabled")
        #expect(await host.send("PATCH", path, as: "operator", ["roles": ["learner"]]).json["field"] == "roles")
        #expect(await host.send("GET", "/api/v1/accounts", as: "operator").status == 200)
    }

    @Test func `enrolment opens a course at once and its end closes it`() async throws {
        let path = "/api/v1/courses/algebra-1/people/\(host.id("other learner"))/learn"
        #expect(await host.send("GET", "/api/v1/courses/algebra-1", as: "other learner").status == 404)
        #expect(await host.send("PUT", path, as: "team").status == 204)
        #expect(await host.send("GET", "/api/v1/courses/algebra-1", as: "other learner").status == 200)
        #expect(await host.send("DELETE", path, as: "team").status == 204)
        #expect(await host.send("GET", "/api/v1/courses/algebra-1", as: "other learner").status == 404)
        let odd = path.replacing("/learn", with: "/rule")
        #expect(await host.send("PUT", odd, as: "team").status == 404)
    }

    @Test func `guardians are made and unmade by operators`() async throws {
        let path = "/api/v1/accounts/\(host.id("other parent"))/children/\(host.id("learner"))"
        #expect(await host.send("PUT", path, as: "operator").status == 204)
        #expect(await host.send("GET", "/api/v1/me", as: "other parent").json["children"]?.array?.count == 2)
        #expect(await host.send("DELETE", path, as: "operator").status == 204)
        #expect(await host.send("GET", "/api/v1/me", as: "other parent").json["children"]?.array?.count == 1)
        let unknown = "/api/v1/accounts/\(host.id("parent"))/children/\(AccountID.fresh())"
        #expect(await host.send("PUT", unknown, as: "operator").status == 404)
    }

    @Test func `accounts are listed in pages that meet without overlap`() async throws {
        var seen: [String] = []
        var after = ""
        repeat {
            let page = await host.send("GET", "/api/v1/accounts?limit=4\(after)", as: "operator")
            seen += page.json["accounts"]?.array?.compactMap { $0["id"]?.string } ?? []
            after = page.json["next"]?.string.map { "&after=\($0)" } ?? ""
        } while !after.isEmpty
        #expect(seen.count == TestHost.cast.count)
        #expect(Set(seen).count == seen.count)
        #expect(await host.send("GET", "/api/v1/accounts?limit=0", as: "operator").json["field"] == "limit")
        #expect(await host.send("GET", "/api/v1/accounts?after=x", as: "operator").json["field"] == "after")
    }
}
