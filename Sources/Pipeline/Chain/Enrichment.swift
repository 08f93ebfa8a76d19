// How a turn is enriched: at once where that is possible, and later where it takes waiting.

extension ChainRun {
    mutating func add(_ part: any InstantEnricher, _ step: Step<any Enricher>) -> Ending.Result? {
        let (start, before) = (ContinuousClock.now, turn.standing)
        do {
            try part.add(to: &turn)
            return succeeded(step, since: start, knowing: before.context)
        } catch {
            turn.standing = before
            return failed(step, since: start, error)
        }
    }

    mutating func enrichFully(_ step: Step<any Enricher>) async throws -> Ending.Result? {
        let start = ContinuousClock.now
        do {
            let before = turn.context
            turn = try await within(step.budget, clock: chain.clock) { [turn, part = step.part] in
                var enriched = turn
                try await part.enrich(&enriched)
                return enriched
            }
            return succeeded(step, since: start, knowing: before)
        } catch {
            try Task.checkCancellation()
            return failed(step, since: start, error)
        }
    }

    private mutating func succeeded(
        _ step: Step<any Enricher>,
        since start: ContinuousClock.Instant,
        knowing before: Context
    ) -> Ending.Result? {
        report(step, .enricher, since: start, .added(turn.context.names(newSince: before)))
        return nil
    }

    /// A turn goes on without an enricher that fails, unless the enricher is required.
    private func failed(
        _ step: Step<any Enricher>,
        since start: ContinuousClock.Instant,
        _ error: any Error
    ) -> Ending.Result? {
        report(step, .enricher, since: start, StepReport.Ending(failure: error))
        guard step.isRequired else { return nil }
        return .refused(
            "Something this course needs in order to answer is not working right now. Please try again soon.",
            by: step.name
        )
    }
}
