/// One turn's way through a chain, as far as it goes without waiting for anything.
///
/// Most questions are answered by parts that know the answer at once. Their whole way is one call, in which nothing is
/// suspended; only where a part has to wait does the way go on in a task.
package struct ChainRun: Sendable {
    /// How far a turn has come.
    package enum Halt: Sendable {
        case ended(Ending.Result)
        /// The whole answer is there, and the guards have let it pass; it remains to be shown.
        case answered(InstantAnswer, by: Step<any Responder>)
        /// What was put off has to be found out first.
        case mustWait
        /// A guard is to be asked that may wait.
        case admit(Step<any Guard>)
        /// A responder is to be asked that does not have its answer at once.
        case ask(Step<any Responder>)
    }

    let chain: Chain
    package internal(set) var turn: Turn
    let observe: @Sendable (StepReport) -> Void

    /// Enrichers that have to wait and have not been needed yet.
    var putOff = Places()
    /// Whether a lock lets nobody answer; decided once, for guards may put other words in place of the question's.
    private let isBarred: Bool
    /// Whether the host has been told that there will be a wait.
    var mayWait = false
    /// The guards that have let the question pass.
    private(set) var admitted = Places()
    private var next = (enricher: 0, guard: 0, responder: 0)
    /// The guards that see the answer; `nil` until the first responder is to be asked.
    private(set) var gates: Places?

    init(_ chain: Chain, _ turn: Turn, observe: @escaping @Sendable (StepReport) -> Void) {
        self.chain = chain
        isBarred = chain.lock == .closed && !chain.isAlarmed(by: turn)
        self.turn = turn
        self.observe = observe
    }

    /// Goes on until the turn has an ending, or has to wait.
    package mutating func advance() -> Halt {
        guard !isBarred else { return .ended(.locked(chain.lock)) }
        return enrich() ?? admit() ?? respond()
    }

    private mutating func enrich() -> Halt? {
        while next.enricher < chain.enrichers.count {
            let step = chain.enrichers[next.enricher]
            if mustCatchUp(for: step) { return .mustWait }
            let place = next.enricher
            next.enricher += 1
            guard step.applies(to: turn) else {
                report(step, .enricher, since: nil, .skipped)
                continue
            }
            if case .enricher(let part, let isStaged) = step.instant {
                if let refused = add(part, step) { return .ended(refused) }
                if isStaged { putOff.append(place) }
            } else {
                putOff.append(place)
            }
            if step.isRequired { return .mustWait }
        }
        return nil
    }

    private mutating func admit() -> Halt? {
        while next.guard < chain.guards.count {
            let step = chain.guards[next.guard]
            if mustCatchUp(for: step) { return .mustWait }
            next.guard += 1
            guard case .guard(let part) = step.instant else { return .admit(step) }
            guard step.applies(to: turn) else {
                report(step, .guard, since: nil, .skipped)
                continue
            }
            let (start, before) = (ContinuousClock.now, turn.standing)
            let admission = Result { try part.judge(&turn) }
            // A guard that fails has changed nothing.
            if case .failure = admission { turn.standing = before }
            if let stopped = note(admission, of: step, given: before.text, since: start) { return .ended(stopped) }
        }
        return nil
    }

    private mutating func respond() -> Halt {
        let gates = gates ?? chain.guards.places { $0.applies(to: turn) }
        self.gates = gates
        while next.responder < chain.responders.count {
            let step = chain.responders[next.responder]
            if mustCatchUp(for: step) { return .mustWait }
            guard chain.lock.allows(step.part), step.applies(to: turn) else {
                next.responder += 1
                report(step, .responder, since: nil, .skipped)
                continue
            }
            switch step.instant {
            case .responder(let part) where areInstant(gates):
                next.responder += 1
                if let halt = reply(of: part, step, through: gates) { return halt }
            case .responder, .prompt:
                next.responder += 1
                return .ask(step)
            default:
                guard mayWait, putOff.isEmpty else { return .mustWait }
                next.responder += 1
                return .ask(step)
            }
        }
        return .ended(chain.lock > .off ? .locked(chain.lock) : .unanswered)
    }

    /// Asks a responder that has its answer at once, and the guards about it; `nil` when the next one is to try.
    private func reply(
        of part: any InstantResponder,
        _ step: Step<any Responder>,
        through gates: Places
    ) -> Halt? {
        let start = ContinuousClock.now
        do {
            switch try part.reply(to: turn) {
            case .declined(let decline):
                report(step, .responder, since: start, .declined(decline.reason))
                return nil
            case .answered(var answer):
                answer.text = answer.text.withoutControls
                answer.sources = answer.sources.map(\.withoutControls)
                // In the opposite order to that in which they saw the question.
                for place in chain.guards.indices.reversed() where gates.contains(place) {
                    let gate = chain.guards[place]
                    do throws(Refusal) { answer.text = try gate.screened(answer.text, of: turn) } catch {
                        report(step, .responder, since: start, .refused("\(gate.name): \(error.reason)"))
                        return .ended(.refused(error, by: gate.name))
                    }
                }
                report(step, .responder, since: start, .answered, answer.attribution)
                return .answered(answer, by: step)
            }
        } catch {
            report(step, .responder, since: start, StepReport.Ending(failure: error))
            return nil
        }
    }

    private func areInstant(_ gates: Places) -> Bool {
        chain.guards.indices.allSatisfy { !gates.contains($0) || chain.guards[$0].isInstantGuard }
    }

    /// Whether the condition of `step` asks for a fact that is absent only because its enricher was put off.
    private func mustCatchUp<Part>(for step: Step<Part>) -> Bool {
        !putOff.isEmpty
            && step.asks.contains { fact in
                turn.context.value(of: fact) == nil
                    && chain.enrichers[putOff].contains { $0.adds.contains(fact.name) }
            }
    }

    /// Takes note of what a guard has said that was given this text; returns the ending, when that is one.
    mutating func note(
        _ admission: Result<Admission, any Error>,
        of step: Step<any Guard>,
        given text: String,
        since start: ContinuousClock.Instant
    ) -> Ending.Result? {
        switch admission {
        case .success(.pass):
            let ending: StepReport.Ending = turn.text == text ? .passed : .rewrote
            report(step, .guard, since: start, ending)
            admitted.append(next.guard - 1)
            return nil
        case .success(.refuse(let refusal)):
            report(step, .guard, since: start, .refused(refusal.reason))
            return .refused(refusal, by: step.name)
        case .success(.park(let parking)):
            report(step, .guard, since: start, .parked(queue: parking.queue))
            return .parked(parking, by: step.name)
        case .failure(let error):
            report(step, .guard, since: start, StepReport.Ending(failure: error))
            return .refused(Refusal.unchecked, by: step.name)
        }
    }

    func report<Part>(
        _ step: Step<Part>,
        _ kind: StepReport.Kind,
        since start: ContinuousClock.Instant?,
        _ ending: StepReport.Ending,
        _ attribution: Attribution? = nil,
        told tally: Tally? = nil
    ) {
        observe(
            StepReport(
                kind: kind,
                name: step.name,
                use: step.use,
                place: step.place,
                duration: start.map { $0.duration(to: .now) } ?? .zero,
                ending: ending,
                attribution: attribution,
                spent: tally?.sum ?? Spent(),
                remarks: tally?.remarks.all ?? []
            )
        )
    }
}

extension Chain {
    /// Whether a guard that this turn will meet hears that somebody has to come at once.
    ///
    /// No lock keeps that from the people it calls, and nothing that was asked before.
    package func isAlarmed(by turn: Turn) -> Bool {
        guards.contains { step in
            guard let guarding = step.part as? any AlarmGuard, step.applies(to: turn) else { return false }
            return guarding.isAlarmed(by: turn.text)
        }
    }
}

extension Refusal {
    /// What a learner is told when a guard fails.
    static let unchecked: Refusal =
        "Your question could not be checked, so it was not passed on. Try again soon."

    /// What a learner is told when a guard fails at an answer, or holds it back for ever.
    static let uncheckedAnswer: Refusal = "This answer could not be checked, so it is not shown."
}

extension Step where Part == any Guard {
    var isInstantGuard: Bool { if case .guard = instant { true } else { false } }
}
