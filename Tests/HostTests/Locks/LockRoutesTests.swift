import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct LockRoutesTests {
    private static let lines = "/api/v1/courses/algebra-1/modules/lines/lock"

    @Test func `a tutor locks a module, sees it listed, and lifts it`() async throws {
        let it = try await TestHost()
        let until = (Rim.now() + .seconds(3600)).rfc3339
        let set = await it.send("PUT", Self.lines, as: "tutor", ["grade": "people", "until": .string(until)])
        #expect(set.status == 200 && set.json["until"]?.string == until)
        #expect(it.host.teaching.lock(course: "algebra-1", module: "lines") == .people)
        let listed = await it.send("GET", "/api/v1/courses/algebra-1/locks", as: "learner")
        #expect(listed.json["locks"]?.array?.first?["grade"] == "people")
        #expect(await it.send("PUT", Self.lines, as: "tutor", listed.json["locks"]?.array?.first).status == 200)
        #expect(await it.send("DELETE", Self.lines, as: "tutor").json["lifted"] == true)
        #expect(it.host.teaching.lock(course: "algebra-1", module: "lines") == .off)
        #expect(await it.send("DELETE", Self.lines, as: "tutor").json["lifted"] == false)
    }

    @Test(
        arguments: [
            ["grade": "off"], ["grade": "shut"], [:], ["grade": "closed", "until": "tomorrow"],
            ["grade": "closed", "module": "factors"], ["grade": "closed", "from": "2026-02-30T10:00:00Z"],
            ["grade": "closed", "untill": "2099-01-01T00:00:00Z"],
            ["grade": "closed", "from": "2026-11-21T10:00:00Z", "until": "2026-11-21T09:00:00Z"],
        ] as [JSON]
    )
    func `what is not a lock changes nothing`(body: JSON) async throws {
        let it = try await TestHost()
        let answer = await it.send("PUT", Self.lines, as: "tutor", body)
        #expect(answer.status == 400 || answer.status == 422)
        #expect(try await it.host.store.locks().isEmpty)
    }

    @Test func `an end that is past is refused, and the lock that is there stays`() async throws {
        let it = try await TestHost()
        #expect(await it.send("PUT", Self.lines, as: "tutor", ["grade": "people"]).status == 200)
        let past: JSON = ["grade": "closed", "until": "2020-01-01T10:00:00Z"]
        let refused = await it.send("PUT", Self.lines, as: "tutor", past)
        #expect(refused.status == 400 && refused.text.contains("This end is already past;"), "\(refused.text)")
        #expect(try await it.host.store.locks().map(\.grade) == [.people])
        #expect(it.host.teaching.lock(course: "algebra-1", module: "lines") == .people)
    }

    @Test func `a lock cannot be made by who does not teach, and not where nothing is`() async throws {
        let it = try await TestHost()
        #expect(await it.send("PUT", Self.lines, as: "learner", ["grade": "closed"]).status >= 400)
        let nowhere = "/api/v1/courses/algebra-1/modules/nowhere/lock"
        #expect(await it.send("PUT", nowhere, as: "tutor", ["grade": "closed"]).status == 404)
        #expect(await it.send("GET", "/api/v1/courses/nowhere/locks", as: "operator").status == 404)
        #expect(try await it.host.store.locks().isEmpty)
    }

    @Test func `a lock that begins later is refused where one is in force, with a sentence`() async throws {
        let it = try await TestHost()
        #expect(await it.send("PUT", Self.lines, as: "tutor", ["grade": "closed"]).status == 200)
        let later = (Rim.now() + .seconds(3600)).rfc3339
        let answer = await it.send("PUT", Self.lines, as: "tutor", ["grade": "hints", "from": .string(later)])
        #expect((400..<500).contains(answer.status), "\(answer.text)")
        #expect(answer.json["detail"]?.string?.contains("lift it first") == true, "\(answer.text)")
        #expect(it.host.teaching.lock(course: "algebra-1", module: "lines") == .closed)
    }

    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-21T10:00:00.5+01:00", 1_795_251_600_500),
            ("2024-02-29T23:59:59.123456z", 1_709_251_199_123),
        ] as [(String, Int64)]
    )
    func `times are read as RFC 3339 writes them`(text: String, milliseconds: Int64) {
        #expect(Moment(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026", "2026-11-21", "2026-11-21T10:00:00", "2026-13-01T10:00:00Z", "2026-11-21T24:00:00Z",
        "2026-11-21T10:00:00.Z", "2026-11-21T10:00:00Zz", "2025-02-29T10:00:00Z", "2026-11-21 10:00:00Z",
        "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-00:01",
    ])
    func `what is no time is none`(text: String) { #expect(Moment(rfc3339: text) == nil) }

    @Test func `a moment of no year with four digits is written as the nearest that has them`() {
        #expect(Moment(milliseconds: .min).rfc3339 == "0000-01-01T00:00:00.000Z")
        #expect(Moment(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
    }
}
