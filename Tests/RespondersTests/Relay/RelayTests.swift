import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite struct `A relay` {
    private func relay(queue: String = "maths") throws -> Relay {
        var (settings, maths) = (Relay.Settings(), Queue())
        settings.queue = queue
        maths.patience = .minutes(10)
        try settings.validate()
        return Relay(settings, Assembly(queues: ["maths": maths]))
    }

    @Test func `parks the question with the patience of its queue, and says nothing`() async throws {
        let (text, outcome) = try await relay().run(.sample())
        #expect(outcome == .parked(Parking(queue: "maths", patience: .seconds(600))))
        #expect(text.isEmpty)
        #expect(try await relay(queue: "art").run(.sample()).outcome == .parked(Parking(queue: "art")))
    }

    @Test func `declines to one who has waited in its queue long enough, and to nobody else`() async throws {
        var turn = Turn.sample()
        turn.exhaustedQueues = ["art"]
        #expect(try await relay().run(turn).outcome == .parked(Parking(queue: "maths", patience: .seconds(600))))
        turn.exhaustedQueues = ["art", "maths"]
        #expect(try await relay().run(turn).outcome == .declined("nobody in \"maths\" answered in time"))
    }

    @Test func `needs a queue with a name`() {
        #expect(throws: InvalidSettings.self) { try relay(queue: "") }
    }
}
