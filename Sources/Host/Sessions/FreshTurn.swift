import Pipeline
import Reactor

// The turns of questions that are not on the disk yet.

extension TurnRun {
    /// Answers a question as far as nothing has to wait; if there is an answer then, one sync of the disk serves both.
    ///
    /// This is the way of most questions, so it is one call from the frame to the writer, and one back: no task, no lock
    /// held, nothing suspended.
    func fresh(_ message: LearnerMessage, on loop: EventLoop?, _ acknowledge: @escaping TurnRunner.Acknowledge) {
        var attempt = attempt()
        let halt = attempt.way.advance()
        let (result, said): (Ending.Result, Said)
        switch halt {
        case .ended(let ended): (result, said) = (ended, Said())
        case .answered(let answer, let step):
            (result, said) = (.answered(answer.attribution, by: step.name), Said(answer))
        case .mustWait, .admit, .ask:
            return runner.start(self, on: loop) { [attempt] in await wait(attempt, from: halt, message, acknowledge) }
        }
        let ending = ending(of: attempt, result, saying: said)
        commit(message, ending, begun: attempt.beginning, on: loop, acknowledge)
    }

    /// Writes question and ending down together.
    private func commit(
        _ message: LearnerMessage,
        _ ending: TurnEnding,
        begun: Attempt.Beginning,
        on loop: EventLoop?,
        _ acknowledge: @escaping TurnRunner.Acknowledge
    ) {
        let outcome = ending.outcome
        runner.store.accept(message, ending: ending) { result in
            loop.perform {
                acknowledge(result)
                if case .success(let accepted) = result, !accepted.duplicate {
                    runner.publish(accepted, in: live)
                    report(outcome, accepted.turn, begun)
                }
                leave()
            }
        }
    }

    /// Goes on with a turn that cannot be answered at once.
    private func wait(
        _ attempt: Attempt,
        from halt: ChainRun.Halt,
        _ message: LearnerMessage,
        _ acknowledge: @escaping TurnRunner.Acknowledge
    ) async {
        let commitment = Commitment(run: self, message: message, acknowledge: acknowledge)
        do {
            let ending = try await answer(attempt, from: halt) { _ = try await commitment.make(ending: nil) }
            if let turn = await commitment.turn {
                await end(turn, ending, of: attempt)
            } else {
                let turn = try await commitment.make(ending: ending)
                report(ending.outcome, turn, attempt.beginning)
            }
        } catch {
            // Not accepted, or accepted before: whoever asked has been told.
        }
        leave()
    }

    /// Writes a question down that is not for the chain now: earlier ones are being answered, or a person has the word.
    func queued(_ message: LearnerMessage, on loop: EventLoop?, _ acknowledge: @escaping TurnRunner.Acknowledge) async {
        let commitment = Commitment(run: self, message: message, acknowledge: acknowledge)
        guard let turn = try? await commitment.make(ending: nil) else { return leave() }
        // Whoever may be in danger does not wait for answers to what they asked before.
        if attempt().isAlarming { for stop in live.withTurns({ $0.stop(before: number) }) { stop() } }
        runner.begin(self, turn, on: loop)
    }
}

extension EventLoop? {
    /// Does something on the loop, or in a task of its own where there is none.
    fileprivate func perform(_ body: @escaping @Sendable () -> Void) {
        if let loop = self { loop.submit(body) } else { Task { body() } }
    }
}

/// The one moment at which a question becomes durable.
actor Commitment {
    private let run: TurnRun
    private let message: LearnerMessage
    private let acknowledge: TurnRunner.Acknowledge
    private(set) var turn: TurnID?

    struct NotNew: Error {}

    init(run: TurnRun, message: LearnerMessage, acknowledge: @escaping TurnRunner.Acknowledge) {
        self.run = run
        self.message = message
        self.acknowledge = acknowledge
    }

    /// Writes the question down, with its answer if that is known; throws when this was done before, or cannot be.
    func make(ending: TurnEnding?) async throws -> TurnID {
        let accepted: Accepted
        do {
            accepted = try await run.runner.store.accept(message, ending: ending)
        } catch {
            acknowledge(.failure(error))
            throw error
        }
        guard !accepted.duplicate else {
            acknowledge(.success(accepted))
            throw NotNew()
        }
        turn = accepted.turn
        run.opened(accepted.turn)
        acknowledge(.success(accepted))
        run.runner.publish(accepted, in: run.live)
        // A person took the conversation in this very moment: the chain has nothing more to do.
        if ending == nil, accepted.ending != nil { throw NotNew() }
        return accepted.turn
    }
}
