import Pipeline
import PipelineTesting
import Testing

/// A responder that follows a script.
private struct Scripted: Responder {
    enum Line: Sendable { case write(String), fail, hang }
    struct Broken: Error {}

    let lines: [Line]
    var outcome: Outcome = .answered()

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        for line in lines {
            switch line {
            case .write(let text): try await reply.write(text)
            case .fail: throw Broken()
            case .hang: try await Task.sleep(for: .seconds(3600))
            }
        }
        return outcome
    }
}

private func chain(_ parts: [(String, Scripted)], guards: [any Guard] = []) -> Chain {
    Chain(
        guards: guards.enumerated().map { Step($1, name: "guard \($0)") },
        responders: parts.map { Step($1, name: $0) }
    )
}

@Suite(.timeLimit(.minutes(1))) struct `A chain` {
    @Test func `lets the first responder that answers have the turn`() async throws {
        let transcript = Transcript()
        let ending = try await chain([
            ("silent", Scripted(lines: [], outcome: .declined("not mine"))),
            ("broken", Scripted(lines: [.fail])),
            ("good", Scripted(lines: [.write("Friday.")])),
            ("late", Scripted(lines: [.write("never heard")])),
        ]).run(.sample(), into: transcript.writer)
        #expect(ending.result == .answered(Attribution(), by: "good"))
        #expect(await transcript.pieces == [.text("Friday.")])
    }

    @Test func `keeps what was read of an answer that broke off, and goes on below a seam`() async throws {
        let transcript = Transcript()
        let ending = try await chain([
            ("model", Scripted(lines: [.write("The slope "), .fail])),
            ("say", Scripted(lines: [.write("Ask again.")])),
        ]).run(.sample(), into: transcript.writer)
        #expect(ending.result == .answered(Attribution(), by: "say"))
        #expect(
            await transcript.pieces == [.text("The slope "), .seam(Seam(after: "model")), .text("Ask again.")]
        )
    }

    @Test func `cuts a responder off when its budget is spent`() async throws {
        var chain = chain([("slow", Scripted(lines: [.hang])), ("quick", Scripted(lines: [.write("Here.")]))])
        chain.responders[0].budget = .milliseconds(5)
        let ending = try await chain.run(.sample(), into: Transcript().writer)
        #expect(ending.result == .answered(Attribution(), by: "quick"))
    }
}
