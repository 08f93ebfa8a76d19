/// One turn's way through a chain.
struct ChainRun {
    let chain: Chain
    private(set) var turn: Turn
    let reply: ReplyWriter
    let observe: @Sendable (StepReport) -> Void

    init(chain: Chain, turn: Turn, reply: ReplyWriter, observe: @escaping @Sendable (StepReport) -> Void) {
        self.chain = chain
        self.turn = turn
        self.reply = reply
        self.observe = observe
    }

    mutating func ending() async throws -> Ending.Result {
        for step in chain.enrichers {
            if let refused = try await enrich(step) { return refused }
        }
        for step in chain.guards {
            if let stopped = try await admit(step) { return stopped }
        }
        return try await respond()
    }

    /// A turn goes on without an enricher that fails, unless the enricher is required.
    private mutating func enrich(_ step: Step<any Enricher>) async throws -> Ending.Result? {
        guard step.applies(to: turn) else { return skip(step, .enricher) }
        let start = ContinuousClock.now
        let known = turn.context.names
        do {
            if let part = step.part as? any InstantEnricher {
                var enriched = turn
                try part.add(to: &enriched)
                turn = enriched
            } else {
                turn = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                    var enriched = turn
                    try await part.enrich(&enriched)
                    return enriched
                }
            }
            report(step, .enricher, since: start, .added(turn.context.names.filter { !known.contains($0) }))
            return nil
        } catch {
            try Task.checkCancellation()
            report(step, .enricher, since: start, StepReport.Ending(failure: error))
            guard step.isRequired else { return nil }
            return .refused("Something this course needs to answer you is out of order. Try again soon.", by: step.name)
        }
    }

    private mutating func admit(_ step: Step<any Guard>) async throws -> Ending.Result? {
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

    private func respond() async throws -> Ending.Result {
        let delivery = Delivery(chain.guards, of: turn, into: reply, clock: chain.clock)
        for step in chain.responders {
            guard step.applies(to: turn) else {
                _ = skip(step, .responder)
                continue
            }
            if let result = try await ask(step, delivery) { return result }
        }
        return .unanswered
    }

    /// Asks one responder; `nil` when the next one is to try.
    private func ask(_ step: Step<any Responder>, _ delivery: Delivery) async throws -> Ending.Result? {
        let start = ContinuousClock.now
        do {
            let outcome = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                try await part.respond(to: turn, into: delivery.writer)
            }
            switch outcome {
            case .answered(let attribution):
                try await delivery.finish()
                report(step, .responder, since: start, .answered)
                return .answered(attribution, by: step.name)
            case .parked(let parking):
                report(step, .responder, since: start, .parked(queue: parking.queue))
                return .parked(parking, by: step.name)
            case .declined(let decline):
                report(step, .responder, since: start, .declined(decline.reason))
            }
        } catch {
            try Task.checkCancellation()
            if let (refusal, gate) = await delivery.refusal {
                report(step, .responder, since: start, .refused("\(gate.name): \(refusal.reason)"))
                return .refused(refusal, by: gate.name)
            }
            report(step, .responder, since: start, StepReport.Ending(failure: error))
        }
        // Whoever broke off in the middle leaves a seam: what was read stays, and the next responder goes on below.
        if await delivery.breakOff() { try await reply.mark(Seam(after: step.name)) }
        return nil
    }

    private func skip<Part>(_ step: Step<Part>, _ kind: StepReport.Kind) -> Ending.Result? {
        report(step, kind, since: nil, .skipped)
        return nil
    }

    private func report<Part>(
        _ step: Step<Part>,
        _ kind: StepReport.Kind,
        since start: ContinuousClock.Instant?,
        _ ending: StepReport.Ending
    ) {
        let duration = start.map { $0.duration(to: .now) } ?? .zero
        observe(StepReport(kind: kind, name: step.name, place: step.place, duration: duration, ending: ending))
    }
}
