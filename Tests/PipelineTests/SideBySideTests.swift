import PipelineTesting
import Testing

@testable import Pipeline

/// Responders that write from several tasks, while a guard thinks about what one of them has written.
@Suite(.timeLimit(.minutes(5))) struct `Two tasks that write one answer` {
    /// Thinks about each text until it is told to go on, and tells which ones it was asked about.
    private struct Thinking: Guard {
        let asked: AsyncStream<String>.Continuation
        let verdicts: AsyncStream<Screening>

        func screen(_ draft: Draft, of turn: Turn) async throws -> Screening {
            if draft.isFinal { return .release }
            asked.yield(draft.pending)
            for await verdict in verdicts { return verdict }
            throw CancellationError()
        }
    }

    private struct Pair: Responder {
        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<2 { group.addTask { try await reply.write("Half. ") } }
                try await group.waitForAll()
            }
            return .answered()
        }
    }

    private let transcript = Transcript()
    private let questions: AsyncStream<String>
    private let verdicts: AsyncStream<Screening>
    private let judge: AsyncStream<Screening>.Continuation
    private let turn: Task<Ending, any Error>

    init() {
        let (questions, asked) = AsyncStream<String>.makeStream()
        (verdicts, judge) = AsyncStream<Screening>.makeStream()
        let chain = Chain(
            guards: [Step(Thinking(asked: asked, verdicts: verdicts), name: "thinking")],
            responders: [Step(Pair(), name: "pair")],
            clock: HandClock()
        )
        self.questions = questions
        turn = Task { [transcript] in try await chain.run(.sample(), into: transcript.writer) }
    }

    /// Waits until the guard is asked, and lets whoever else could ask it do so.
    private func asked(_ iterator: inout AsyncStream<String>.Iterator) async -> String? {
        let text = await iterator.next(isolation: nil)
        for _ in 0..<100 { await Task.yield() }
        return text
    }

    @Test func `are judged one after the other, and nothing is said twice`() async throws {
        var questions = questions.makeAsyncIterator()
        for _ in 0..<2 {
            #expect(await asked(&questions) == "Half. ")
            judge.yield(.release)
        }
        #expect(try await turn.value.result == .answered(Attribution(), by: "pair"))
        #expect(await transcript.text == "Half. Half. ")
    }

    @Test func `are both stopped by what one of them must not say`() async throws {
        var questions = questions.makeAsyncIterator()
        #expect(await asked(&questions) == "Half. ")
        judge.yield(.refuse("No."))
        #expect(try await turn.value.result == .refused("No.", by: "thinking"))
        #expect(await transcript.pieces.isEmpty)
    }

    @Test func `end with their turn when it is stopped`() async throws {
        var questions = questions.makeAsyncIterator()
        #expect(await asked(&questions) == "Half. ")
        turn.cancel()
        await #expect(throws: CancellationError.self) { try await turn.value }
        #expect(await transcript.pieces.isEmpty)
    }
}
