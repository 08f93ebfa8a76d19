/// What happens to one process of a pool, from its start to its end.
extension Supervisor {
    func start(_ index: Int) {
        do throws(NotStarted) {
            // Its process keeps a supervisor alive, so that none is left to itself.
            let child = try Child(configuration.program, on: loop) { event in self.hear(event, index) }
            (workers[index].child, workers[index].activity) = (child, .idle)
            (workers[index].startedAt, workers[index].hasAnswered, workers[index].isExcused) = (.now, false, false)
        } catch {
            ended(index, failure(.notRun(errno: error.errno)))
        }
    }

    func begin(_ lane: Lane, on index: Int, with line: [UInt8]) {
        let deadlines = AnswerDeadlines(
            beginning: configuration.beginning,
            continuing: configuration.continuing,
            whole: configuration.whole,
            from: .now
        )
        workers[index].activity = .answering(lane, deadlines)
        workers[index].child?.send(line)
        keepTime(index)
    }

    func resume(_ index: Int) {
        guard case .answering(let lane, var deadlines) = workers[index].activity else { return }
        deadlines.signCame(at: .now)
        workers[index].activity = .answering(lane, deadlines)
        workers[index].child?.resume()
    }

    /// The turn is through with the process.
    func leave(_ lane: Lane, _ leaving: Lane.Leaving, _ index: Int) {
        guard workers[index].lane === lane else { return }
        switch leaving {
        case .complete:
            // More has come since, and would be taken for the next answer.
            guard lane.bytes.isEmpty else { return dismiss(index, failure(.broke(.wentOn))) }
            workers[index].timer?.cancel()
            workers[index].activity = .idle
            (workers[index].hasAnswered, workers[index].isExcused) = (true, false)
            workers[index].child?.resume()
            if isEnding { askToEnd(index) }
            serve()
        case .abandoned:
            // Learners change their minds; that is no fault of the program's.
            workers[index].isExcused = true
            workers[index].timer?.cancel()
            dismiss(index, failure(.stopping), after: configuration.grace)
        case .spoiled(let problem):
            dismiss(index, failure(.broke(problem)))
        }
    }

    func askToEnd(_ index: Int) {
        guard let child = workers[index].child else { return }
        workers[index].isExcused = true
        child.endInput()
        if workers[index].lane == nil { workers[index].activity = .leaving }
        dismiss(index, failure(.stopping), after: configuration.grace)
    }

    private func hear(_ event: Child.Event, _ index: Int) {
        switch event {
        case .output(let bytes): take(bytes, index)
        case .complaint(let line): log("\(configuration.program.name): \(line)")
        case .ended(let reason, let lastWords): ended(index, failure(reason, lastWords: lastWords))
        }
    }

    private func take(_ bytes: [UInt8], _ index: Int) {
        switch workers[index].activity {
        case .answering(let lane, var deadlines):
            let hadBegun = deadlines.hasBegun
            deadlines.signCame(at: .now)
            lane.bytes.add(bytes)
            if !lane.bytes.hasRoom() { workers[index].child?.pause() }
            workers[index].activity = .answering(lane, deadlines)
            // From now on a shorter deadline may count.
            if !hadBegun { keepTime(index) }
        case .idle: dismiss(index, failure(.spokeUnasked))
        case .empty, .leaving: break
        }
    }

    private func keepTime(_ index: Int) {
        guard case .answering(let lane, var deadlines) = workers[index].activity, !workers[index].isExcused
        else { return }
        workers[index].timer?.cancel()
        let now = ContinuousClock.now
        let verdict = deadlines.verdict(at: now, isAwaited: lane.bytes.isAwaited)
        workers[index].activity = .answering(lane, deadlines)
        switch verdict {
        case .expired(.beginning): dismiss(index, failure(.noAnswer(within: deadlines.beginning)))
        case .expired(.continuing): dismiss(index, failure(.silence(for: deadlines.continuing)))
        case .expired(.whole): dismiss(index, failure(.tooSlow(limit: deadlines.whole)))
        case .lookAgain(let instant):
            workers[index].timer = loop.schedule(after: now.duration(to: instant)) { [weak self] in
                self?.keepTime(index)
            }
        }
    }

    /// Ends the process; whoever is still being answered hears why.
    private func dismiss(_ index: Int, _ failure: ProcessFailure) {
        guard let child = workers[index].child else { return }
        if failure.reason != .stopping { log("\(failure)") }
        workers[index].timer?.cancel()
        workers[index].lane?.bytes.end(.failure(failure))
        workers[index].activity = .leaving
        workers[index].latestFailure = failure
        child.kill()
    }

    private func dismiss(_ index: Int, _ failure: ProcessFailure, after delay: Duration) {
        workers[index].timer?.cancel()
        workers[index].timer = loop.schedule(after: delay) { self.dismiss(index, failure) }
    }

    private func ended(_ index: Int, _ failure: ProcessFailure) {
        let wasLeaving = if case .leaving = workers[index].activity { true } else { false }
        if !wasLeaving, !isEnding { log("\(failure)") }
        let lane = workers[index].lane
        let pause = workers[index].ended(
            because: wasLeaving ? workers[index].latestFailure ?? failure : failure,
            at: .now
        )
        lane?.bytes.end(.failure(failure))
        if isKept, !isEnding {
            workers[index].timer = loop.schedule(after: pause) { [weak self] in
                guard let self, workers[index].isEmpty, !isEnding else { return }
                start(index)
                serve()
            }
        }
        // Not at once: this may be the end of a process that `serve` has just tried to start.
        loop.run {
            self.serve()
            self.finishIfEnded()
        }
    }
}
