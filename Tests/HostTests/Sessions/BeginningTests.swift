import Testing

@testable import Host

/// Where a talk with the host begins.
@Suite(.timeLimit(.minutes(5))) struct BeginningTests {
    @Test func `a session begins where the site's token says that its learner is, unless they say where`() async throws
    {
        let bearer = try await guest(course: "algebra-1", module: "lines")
        #expect(try bearer.place(course: nil, module: nil) == ("algebra-1", "lines"))
        #expect(try bearer.place(course: nil, module: "slopes") == ("algebra-1", "slopes"))
        #expect(try bearer.place(course: "biology", module: nil) == ("biology", nil))
    }

    @Test func `a session without a course, of a token without one, is refused with the field that is missing`()
        async throws
    {
        let site = try await guest(course: nil, module: "lines")
        #expect(throws: Refused.self) { try site.place(course: nil, module: nil) }
        let room = try await Classroom([("echo", Echo())])
        let refused = try await room.device().say("session.open", ["key": .key()])
        #expect(refused["d"]?["code"] == "bad_field" && refused["d"]?["field"] == "course")
    }

    @Test func `a second hello is refused, and the talk goes on`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let device = try await room.device()
        let token = try await room.school.login().access.reveal()
        let again = await device.say("hello", ["v": 1, "token": .string(token)])
        #expect(again["d"]?["code"] == "state_conflict")
        let opened = await device.say("session.open", ["key": .key(), "course": "algebra-1", "module": "lines"])
        #expect(opened["t"] == "ack" && device.notebook.farewell == nil)
    }

    /// Somebody whom a site sends.
    private func guest(course: String?, module: String?) async throws -> Bearer {
        var bearer = try await LoginSchool().login().bearer
        bearer.voucher = Bearer.Voucher(
            issuer: "https://school.example",
            role: .learner,
            courses: ["algebra-1"],
            course: course,
            module: module
        )
        return bearer
    }
}
