/// A part that is played by somebody else in a rehearsal.
public struct PlayedPart: Sendable {
    /// What the entry is called.
    public let name: String
    /// The part it uses.
    public let use: String
}

extension Blueprint {
    /// Puts the chains together for turns that were asked before.
    ///
    /// Parts whose answer depends on more than a record of the turn holds, such as those that speak to others, are
    /// played by what `player` gives; where there is no player they are made, and speak for themselves.
    public func rehearse(
        _ ports: Ports,
        clock: any Clock<Duration>,
        player: (@Sendable (PlayedPart) -> any Responder)?
    ) throws(Faults) -> Chains {
        guard let player else { return try assemble(ports, clock: clock) }
        let assembly = Assembly(ports: ports, clock: clock, queues: queues)
        var bench = Workbench(file: file, assembly: assembly) { step in
            let module = step.entry.module
            guard module.isRecalled else { return nil }
            let part = player(PlayedPart(name: step.entry.name, use: module.name))
            return switch module.strictestLock {
            case .hints?: .responder(PlayedUnderHints(part: part))
            case .people?, .closed?: .responder(PlayedUnderPeople(part: part))
            case .off?, nil: .responder(PlayedFreely(part: part))
            }
        }
        return try bench.chains(of: lineups)
    }
}

/// Plays a part, and never waits: what was said is known.
private protocol Playing: PromptResponder {
    var part: any Responder { get }
}

extension Playing {
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        try await part.respond(to: turn, into: reply)
    }
}

private struct PlayedFreely: Playing {
    let part: any Responder
}

private struct PlayedUnderHints: Playing, LockAwareResponder {
    static let strictestLock = LockGrade.hints
    let part: any Responder
}

private struct PlayedUnderPeople: Playing, LockAwareResponder {
    static let strictestLock = LockGrade.people
    let part: any Responder
}
