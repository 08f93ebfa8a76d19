import PipelineTesting
import Testing

@testable import Pipeline

/// Answers that break off while a guard still thinks about what it was asked.
@Suite(.timeLimit(.minutes(5))) struct BreakOffTests {
    /// Shows what a full stop ends; about text that is overdue it thinks until it is told what to say.
    private struct Thinking: Guard {
        let isAsked: Finish
        let verdicts: AsyncStream<Screening>
        let heedsCancelling: Bool

        var patience: Duration? { .seconds(1) }

        func screen(_ draft: Draft, of turn: Turn) async throws -> Screening {
            guard draft.isOverdue else { return draft.isFinal || draft.pending.hasSuffix(".") ? .release : .hold }
            isAsked.set()
            return heedsCancelling ? try await verdict() : try await Task { try await verdict() }.value
        }

        private func verdict() async throws -> Screening {
            for await verdict in verdicts { return verdict }
            throw CancellationError()
        }
    }

    /// Says what it is given, and breaks off at the end of it.
    private struct Unreliable: Responder {
        struct Broken: Error {}
        let pieces: AsyncStream<String>

        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            for await piece in pieces { try await reply.write(piece) }
            throw Broken()
        }
    }

    /// Leaves a task of its own to write, and breaks off while that is looked at.
    private struct Leaving: Responder {
        let isAsked: Finish

        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            Task { try await reply.write("Half a sentence.") }
            while !isAsked.isSet, !Task.isCancelled { await Task.yield() }
            throw Unreliable.Broken()
        }
    }

    /// Thinks about half a sentence until it is told what to say, and lets everything else pass.
    private struct Halting: Guard {
        let isAsked: Finish
        let verdicts: AsyncStream<Screening>

        func screen(_ draft: Draft, of turn: Turn) async throws -> Screening {
            guard draft.pending.hasPrefix("Half") else { return .release }
            isAsked.set()
            for await verdict in verdicts { return verdict }
            return .hold
        }
    }

    private struct Echo: Responder {
        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            try await reply.write(turn.text)
            return .answered()
        }
    }

    private let clock = HandClock()
    private let transcript = Transcript()
    private let isAsked = Finish()
    private let pieces: AsyncStream<String>
    private let dictation: AsyncStream<String>.Continuation
    private let verdicts: AsyncStream<Screening>
    private let judge: AsyncStream<Screening>.Continuation

    init() {
        (pieces, dictation) = AsyncStream<String>.makeStream()
        (verdicts, judge) = AsyncStream<Screening>.makeStream()
    }

    /// Takes a turn so far that its guard thinks about half a sentence.
    private func beginThinking(heedsCancelling: Bool = true) async -> Task<Ending, any Error> {
        let thinking = Thinking(isAsked: isAsked, verdicts: verdicts, heedsCancelling: heedsCancelling)
        let chain = Chain(
            guards: [Step(thinking, name: "thinking")],
            responders: [Step(Unreliable(pieces: pieces), name: "model"), Step(Echo(), name: "echo")],
            clock: clock
        )
        let turn = Task { [transcript] in try await chain.run(.sample("All of it."), into: transcript.writer) }
        dictation.yield("Half a sent")
        await clock.sleeper(within: .seconds(1))
        clock.advance(by: .seconds(1))
        while !isAsked.isSet, !Task.isCancelled { await Task.yield() }
        return turn
    }

    @Test(arguments: [true, false])
    func `what a guard releases of an answer that has broken off meanwhile is read, and the next goes on below it`(
        heedsCancelling: Bool
    ) async throws {
        let turn = await beginThinking(heedsCancelling: heedsCancelling)
        dictation.finish()
        await settle()
        judge.yield(.release)
        #expect(try await turn.value.result == .answered(Attribution(), by: "echo"))
        #expect(
            await transcript.pieces == [.text("Half a sent"), .seam(Seam(after: "model")), .text("All of it.")]
        )
    }

    @Test func `what a guard refuses of an answer that has broken off meanwhile ends the turn`() async throws {
        let turn = await beginThinking()
        dictation.finish()
        await settle()
        judge.yield(.refuse("No."))
        #expect(try await turn.value.result == .refused("No.", by: "thinking"))
        #expect(await transcript.pieces.isEmpty)
    }

    @Test func `a turn that is stopped does not wait for a guard that heeds it`() async throws {
        let turn = await beginThinking()
        turn.cancel()
        await #expect(throws: CancellationError.self) { try await turn.value }
        #expect(await transcript.pieces.isEmpty)
    }

    @Test func `what waited behind text that is refused is not read either`() async throws {
        let turn = await beginThinking()
        dictation.yield("ence that the guard would let pass.")
        await settle()
        judge.yield(.refuse("No."))
        dictation.finish()
        #expect(try await turn.value.result == .refused("No.", by: "thinking"))
        #expect(await transcript.pieces.isEmpty)
    }

    @Test func `what is judged when its answer is no more is not taken out of the next one`() async throws {
        let chain = Chain(
            guards: [Step(Halting(isAsked: isAsked, verdicts: verdicts), name: "halting")],
            responders: [
                Step(Leaving(isAsked: isAsked), name: "leaving"),
                Step(Unreliable(pieces: pieces), name: "model"), Step(Echo(), name: "echo"),
            ],
            clock: clock
        )
        let turn = Task { [transcript] in try await chain.run(.sample("Well."), into: transcript.writer) }
        while !isAsked.isSet, !Task.isCancelled { await Task.yield() }
        await settle()
        judge.yield(.release)
        await settle()
        dictation.yield("All")
        dictation.finish()
        #expect(try await turn.value.result == .answered(Attribution(), by: "echo"))
        #expect(await transcript.pieces == [.text("All"), .seam(Seam(after: "model")), .text("Well.")])
    }

    /// Lets everybody who can go on do so.
    private func settle() async { for _ in 0..<100 { await Task.yield() } }
}
