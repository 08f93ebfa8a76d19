import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct ClosedBlocksTests {
    private func html(_ device: Device) -> [String] {
        device.notebook.all("block").compactMap { $0["d"]?["html"]?.string }
    }

    @Test func `blocks of a running answer come rendered to those who can show them`()
        async throws
    {
        let paced = Paced()
        let room = try await Classroom([("model", paced)])
        let (plain, session) = try await room.session()
        let able = try await room.device([(session, 0)], caps: ["delta", "block"])
        await plain.say("message.send", ["session": .string(session), "key": .key(), "text": "Why?"])
        paced.say("One $x^2$.\n\nTw")
        let first = await able.notebook.first { $0["t"] == "block" }
        #expect(first["d"]?["n"] == 0 && first["d"]?["end"] == 12)
        #expect(html(able) == ["<p>One <code class=\"math\">x^2</code>.</p>"])

        let late = try await room.device([(session, 0)], caps: ["block"])
        let snapshot = await late.notebook.first { $0["t"] == "block" }
        #expect(snapshot["d"]?["html"] == first["d"]?["html"])

        paced.say("o.\n\n")
        _ = await able.notebook.first { $0["d"]?["n"] == 1 }
        paced.finish()
        let final = await able.notebook.first { $0["seq"] == 3 }
        #expect(final["d"]?["text"] == "One $x^2$.\n\nTwo.\n\n")
        #expect(html(able) == ["<p>One <code class=\"math\">x^2</code>.</p>", "<p>Two.</p>"])
        #expect(html(plain).isEmpty)
    }
}
