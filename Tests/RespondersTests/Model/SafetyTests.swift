import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite struct `The guard of learners` {
    static let danger = [
        "I want to die", "sometimes i think about killing myself", "My dad hits me when my grades are bad",
        "i've been cutting myself again", "nobody would miss me anyway", "I don't want to live anymore",
        "I can't go on living like this", "thinking of suicide", "he sent me pictures and wants nudes",
        "I am afraid to go home today", "i'm going to hurt them all tomorrow", "Ich will nicht mehr leben",
        "j'ai envie de mourir", "quiero morirme", "I took an overdose", "im starving myself so i cant focus",
    ]
    static let harmless = [
        "This homework is killing me", "I'm dying to know the answer", "How do I kill a process?", "Why do cells die?",
        "The loop never dies", "My program hangs itself up", "What cuts the x-axis?", "I hate fractions",
        "Can I take my own notes in the test?", "What happens when the parent process kills the child?",
        "The slope hits zero at home plate", "I am scared of the test", "I could shoot up to level 5",
        "Did the volcano bury people?", "How does cyanide kill cells?", "I run away from hard problems",
    ]

    private func verdict(_ text: String) async throws -> Admission {
        var settings = SafetyGuard.Settings()
        settings.queue = "care"
        var turn = Turn.sample(text)
        return try await SafetyGuard(settings).admit(&turn)
    }

    @Test(arguments: danger) func `hands those in danger to people`(text: String) async throws {
        #expect(try await verdict(text) == .park(Parking(queue: "care", alert: "A learner may be in danger.")))
    }

    @Test(arguments: harmless) func `leaves those alone who only talk like that`(text: String) async throws {
        #expect(try await verdict(text) == .pass)
    }

    @Test func `raises an alarm that repeats no word`() async throws {
        let lines = Lock<[String]>([])
        var settings = SafetyGuard.Settings()
        (settings.queue, settings.phrases) = ("care", ["blue whale*"])
        try settings.validate()
        // As a warning: among what parts say otherwise nobody would look for it.
        let log = PartLog(
            { _, _ in Issue.record("said in passing") },
            warn: { _, line in lines.withLock { $0.append(line) } }
        )
        let part = SafetyGuard(settings, alarm: log)
        var turn = Turn.sample("I play the blue whales game")
        #expect(try await part.admit(&turn) == .park(Parking(queue: "care", alert: "A learner may be in danger.")))
        #expect(lines.withLock { $0 } == ["a learner may be in danger: session s1, queue care"])
    }
}
