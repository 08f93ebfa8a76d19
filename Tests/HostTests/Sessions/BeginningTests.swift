import Testing

@testable import Host

/// Where a talk with the host begins.
@Suite(.timeLimit(.minutes(5))) struct BeginningTests {
    @Test func `a session begins where the site's token says that its learner is, unless they say where`() async throws
    {
        let room = try await Classroom([("echo", Echo())])
        let device = try await guest(of: room, course: "algebra-1", module: "lines")
        let opened = await device.say("session.open", ["key": .key()])
        let session = try #require(opened["d"]?["session"]?.string.flatMap { SessionID($0) })
        let context = try await room.host.store.session(session).context
        #expect(context.course == "algebra-1" && context.module == "lines")
        let elsewhere = await device.say("session.open", ["key": .key(), "course": "algebra-1"])
        let other = try #require(elsewhere["d"]?["session"]?.string.flatMap { SessionID($0) })
        #expect(try await room.host.store.session(other).context.module == nil)
    }

    @Test func `a session without a course, of a token without one, is refused with the field that is missing`()
        async throws
    {
        let room = try await Classroom([("echo", Echo())])
        let device = try await guest(of: room, course: nil, module: nil)
        let refused = await device.say("session.open", ["key": .key()])
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

    /// A device of somebody whom a site sends.
    private func guest(of room: Classroom, course: String?, module: String?) async throws -> Device {
        var bearer = try await room.school.login().bearer
        bearer.voucher = Bearer.Voucher(
            issuer: "https://school.example",
            role: .learner,
            courses: ["algebra-1"],
            course: course,
            module: module
        )
        let device = Device(room.host)
        await device.say("hello", ["v": 1, "ticket": .string(room.school.ticket(for: bearer))])
        return device
    }
}
