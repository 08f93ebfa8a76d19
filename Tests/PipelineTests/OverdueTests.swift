import PipelineTesting
import Testing

@testable import Pipeline

@Suite(.timeLimit(.minutes(5))) struct OverdueTests {
    /// Waits for a full stop, but no longer than a second; the last character always waits.
    private struct Sentences: Guard {
        var patience: Duration? { .seconds(1) }

        func screen(_ draft: Draft, of turn: Turn) async throws -> Screening {
            let isWhole = draft.isFinal || draft.pending.hasSuffix(".")
            guard isWhole || draft.isOverdue else { return .hold }
            if draft.pending.contains("secret") { return .refuse("No.") }
            return isWhole ? .release : .hold(last: 1)
        }
    }

    /// Says what it is given, when it is given it.
    private struct Dictated: Responder {
        let pieces: AsyncStream<String>

        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            for await piece in pieces { try await reply.write(piece) }
            try Task.checkCancellation()
            return .answered()
        }
    }

    private let clock = HandClock()
    private let transcript = Transcript()
    private let pieces: AsyncStream<String>
    private let dictation: AsyncStream<String>.Continuation

    init() { (pieces, dictation) = AsyncStream<String>.makeStream() }

    private func begin() -> Task<Ending, any Error> {
        let chain = Chain(
            guards: [Step(Sentences(), name: "sentences")],
            responders: [Step(Dictated(pieces: pieces), name: "model")],
            clock: clock
        )
        return Task { [transcript] in try await chain.run(.sample(), into: transcript.writer) }
    }

    private func shown(_ text: String) async {
        while await transcript.text != text, !Task.isCancelled { await Task.yield() }
    }

    @Test func `text that no more text follows is shown when its guard's patience is over`() async throws {
        let turn = begin()
        dictation.yield("One. Two thr")
        await clock.sleeper(within: .seconds(1))
        #expect(await transcript.text.isEmpty)
        clock.advance(by: .seconds(1))
        await shown("One. Two th")
        dictation.yield("ee.")
        await shown("One. Two three.")
        dictation.finish()
        guard case .answered = try await turn.value.result else {
            Issue.record("it was not answered")
            return
        }
    }

    @Test func `what must not be said is not said when the time is over either`() async throws {
        let turn = begin()
        dictation.yield("The secret is")
        await clock.sleeper(within: .seconds(1))
        clock.advance(by: .seconds(1))
        // Whoever writes hears of a refusal with the next piece.
        dictation.yield(" out")
        dictation.finish()
        guard case .refused = try await turn.value.result else {
            Issue.record("it was not refused")
            return
        }
        #expect(await transcript.text.isEmpty)
    }

    @Test func `nobody watches the time once the turn has been stopped`() async throws {
        let turn = begin()
        dictation.yield("Half a sent")
        await clock.sleeper(within: .seconds(1))
        turn.cancel()
        _ = await turn.result
        clock.advance(by: .seconds(5))
        await settle()
        #expect(await transcript.text.isEmpty)
    }

    /// Lets everybody who can go on do so.
    private func settle() async { for _ in 0..<20 { await Task.yield() } }
}
