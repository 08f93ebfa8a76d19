import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A ledger that cannot be written any more` {
    /// Sets tokens aside, and can then not count what was used.
    private struct Stuck: TokenLedger {
        struct NoRoom: Error, CustomStringConvertible { var description: String { "The disk has no room left." } }

        func reserve(_ tokens: Int, for spender: TokenSpender, within limits: TokenLimits) -> TokenReservation? {
            TokenReservation(number: 1)
        }

        func settle(_ reservation: TokenReservation, used: Int) throws { throw NoRoom() }
    }

    private struct Echo: Responder {
        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            try await reply.write(turn.text)
            return .answered()
        }
    }

    /// Asks a model and then, should it fail, somebody who always has an answer.
    private func run(_ script: @escaping @Sendable (Peer) -> Void) async throws -> (Ending, [ReplyPiece], StepReport?) {
        let coach = try ScriptedModel().asking(try Upstream(script), ledger: Stuck()) { $0.learnerTokens = 1000 }
        let chain = Chain(responders: [Step(coach, name: "model"), Step(Echo(), name: "echo")])
        let transcript = Transcript()
        let reports = Lock<[StepReport]>([])
        let ending = try await chain.run(
            .sample(),
            into: transcript.writer,
            observe: { report in reports.withLock { $0.append(report) } }
        )
        return (ending, await transcript.pieces, reports.withLock(\.first))
    }

    @Test func `leaves a whole answer whole, and its trace tells of it`() async throws {
        let (ending, pieces, report) = try await run { peer in
            _ = peer.request()
            peer.send(ScriptedModel.head + ScriptedModel.said("Look again.") + ScriptedModel.end)
        }
        guard case .answered(_, by: "model") = ending.result else {
            Issue.record("\(ending.result)")
            return
        }
        #expect(pieces == [.text("Look again.")])
        #expect(report?.notes.contains("the tokens it used were not counted: The disk has no room left.") == true)
    }

    @Test func `does not hide why a model failed`() async throws {
        let (ending, _, report) = try await run { peer in
            _ = peer.request()
            peer.answer("", status: "401 No")
        }
        guard case .answered(_, by: "echo") = ending.result, case .failed(let why)? = report?.ending else {
            Issue.record("\(ending.result), \(String(describing: report?.ending))")
            return
        }
        #expect(why.contains("401"))
    }
}
