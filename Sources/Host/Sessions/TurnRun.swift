import Pipeline
import Reactor

/// One run of one turn.
struct TurnRun: Sendable {
    let runner: TurnRunner
    let live: SessionRoom
    /// Its number in the session's line.
    let number: Int
    let text: String
    /// Whether the log shows other words.
    var isRephrased = false
    let asksForPerson: Bool
    /// The turn it goes on with, when nobody answered that one.
    var earlier: TurnID?
    let reply = StreamedReply()
    private let trace = Trace()

    /// Answers a question that is not on the disk yet.
    ///
    /// As long as nothing has to wait the question is not written down by itself: an instant answer is committed
    /// together with it, so that one sync of the disk serves both.
    func fresh(_ message: LearnerMessage, _ acknowledge: @escaping TurnRunner.Acknowledge) async {
        let commitment = Commitment(run: self, message: message, acknowledge: acknowledge)
        // What is written to a person is not for the chain.
        guard !live.isOwned else {
            _ = try? await commitment.make(ending: .withPerson)
            return leave()
        }
        let start = ContinuousClock.now
        let course = live.context.course
        do {
            let (ending, outcome) = try await answer(since: start) { _ = try await commitment.make(ending: nil) }
            if let turn = await commitment.turn {
                await end(turn, ending)
            } else {
                _ = try await commitment.make(ending: ending)
            }
            report(outcome, course, since: start)
        } catch {
            // Not accepted, or accepted before: whoever asked has been told.
        }
        leave()
    }

    /// Writes a question down while earlier ones are being answered, and waits in line.
    func queued(
        _ message: LearnerMessage,
        _ acknowledge: @escaping TurnRunner.Acknowledge,
        _ executor: (any TaskExecutor)?
    ) async {
        let commitment = Commitment(run: self, message: message, acknowledge: acknowledge)
        guard let turn = try? await commitment.make(ending: nil) else { return leave() }
        runner.begin(self, turn, on: executor)
    }

    /// Answers a question that is on the disk.
    func committed(_ turn: TurnID) async {
        // What is begun while the host ends could only be cut; left alone, it is answered whole at the next start.
        guard !live.isEnding else { return leave() }
        let start = ContinuousClock.now
        let course = live.context.course
        opened(turn)
        guard !live.isOwned else {
            await end(turn, .withPerson)
            return leave()
        }
        if let (ending, outcome) = try? await answer(since: start, beforeWaiting: {}) {
            await end(turn, ending)
            report(outcome, course, since: start)
        }
        leave()
    }

    /// Says that the question is on the disk and may be seen to be answered.
    func opened(_ turn: TurnID) {
        reply.open(turn)
        live.withTurns { $0.name(number, turn) }
    }

    /// Tells whoever counts and watches how the turn went.
    private func report(_ outcome: TurnOutcome, _ course: String, since start: ContinuousClock.Instant) {
        var report = TurnReport(
            outcome: outcome,
            course: course,
            duration: start.duration(to: .now),
            steps: trace.steps
        )
        report.turn = reply.snapshot.turn
        report.learner = live.learner
        runner.report(report)
    }

    private func leave() {
        live.withTurns { $0.leave(number) }?()
    }

