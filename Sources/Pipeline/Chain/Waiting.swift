// The rest of a turn's way through a chain, where parts have to be waited for.

extension ChainRun {
    /// Takes the turn from where it has come to its end; throws only when it is cancelled.
    ///
    /// - Parameter beforeWaiting: awaited once, before the first part is asked that may wait.
    package mutating func ending(
        from halt: Halt,
        into reply: ReplyWriter,
        beforeWaiting: @Sendable () async throws -> Void
    ) async throws -> Ending.Result {
        var halt = halt
        var delivery: Delivery?
        while true {
            switch halt {
            case .ended(let result): return result
            case .answered(let answer, let step):
                // Whoever does not take an answer wants none.
                do { try await answer.write(to: reply) } catch { throw CancellationError() }
                return .answered(answer.attribution, by: step.name)
            case .mustWait:
                if let refused = try await prepareToWait(beforeWaiting) { return refused }
            case .admit(let step):
                if let refused = try await prepareToWait(beforeWaiting) { return refused }
                if let stopped = try await admit(step) { return stopped }
            case .ask(let step):
                let way = delivery ?? Delivery(reversedGates, of: turn, into: reply, clock: chain.clock)
                delivery = way
                await way.learn(turn)
                if let result = try await ask(step, way, reply) { return result }
            }
            halt = advance()
        }
    }

    /// The guards that see the answer, in the opposite order to that in which they saw the question.
    private var reversedGates: [Step<any Guard>] { chain.guards[gates ?? Places()].reversed() }

    /// Lets the host commit, and catches up on what was put off.
    private mutating func prepareToWait(
        _ beforeWaiting: @Sendable () async throws -> Void
    ) async throws -> Ending.Result? {
        if !mayWait {
            mayWait = true
            try await beforeWaiting()
        }
        let steps = chain.enrichers[putOff]
        putOff = Places()
        for step in steps {
            if let refused = try await enrichFully(step) { return refused }
        }
        if !steps.isEmpty {
            for step in chain.guards[admitted] {
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
            return .refused(.unchecked, by: step.name)
        }
    }

    private mutating func admit(_ step: Step<any Guard>) async throws -> Ending.Result? {
        guard step.applies(to: turn) else {
            report(step, .guard, since: nil, .skipped)
            return nil
        }
        let (start, text) = (ContinuousClock.now, turn.text)
        let admission: Result<Admission, any Error>
        do {
            let (said, seen) = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                var seen = turn
                return (try await part.admit(&seen), seen)
            }
            turn = seen
            admission = .success(said)
        } catch {
            try Task.checkCancellation()
            admission = .failure(error)
        }
        return note(admission, of: step, given: text, since: start)
    }

    /// Asks one responder; `nil` when the next one is to try.
    private func ask(
        _ step: Step<any Responder>,
        _ delivery: Delivery,
        _ reply: ReplyWriter
    ) async throws -> Ending.Result? {
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
            case .parked(let parking) where turn.exhaustedQueues.contains(parking.queue) && parking.alert == nil:
                // A part that does not look would ask again for those who did not come, and nobody else be asked.
                report(step, .responder, since: start, .declined(Decline(inVainFor: parking.queue).reason), told: tally)
            case .parked(let parking):
                report(step, .responder, since: start, .parked(queue: parking.queue), told: tally)
                return .parked(parking, by: step.name)
            case .declined(let decline):
                report(step, .responder, since: start, .declined(decline.reason), told: tally)
            }
        } catch {
            if Task.isCancelled {
                // Nobody waits for the answer, and yet it was paid for, and what was read is this part's.
                report(step, .responder, since: start, .stopped, told: tally)
                _ = await delivery.breakOff()
                throw CancellationError()
            }
            if let (refusal, gate) = await delivery.refusal {
                report(step, .responder, since: start, .refused("\(gate.name): \(refusal.reason)"), told: tally)
                return .refused(refusal, by: gate.name)
            }
            report(step, .responder, since: start, StepReport.Ending(failure: error), told: tally)
        }
        let wasRead = await delivery.breakOff()
        // A guard that still thought about what was said may have refused it by now.
        if let (refusal, gate) = await delivery.refusal { return .refused(refusal, by: gate.name) }
        // Whoever broke off in the middle leaves a seam: what was read stays, and the next responder goes on below.
        if wasRead { try await reply.mark(Seam(after: step.name)) }
        return nil
    }
}
