import Pipeline
import Testing

@testable import Host

/// The next hint, and the question that it is on.
@Suite(.timeLimit(.minutes(5))) struct NextHintTests {
    /// Gives hints on the question, and none on thanks.
    private struct Hints: InstantResponder {
        func answer(_ turn: Turn) -> InstantAnswer? {
            guard turn.text != "Thanks!" else { return InstantAnswer("You are welcome.") }
            let hint = Attribution.Hint(subject: "slope", level: 1)
            return InstantAnswer("A hint on \(turn.text)", attribution: Attribution(hint: hint))
        }
    }

    @Test func `is on the question that the last one was on, whatever was said since, and when it is taken up later`()
        async throws
    {
        let classroom = try await Classroom([("hints", Hints())])
        let (device, session) = try await classroom.session()
        func ask(_ text: String) async {
            await device.say("message.send", ["session": .string(session), "key": .key(), "text": .string(text)])
        }
        func hint(_ key: JSON = .key()) async -> JSON {
            await device.say("hint.more", ["session": .string(session), "key": key])
        }
        await ask("What is a slope?")
        let key = JSON.key()
        let first = await hint(key)
        await ask("Thanks!")
        let second = await hint()
        _ = await device.notebook.first { $0["seq"] == 9 }
        let said = device.notebook.log.compactMap { $0["d"]?["text"]?.string }.filter { $0.hasPrefix("A hint") }
        #expect(said == Array(repeating: "A hint on What is a slope?", count: 3))

        for turn in [first, second].compactMap({ $0["d"]?["turn"]?.string.flatMap { TurnID($0) } }) {
            let stored = try await classroom.host.store.turn(turn)
            #expect(Question.stored(stored).text == "What is a slope?")
        }
        // The same command again is a repeat, although something else was said last.
        await ask("Thanks!")
        let again = await hint(key)
        #expect(again["d"]?["dup"] == true && again["d"]?["turn"] == first["d"]?["turn"])
    }
}
