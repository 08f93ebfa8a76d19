import Pipeline
import PipelineTesting
import Testing

/// Leaves its number on the question, on what is found out later, and on the answer.
private struct Numbered: InstantGuard {
    let number: Int

    func judge(_ turn: inout Turn) -> Admission {
        turn.text += " \(number)"
        return .pass
    }

    func cover(_ turn: inout Turn) async { turn.text += " c\(number)" }

    func judge(_ draft: Draft, of turn: Turn) -> Screening {
        draft.isFinal ? .replace(draft.pending + " a\(number)") : .hold
    }
}

/// Adds its number once it may wait.
private struct Late: Enricher {
    let number: Int
    func enrich(_ turn: inout Turn) async { turn.text += " e\(number)" }
}

private struct Echo: Responder {
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        try await reply.write(turn.text)
        return .answered()
    }
}

private struct InstantEcho: InstantResponder {
    func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer(turn.text) }
}

@Suite(.timeLimit(.minutes(5))) struct `A chain of a hundred guards and enrichers` {
    private static let numbers = 0..<100
    /// Every third guard is not asked.
    private let guards = numbers.map { number in
        Step<any Guard>(Numbered(number: number), name: "", condition: number % 3 == 0 ? .any([]) : nil)
    }
    private let asked = numbers.filter { $0 % 3 != 0 }

    @Test func `asks each that is to be asked in its order, and about the answer the other way round`() async throws {
        let chain = Chain(guards: guards, responders: [Step(InstantEcho(), name: "echo")])
        let transcript = Transcript()
        _ = try await chain.run(.sample("q"), into: transcript.writer)
        let expected = "q" + asked.map { " \($0)" }.joined() + asked.reversed().map { " a\($0)" }.joined()
        #expect(await transcript.text == expected)
    }

    @Test func `catches up with what was put off in its order, and shows it to the guards that let the question pass`()
        async throws
    {
        let enrichers = Self.numbers.map { Step<any Enricher>(Late(number: $0), name: "late") }
        let chain = Chain(enrichers: enrichers, guards: guards, responders: [Step(Echo(), name: "echo")])
        let transcript = Transcript()
        _ = try await chain.run(.sample("q"), into: transcript.writer)
        let question = asked.map { " \($0)" } + Self.numbers.map { " e\($0)" } + asked.map { " c\($0)" }
        #expect(await transcript.text == "q" + (question + asked.reversed().map { " a\($0)" }).joined())
    }
}
