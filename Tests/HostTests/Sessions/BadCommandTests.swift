import SQLite
import Testing

@testable import Host

/// Every field of every command of the socket with everything that it is not, generated from the table of commands.
@Suite(.timeLimit(.minutes(5))) struct BadCommandTests {
    /// A learner in a session whose question a tutor has taken, and both of them connected.
    private struct Scene {
        let host: TestHost
        let learner: Device
        let tutor: Device
        let session: SessionID
        let ticket: TicketID
        /// Sees whether anybody else has committed anything.
        let witness: Connection

        init() async throws {
            let folder = try TemporaryFolder()
            host = try await TestHost(folder: folder)
            ticket = try await DeskDoor(host).ticket
            session = try await host.host.store.ticket(ticket).session
            (learner, tutor) = (Device(host.host.conversations), Device(host.host.conversations))
            await learner.say("hello", ["v": 1, "token": .string(host.token("learner"))])
            await tutor.say("hello", ["v": 1, "token": .string(host.token("tutor"))])
            let claimed = await tutor.say("queue.claim", ["ticket": .string("\(ticket)"), "key": .key()])
            #expect(claimed["t"] == "ack")
            witness = try Connection(folder.path("host.db"), writable: false)
        }

        func commits() throws -> Int64 {
            try witness.all("PRAGMA data_version") { $0.integer(0) }.first ?? 0
        }

        /// A command in good form about what there is.
        func fields(of name: CommandName) -> [(String, JSON)] {
            name.fields.filter { $0.isRequired || $0.name == "to" }.map { field in
                switch field.name {
                case "session": (field.name, .string("\(session)"))
                case "ticket": (field.name, .string("\(ticket)"))
                case "course": (field.name, "algebra-1")
                case "to": (field.name, "maths")
                case "gen": (field.name, 1)
                default: (field.name, field.sample)
                }
            }
        }

        func say(_ name: CommandName, with field: CommandField, as value: JSON?) async -> JSON {
            var members = fields(of: name).filter { $0.0 != field.name }
            if let value { members.append((field.name, value)) }
            let isTutors = name.isTutors || field.name == "ticket" || field.name == "gen"
            return await (isTutors ? tutor : learner).say(name.rawValue, JSON(members: members))
        }
    }

    @Test func `a field that is not what it should be is named, and nothing is changed`() async throws {
        let scene = try await Scene()
        let before = try scene.commits()
        var tried = 0
        for name in CommandName.allCases where name != .hello {
            for field in name.fields {
                for value in field.wrong {
                    let reply = await scene.say(name, with: field, as: value)
                    let told = "\(name.rawValue) \(field.name): \(value?.text.prefix(60) ?? "missing"): \(reply.text)"
                    #expect(reply["t"] == "err" && reply["d"]?["field"]?.string == field.name, "\(told)")
                    let code = reply["d"]?["code"]?.string
                    #expect(code == "bad_field" || code == "too_large", "\(told)")
                    #expect(reply["d"]?["msg"]?.string?.hasSuffix(".") == true, "\(told)")
                    tried += 1
                }
                // A connection that has nothing good to say is given up; this one has.
                for device in [scene.learner, scene.tutor] {
                    await device.say("session.sing", [:])
                    await device.say("history", ["session": .string("\(scene.session)"), "before": 1])
                }
            }
        }
        #expect(tried > 500)
        #expect(try scene.commits() == before)
        // The witness is awake: what is in good form changes something.
        await scene.tutor.say("note.add", ["ticket": .string("\(scene.ticket)"), "key": .key(), "text": "Seen."])
        #expect(try scene.commits() != before)
    }

    @Test func `what does not exist is said not to, and nothing is changed`() async throws {
        let scene = try await Scene()
        let before = try scene.commits()
        for name in CommandName.allCases where name != .hello && name != .watchQueue {
            for field in name.fields where field.kind == .identifier {
                let reply = await scene.say(name, with: field, as: .string("\(SessionID.fresh())"))
                #expect(reply["t"] == "err", "\(name.rawValue) \(field.name): \(reply.text)")
            }
        }
        #expect(try scene.commits() == before)
    }
}

extension CommandName {
    fileprivate var isTutors: Bool {
        switch self {
        case .watchQueue, .claimTicket, .nextTicket, .renewTicket, .releaseTicket, .transferTicket, .resolveTicket,
            .addNote, .suggest, .setPresence:
            true
        default: false
        }
    }
}

extension CommandField {
    /// What this field does not take; `nil` where it is left out.
    fileprivate var wrong: [JSON?] {
        let long = JSON.string(String(repeating: "a", count: WireLimit.text + 1))
        let strange: [JSON?] =
            switch kind {
            case .text: [1, true, [], [:], long]
            case .identifier:
                ["", "two words", "a/b", "\u{0}", "é", .string(String(repeating: "a", count: 129)), 1, [], [:]]
            case .key: ["", "1", "0192F5C0-0000-7000-8000-000000000001", 7, false, [], [:], long]
            case .integer(let range):
                [
                    "1", "", .number(1.5), true, [], [:], .integer(.max), .integer(.min),
                    .integer(range.lowerBound - 1),
                    .integer(range.upperBound + 1),
                ]
            case .flag: ["true", 0, 1, [], [:]]
            case .choice: ["", "Else", 1, true, [], [:]]
            case .words: ["word", 1, [1], [""], ["two words"], .array(Array(repeating: "a", count: 33)), [:]]
            case .positions: ["word", 1, [1], [[:]], [["session": "a"]]]
            }
        return isRequired ? [nil, .null] + strange : strange
    }
}
