import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct ExampleTalkTests {
    @Test func `the talk on the protocol's page is what a learner and the host say to each other`() async throws {
        let room = try await Classroom([("echo", Echo())])
        let device = Device(room.host)
        let token = try await room.school.login().access.reveal()
        var known: [String: JSON] = ["token": .string(token), "epoch": .string(room.host.store.epoch.description)]
        var frames: [JSON] = []
        for line in ExampleTalk.lines {
            switch line {
            case .command(let text):
                guard case .object(var command) = try read(text) else { continue }
                known["key"] = .key()
                for name in command.names where command[name] == "…" { command.set(name, try #require(known[name])) }
                device.raw(JSON.object(command).text)
                let reply = await device.notebook.reply(to: try #require(command["id"]?.string))
                known["session"] = reply["d"]?["session"] ?? known["session"]
            case .frame(let text): frames.append(try read(text))
            }
        }
        let last = try #require(frames.last)
        _ = await device.notebook.first { fits($0, last) }
        for (said, wanted) in zip(device.notebook.frames, frames) { #expect(fits(said, wanted), "\(said.text)") }
    }

    /// The JSON of a line, without the marks for what it leaves out.
    private func read(_ text: String) throws -> JSON {
        try JSON(parsing: Array(text.replacing(", …}", with: "}").replacing("{…}", with: "{}").utf8))
    }
}

/// Whether a frame says all that is wanted of it, and perhaps more.
private func fits(_ frame: JSON, _ wanted: JSON) -> Bool {
    guard case .object(let members) = wanted else { return wanted == "…" || frame == wanted }
    return members.names.allSatisfy { name in
        guard let said = frame[name], let wanted = members[name] else { return false }
        return fits(said, wanted)
    }
}
