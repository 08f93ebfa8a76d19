// How a turn is enriched: at once where that is possible, and later where it takes waiting.

extension ChainRun {
    mutating func enrich() async throws -> Ending.Result? {
        for step in chain.enrichers {
            if mustCatchUp(for: step), let refused = try await prepareToWait() { return refused }
            guard step.applies(to: turn) else {
                _ = skip(step, .enricher)
                continue
            }
            if let instant = step.part as? any InstantEnricher {
                if let refused = try addAtOnce(instant, step) { return refused }
                if instant is any StagedEnricher { putOff.append(step) }
            } else {
                putOff.append(step)
            }
            if step.isRequired, let refused = try await prepareToWait() { return refused }
        }
        return nil
    }

    private mutating func addAtOnce(
        _ part: any InstantEnricher,
        _ step: Step<any Enricher>
    ) throws -> Ending.Result? {
        let start = ContinuousClock.now
        let known = turn.context.names
        do {
            var enriched = turn
            try part.add(to: &enriched)
            turn = enriched
            report(step, .enricher, since: start, .added(news(since: known)))
            return nil
        } catch {
            return failed(step, since: start, error)
        }
    }

    mutating func enrichFully(_ step: Step<any Enricher>) async throws -> Ending.Result? {
        let start = ContinuousClock.now
        let known = turn.context.names
        do {
            turn = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                var enriched = turn
                try await part.enrich(&enriched)
                return enriched
            }
            report(step, .enricher, since: start, .added(news(since: known)))
            return nil
        } catch {
            try Task.checkCancellation()
            return failed(step, since: start, error)
        }
    }

    /// A turn goes on without an enricher that fails, unless the enricher is required.
    private func failed(
        _ step: Step<any Enricher>,
        since start: ContinuousClock.Instant,
        _ error: any Error
    ) -> Ending.Result? {
        report(step, .enricher, since: start, StepReport.Ending(failure: error))
        guard step.isRequired else { return nil }
        return .refused("Something this course needs to answer you is out of order. Try again soon.", by: step.name)
    }

    private func news(since known: [String]) -> [String] { turn.context.names.filter { !known.contains($0) } }
}
