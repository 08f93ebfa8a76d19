import Testing

@testable import Host

/// Who gets past the door of each command of the socket, generated from the table of commands.
///
/// A stranger hears, word for word, what they hear about a session or a ticket that does not exist.
@Suite(.timeLimit(.minutes(5))) struct CommandMatrixTests {
    /// Everybody who is in the table of people, with a socket each.
    private static func devices(_ host: TestHost) async -> [(name: String, device: Device)] {
        var devices: [(String, Device)] = []
        for person in TestHost.cast {
            let device = Device(host.host.conversations)
            await device.say("hello", ["v": 1, "token": .string(host.token(person.name))])
            devices.append((person.name, device))
        }
        // The learner comes last, because what they do changes what there is.
        return devices.sorted { left, right in left.0 != "learner" && right.0 == "learner" }
    }

    /// A command in good form about that thing.
    private static func fields(of name: CommandName, _ field: String, _ value: String) -> JSON {
        JSON(
            members: name.fields.filter { $0.isRequired || $0.name == "to" }.map { required in
                let sample: JSON =
                    switch required.name {
                    case "course": "algebra-1"
                    case "to": "maths"
                    default: required.sample
                    }
                return (required.name, required.name == field ? .string(value) : sample)
            }
        )
    }

    private static func commands(about field: String) -> [CommandName] {
        CommandName.allCases.filter { $0.fields.contains { $0.name == field && $0.isRequired } }
    }

    /// Whether somebody hears of a thing something else than of one that does not exist.
    private func knows(
        _ device: Device,
        _ name: CommandName,
        _ field: String,
        _ thing: String,
        _ never: String
    ) async -> Bool {
        let known = await device.say(name.rawValue, Self.fields(of: name, field, thing))
        let unknown = await device.say(name.rawValue, Self.fields(of: name, field, never))
        return known["t"] != unknown["t"] || known["d"]?.text != unknown["d"]?.text
    }

    @Test func `a session that nobody was called into is there for its learner, and for nobody else`() async throws {
        let host = try await TestHost()
        let opening = Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        let session = try await host.host.store.open(opening).session.id
        let commands = Self.commands(about: "session")
        #expect(commands.count >= 14)
        for (person, device) in await Self.devices(host) {
            if person == "learner" { #expect(try await host.host.store.session(session).head == 1) }
            for name in commands {
                let isIn = await knows(device, name, "session", "\(session)", "\(SessionID.fresh())")
                #expect(isIn == (person == "learner"), "\(person): \(name.rawValue)")
            }
        }
    }

    @Test func `a ticket is there for the tutors of its course, and for nobody else`() async throws {
        let host = try await TestHost()
        let ticket = try await DeskDoor(host).ticket
        let commands = Self.commands(about: "ticket")
        #expect(commands.count >= 7)
        for (person, device) in await Self.devices(host) where person != "tutor" {
            for name in commands {
                let isIn = await knows(device, name, "ticket", "\(ticket)", "\(TicketID.fresh())")
                #expect(!isIn, "\(person): \(name.rawValue)")
            }
        }
        let tutor = Device(host.host.conversations)
        await tutor.say("hello", ["v": 1, "token": .string(host.token("tutor"))])
        for name in commands {
            #expect(await knows(tutor, name, "ticket", "\(ticket)", "\(TicketID.fresh())"), "\(name.rawValue)")
        }
    }

    @Test func `a course is opened by those who learn in it, and by nobody else`() async throws {
        let host = try await TestHost()
        for (person, device) in await Self.devices(host) {
            let reply = await device.say("session.open", ["key": .key(), "course": "algebra-1", "module": "lines"])
            #expect((reply["t"] == "ack") == (person == "learner"), "\(person): \(reply.text)")
        }
    }

    @Test(arguments: CommandName.allCases.filter { $0 != .hello })
    func `nobody gives a command who has not said hello`(name: CommandName) async throws {
        let host = try await TestHost()
        let device = Device(host.host.conversations)
        device.give(name.rawValue, Self.fields(of: name, "session", "\(SessionID.fresh())"), id: "1")
        await device.vanish()
        #expect(device.notebook.farewell?.code == 4408 && device.notebook.frames.isEmpty)
    }
}
