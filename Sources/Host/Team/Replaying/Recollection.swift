import Locking
import Pipeline

/// What is known of the turn that is being replayed; one for each chain, for a chain replays one turn at a time.
final class Recollection: Sendable {
    private struct State: Sendable {
        var script: TurnScript?
        var text = ""
        /// What the turn comes to whatever the chain says.
        var verdict: TurnResult?
    }

    private let state = Lock(State())

    func begin(_ script: TurnScript) { state.withLock { $0 = State(script: script) } }

    var script: TurnScript? { state.withLock { $0.script } }
    var text: String { state.withLock { $0.text } }
    var verdict: TurnResult? { state.withLock { $0.verdict } }

    func decide(_ result: TurnResult) { state.withLock { $0.verdict = $0.verdict ?? result } }

    /// Takes what the learner would read.
    func take(_ piece: ReplyPiece) {
        switch piece {
        case .text(let text): state.withLock { $0.text += text }
        case .seam: state.withLock { $0.text += StreamedReply.seamText }
        case .source, .note: break
        }
    }
}

/// Says what a part said when the turn was asked.
struct RecalledResponder: Responder {
    let part: PlayedPart
    let memory: Recollection

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        let steps = memory.script?.trace.asked ?? []
        guard let script = memory.script, let step = steps.first(where: { $0.name == part.name && $0.use == part.use })
        else {
            memory.decide(.unknown(part.name))
            return .answered()
        }
        switch step.ending {
        case "answered":
            try await reply.write(script.words(of: part.name))
            return .answered(Attribution(kind: step.kindOfAuthor ?? .part, model: step.model, basis: step.basis))
        case "declined": return .declined(Decline(step.detail ?? ""))
        case "parked": return .parked(Parking(queue: step.detail ?? ""))
        case "refused":
            // What it said was held back, and is not recorded: all that is known is that it was.
            memory.decide(script.result)
            return .answered()
        default:
            if script.brokeOff(part.name) { try await reply.write(script.words(of: part.name)) }
            throw Failed(description: step.detail ?? step.ending)
        }
    }
}