    /// Takes the turn through the chain; throws when it is not to have an ending now.
    private func answer(
        since start: ContinuousClock.Instant,
        beforeWaiting: @escaping @Sendable () async throws -> Void
    ) async throws -> (TurnEnding, TurnOutcome) {
        let context = live.context
        let lesson = runner.teaching.lesson(course: context.course, module: context.module)
        let lock = runner.teaching.lock(course: context.course, module: context.module)
        let turn = await turn()
        defer { reply.change { $0.isOver = true } }
        trace.begin(
            Trace.Beginning(
                course: context.course,
                module: context.module,
                lock: runner.teaching.liveLock(course: context.course, module: context.module),
                text: isRephrased ? text : nil,
                hints: turn.context[HintLevel.self]?.levels ?? [:],
                exhausted: turn.exhaustedQueues.sorted()
            )
        )
        func body(_ known: Context?) -> ReplyBody {
            ReplyBody(
                revision: lesson.revision,
                milliseconds: start.duration(to: .now).wholeMilliseconds,
                trace: trace.written(known),
                html: runner.html,
                isWaited: live.handoff != nil,
                ticket: { [people = runner.people] in people.ticket(for: $0, course: context.course) }
            )
        }
        do {
            let ending = try await lesson.chain.under(lock).run(
                turn,
                into: ReplyWriter { try await say($0) },
                beforeWaiting: beforeWaiting,
                observe: trace.note
            )
            var written = body(ending.turn.context).ending(ending, saying: reply.snapshot)
            if case .parked(let parking, _) = ending.result { written.alert = parking.alert }
            return (written, written.outcome)
        } catch is CancellationError {
            let said = reply.snapshot
            // The host ends: a question that nobody has begun to answer is asked again when it is back.
            if live.isEnding, said.text.isEmpty { throw CancellationError() }
            let outcome: TurnOutcome = live.isEnding ? .interrupted : .stopped
            return (body(nil).cut(outcome, saying: said), outcome)
        }
    }

    private func turn() async -> Turn {
        var turn = Turn(
            id: Identifier(reply.snapshot.turn?.description ?? "\(live.id).new"),
            session: Identifier(live.id.description),
            learner: Identifier(live.learner.description),
            text: text
        )
        turn.context[Message.self] = Message(text, pressedAskPerson: asksForPerson)
        turn.context[HintLevel.self] = live.hints
        turn.context[Human.self] = Human(free: runner.people.free(in: live.context.course))
        if let earlier {
            turn.continues = Identifier(earlier.description)
            // Without the list a person is asked twice at worst; without an ending the learner would wait for ever.
            turn.exhaustedQueues = (try? await runner.store.exhaustedQueues(of: earlier)) ?? []
        }
        return turn
    }

    /// Shows a piece to all who listen.
    private func say(_ piece: ReplyPiece) async throws {
        try Task.checkCancellation()
        let taken = reply.take(piece)
        if taken.wantsCopy { runner.copies.add(reply) }
        if let news = taken.news { show(news, taken.mayFinishBlocks) }
    }

    private func show(_ piece: StreamedReply.Piece, _ mayFinishBlocks: Bool) {
        let frame = ServerFrame(piece)
        var blocks: [ServerFrame]?
        live.stream { listener in
            guard listener.line.backlog < Listener.patience else {
                listener.isBehind = true
                return
            }
            if listener.isBehind, case .delta = piece {
                let all = reply.snapshot.painted(withBlocks: listener.sendsBlocks)
                listener.isBehind = !all.allSatisfy(listener.line.post)
                return
            }
            _ = listener.line.post(frame)
            guard mayFinishBlocks, listener.sendsBlocks else { return }
            let fresh = blocks ?? reply.newBlocks()
            blocks = fresh
            for block in fresh { _ = listener.line.post(block) }
        }
    }

    /// Records the ending, however often it takes: until then the learner would wait for ever.
    private func end(_ turn: TurnID, _ ending: TurnEnding) async {
        var pause = Duration.milliseconds(250)
        while true {
            do {
                let ended = try await runner.store.end(turn, ending)
                runner.hub.publish([ended.entry, ended.handoff].compactMap { $0 }, of: live.id)
                if ended.handoff != nil { runner.people.asked() }
                return
            } catch {
                guard error.retry, !live.isEnding else { return }
                try? await Task { [clock = runner.clock, pause] in try await clock.sleep(for: pause) }.value
                pause = min(pause * 2, .seconds(10))
            }
        }
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
        let entries = [accepted.woken, accepted.message, accepted.ending, accepted.handoff].compactMap { $0 }
        run.runner.hub.publish(entries, of: run.live.id)
        if accepted.handoff != nil { run.runner.people.asked() }
        // A person took the conversation in this very moment: the chain has nothing more to do.
        if ending == nil, accepted.ending != nil { throw NotNew() }
        return accepted.turn
    }
}
