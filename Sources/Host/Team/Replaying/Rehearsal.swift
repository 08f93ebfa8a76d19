import Pipeline
import Responders

/// One candidate, put together to be asked what was asked before, one turn after the other.
struct Rehearsal: Sendable {
    private let blueprint: Blueprint
    private let chains: Chains
    private let services: RunningServices
    private let memory: Recollection
    private let clock: ReplayClock

    /// Facts that the turn itself has; all others are taken as they were recorded.
    private static let ownFacts = ["message.", "hint.", "lock.", "course.id", "module.id"]

    init(
        _ blueprint: Blueprint,
        archive: TurnArchive,
        courses: [String: CatalogueCourse],
        learned: [LearnedAnswer],
        isLive: Bool,
        log: @escaping @Sendable (_ part: String, _ line: String) -> Void
    ) throws {
        let (memory, clock) = (Recollection(), ReplayClock(isLive: isLive))
        let reader = ReplayReader(archive: archive, courses: courses, memory: memory)
        // An alarm of the past calls nobody.
        var ports = Ports.host(reader, on: PollLoop(), log: log, warn: { _, _ in })
        ports.offer(reader, as: (any AnswerKeyReader).self)
        ports.offer(StillShelf(answers: learned, courses: courses), as: (any LearnedAnswers).self)
        let recalled: @Sendable (PlayedPart) -> any Responder = { RecalledResponder(part: $0, memory: memory) }
        chains = try blueprint.rehearse(ports, clock: clock, player: isLive ? nil : recalled)
        (self.blueprint, self.memory, self.clock) = (blueprint, memory, clock)
        services = RunningServices(chains.services)
    }

    /// Asks the candidate what was asked then.
    func replay(_ script: TurnScript) async throws -> ReplayedTurn {
        let beginning = script.trace.beginning
        memory.begin(script)
        clock.turn(to: script.turn.openedAt)
        let lock = max(blueprint.lock(course: beginning.course, module: beginning.module), beginning.lock)
        let chain = chains.chain(course: beginning.course, module: beginning.module).under(lock)
        let ending = try await chain.run(turn(of: script), into: ReplyWriter { [memory] in memory.take($0) })
        return ReplayedTurn(
            id: script.turn.id,
            course: beginning.course,
            module: beginning.module,
            question: script.question,
            before: script.result,
            after: memory.verdict ?? result(ending.result)
        )
    }

    private func result(_ ending: Ending.Result) -> TurnResult {
        switch ending {
        case .answered(_, let part): TurnResult(outcome: ending.word, by: part, text: memory.text)
        case .parked(_, let part), .refused(_, let part): TurnResult(outcome: ending.word, by: part)
        case .unanswered, .locked: TurnResult(outcome: ending.word)
        }
    }

    private func turn(of script: TurnScript) -> Turn {
        let beginning = script.trace.beginning
        var turn = Turn(
            id: Identifier("\(script.turn.id)"),
            session: Identifier("\(script.turn.id.session)"),
            learner: Identifier("\(script.turn.learner)"),
            text: script.question
        )
        turn.context[Message.self] = Message(script.question, pressedAskPerson: script.asksForPerson)
        turn.context[HintLevel.self] = HintLevel(levels: beginning.hints)
        turn.exhaustedQueues = Set(beginning.exhausted)
        for (name, value) in script.trace.facts where !Self.ownFacts.contains(where: name.hasPrefix) {
            turn.context.assumed[name] = FactValue(value)
        }
        return turn
    }
}

extension FactValue {
    /// A fact as traces keep it; `nil` for anything that is none.
    init?(_ json: JSON) {
        switch json {
        case .bool(let flag): self = .flag(flag)
        case .integer(let number): self = .number(Double(number))
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .array(let items): self = .texts(items.compactMap(\.string))
        case .null, .object: return nil
        }
    }
}
