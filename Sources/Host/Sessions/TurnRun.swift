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

    /// A turn on its way through its chain.
    struct Attempt: Sendable {
        struct Beginning: Sendable {
            let course: String
            let start: ContinuousClock.Instant
        }

        let lesson: Lesson
        let beginning: Beginning
        var way: ChainRun

        /// Whether somebody has to come at once.
        var isAlarming: Bool { lesson.chain.isAlarmed(by: way.turn) }
    }

    /// Sets out through the chain; nothing has been asked yet.
    func attempt(exhausted: Set<String> = []) -> Attempt {
        let start = ContinuousClock.now
        let context = live.context
        let lesson = runner.teaching.lesson(course: context.course, module: context.module)
        let liveLock = runner.teaching.liveLock(course: context.course, module: context.module)
        let hints = live.hints
        trace.begin(
            Trace.Beginning(
                course: context.course,
                module: context.module,
                lock: liveLock,
                text: isRephrased ? text : nil,
                hints: hints.levels,
                exhausted: exhausted.sorted()
            )
        )
        let session = live.id.description
        var turn = Turn(
            id: Identifier(reply.turn?.description ?? session + ".new"),
            session: Identifier(session),
            learner: Identifier(live.learner.description),
            text: text
        )
        turn.context[Message.self] = Message(text, pressedAskPerson: asksForPerson)
        turn.context[HintLevel.self] = hints
        turn.context[Human.self] = Human(free: runner.people.free(in: context.course))
        turn.continues = earlier.map { Identifier($0.description) }
        turn.exhaustedQueues = exhausted
        let chain = lesson.chain.under(max(lesson.lock, liveLock))
        return Attempt(
            lesson: lesson,
            beginning: Attempt.Beginning(course: context.course, start: start),
            way: chain.begin(turn, observe: trace.note)
        )
    }

    /// What to record of a turn that came to its end, saying this.
    func ending(of attempt: Attempt, _ result: Ending.Result, saying said: Said) -> TurnEnding {
        let ending = Ending(result, turn: attempt.way.turn)
        let recorded = body(of: attempt, knowing: ending.turn.context).ending(ending, saying: said)
        if recorded.ticket?.isAlarm == true { live.hearAlarm() }
        return recorded
    }

    /// Takes the turn through what has to be waited for; throws when it is not to have an ending now.
    func answer(
        _ attempt: Attempt,
        from halt: ChainRun.Halt,
        beforeWaiting: @escaping @Sendable () async throws -> Void
    ) async throws -> TurnEnding {
        var attempt = attempt
        defer { reply.change { $0.isOver = true } }
        do {
            let writer = ReplyWriter(atOnce: say)
            let result = try await attempt.way.ending(from: halt, into: writer, beforeWaiting: beforeWaiting)
            return ending(of: attempt, result, saying: reply.snapshot.said)
        } catch is CancellationError {
            let said = reply.snapshot.said
            // The host ends: a question that nobody has begun to answer is asked again when it is back.
            if live.isEnding, said.text.isEmpty { throw CancellationError() }
            let outcome: TurnOutcome = live.isEnding ? .interrupted : .stopped
            return body(of: attempt, knowing: nil).cut(outcome, saying: said)
        }
    }

    private func body(of attempt: Attempt, knowing context: Context?) -> ReplyBody {
        ReplyBody(
            revision: attempt.lesson.revision,
            milliseconds: attempt.beginning.start.duration(to: .now).wholeMilliseconds,
            trace: trace.written(context),
            html: runner.html,
            steps: trace.steps,
            isWaited: live.handoff != nil,
            ticket: { [people = runner.people, course = attempt.beginning.course] in
                people.ticket(for: $0, course: course)
            }
        )
    }

    /// Says that the question is on the disk and may be seen to be answered.
    func opened(_ turn: TurnID) {
        reply.open(turn)
        live.withTurns { $0.name(number, turn) }
    }

    /// Tells whoever counts and watches how the turn went.
    func report(_ outcome: TurnOutcome, _ turn: TurnID?, _ beginning: Attempt.Beginning) {
        runner.report(
            TurnReport(
                outcome: outcome,
                course: beginning.course,
                duration: beginning.start.duration(to: .now),
                steps: trace.steps,
                turn: turn,
                learner: live.learner
            )
        )
    }

    /// Lets the next one in the session's line begin.
    func leave() {
        live.withTurns { $0.leave(number) }?()
    }
}
