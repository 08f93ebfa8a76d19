/// One turn's way through a chain.
struct ChainRun {
    let chain: Chain
    var turn: Turn
    let reply: ReplyWriter
    let beforeWaiting: @Sendable () async throws -> Void
    let observe: @Sendable (StepReport) -> Void

    /// Enrichers that have to wait and have not been needed yet.
    var putOff: [Step<any Enricher>] = []
    private var mayWait = false
    /// The guards that have let the question pass.
    private var admitted: [Step<any Guard>] = []

    init(
        chain: Chain,
        turn: Turn,
        reply: ReplyWriter,
        beforeWaiting: @escaping @Sendable () async throws -> Void,
        observe: @escaping @Sendable (StepReport) -> Void
    ) {
        self.chain = chain
        self.turn = turn
        self.reply = reply
        self.beforeWaiting = beforeWaiting
        self.observe = observe
    }

    mutating func ending() async throws -> Ending.Result {
        guard chain.lock < .closed else { return .locked(chain.lock) }
        if let refused = try await enrich() { return refused }
        for step in chain.guards {
            if let stopped = try await admit(step) { return stopped }
        }
        return try await respond()
    }

    /// To be called before a part that may wait is asked: lets the host commit, and catches up on what was put off.
    mutating func prepareToWait() async throws -> Ending.Result? {
        if !mayWait {
            mayWait = true
            try await beforeWaiting()
        }
        let steps = putOff
        putOff = []
        for step in steps {
            if let refused = try await enrichFully(step) { return refused }
        }
        if !steps.isEmpty {
            for step in admitted {
                if let refused = try await cover(step) { return refused }
            }
        }
        return nil
    }

    /// Lets a guard see what was found out after it was asked.
    private mutating func cover(_ step: Step<any Guard>) async throws -> Ending.Result? {
        let start = ContinuousClock.now
        do {
            turn = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                var seen = turn
                try await part.cover(&seen)
                return seen
            }
            return nil
        } catch {
            try Task.checkCancellation()
            report(step, .guard, since: start, StepReport.Ending(failure: error))
            return .refused(Self.unchecked, by: step.name)
        }
    }

    /// What a learner is told when a guard fails.
    private static let unchecked: Refusal =
        "Your question could not be checked, so it was not passed on. Try again soon."

    /// Whether the condition of `step` asks for a fact that is absent only because its enricher was put off.
    func mustCatchUp<Part>(for step: Step<Part>) -> Bool {
        !putOff.isEmpty
            && step.asks.contains { fact in
                turn.context.value(of: fact) == nil && putOff.contains { $0.adds.contains(fact.name) }
            }
    }

    private mutating func admit(_ step: Step<any Guard>) async throws -> Ending.Result? {
        if !(step.part is any InstantGuard) || mustCatchUp(for: step) {
            if let refused = try await prepareToWait() { return refused }
        }
        guard step.applies(to: turn) else { return skip(step, .guard) }
        let start = ContinuousClock.now
        do {
            let (admission, seen) = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                var seen = turn
                return (try await part.admit(&seen), seen)
            }
            let isRewritten = seen.text != turn.text
            turn = seen
            switch admission {
            case .pass:
                report(step, .guard, since: start, isRewritten ? .rewrote : .passed)
                admitted.append(step)
                return nil
            case .refuse(let refusal):
                report(step, .guard, since: start, .refused(refusal.reason))
                return .refused(refusal, by: step.name)
            case .park(let parking):
                report(step, .guard, since: start, .parked(queue: parking.queue))
                return .parked(parking, by: step.name)
            }
        } catch {
            try Task.checkCancellation()
            report(step, .guard, since: start, StepReport.Ending(failure: error))
            return .refused(
                "Your question could not be checked, so it was not passed on. Try again soon.",
                by: step.name
            )
        }
    }

    private mutating func respond() async throws -> Ending.Result {
        let delivery = Delivery(chain.guards, of: turn, into: reply, clock: chain.clock)
        for step in chain.responders {
            if mustCatchUp(for: step), let refused = try await prepareToWait() { return refused }
            guard chain.lock.allows(step.part), step.applies(to: turn) else {
                _ = skip(step, .responder)
                continue
            }
            if !(step.part is any InstantResponder), let refused = try await prepareToWait() { return refused }
            await delivery.learn(turn)
            if let result = try await ask(step, delivery) { return result }
        }
        return chain.lock > .off ? .locked(chain.lock) : .unanswered
    }

    /// Asks one responder; `nil` when the next one is to try.
    private func ask(_ step: Step<any Responder>, _ delivery: Delivery) async throws -> Ending.Result? {
        let (start, tally) = (ContinuousClock.now, Tally())
        do {
            let outcome = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                try await part.respond(to: turn, into: delivery.writer(counting: tally))
            }
            switch outcome {
            case .answered(let attribution):
                try await delivery.finish()
                report(step, .responder, since: start, .answered, attribution, told: tally)
                return .answered(attribution, by: step.name)
            case .parked(let parking):
                report(step, .responder, since: start, .parked(queue: parking.queue), told: tally)
                return .parked(parking, by: step.name)
            case .declined(let decline):
                report(step, .responder, since: start, .declined(decline.reason), told: tally)
            }
        } catch {
            if Task.isCancelled {
                // Nobody waits for the answer, and yet it was paid for.
                if !tally.sum.isNothing { report(step, .responder, since: start, .failed("stopped"), told: tally) }
                _ = await delivery.breakOff()
                throw CancellationError()
            }
            if let (refusal, gate) = await delivery.refusal {
                report(step, .responder, since: start, .refused("\(gate.name): \(refusal.reason)"), told: tally)
                return .refused(refusal, by: gate.name)
            }
            report(step, .responder, since: start, StepReport.Ending(failure: error), told: tally)
        }
        // Whoever broke off in the middle leaves a seam: what was read stays, and the next responder goes on below.
        if await delivery.breakOff() { try await reply.mark(Seam(after: step.name)) }
        return nil
    }

    func skip<Part>(_ step: Step<Part>, _ kind: StepReport.Kind) -> Ending.Result? {
        report(step, kind, since: nil, .skipped)
        return nil
    }

    func report<Part>(
        _ step: Step<Part>,
        _ kind: StepReport.Kind,
        since start: ContinuousClock.Instant?,
        _ ending: StepReport.Ending,
        _ attribution: Attribution? = nil,
        told tally: Tally? = nil
    ) {
        let duration = start.map { $0.duration(to: .now) } ?? .zero
        observe(
            StepReport(
                kind: kind,
                name: step.name,
                use: step.use,
                place: step.place,
                duration: duration,
                ending: ending,
                attribution: attribution,
                spent: tally?.sum ?? Spent(),
                remarks: tally?.remarks.all ?? []
            )
        )
    }
}
