import Cryptography
import Pipeline
import Responders

/// A question put to a chain by somebody who looks after it: without a learner, without a conversation, and nothing of
/// it is kept.
///
/// The chain is put together anew for it, so that limits and memories of the one in force know nothing of it. A model
/// is really asked, and the course pays for that, as for a tutor's draft.
struct Trial: Sendable {
    let question: String
    let course: String?
    let module: String?
    /// Whether the learner is to have pressed the button that asks for a person.
    var asksForPerson = false

    /// Asks, and tells how it went.
    func run(_ blueprint: Blueprint, in host: TutorHost) async throws -> Explanation {
        let reader = TrialReader(host: host, course: course.flatMap { host.catalogue.course($0, module: module) })
        var ports = host.ports
        ports.offer(reader, as: (any CourseReader).self)
        ports.offer(reader, as: (any HistoryReader).self)
        ports.offer(reader, as: (any PracticeReader).self)
        ports.offer(reader, as: (any AnswerKeyReader).self)
        let plan = try CurrentTeaching.Plan(blueprint, ports)
        let live = course.map { host.teaching.liveLock(course: $0, module: module) } ?? .off
        let lock = max(blueprint.lock(course: course, module: module), live)
        let (trace, reply, start) = (Trace(), StreamedReply(), ContinuousClock.now)
        defer {
            let duration = start.duration(to: .now)
            var report = TurnReport(outcome: .answered, course: course ?? "", duration: duration, steps: trace.steps)
            report.isDraft = true
            host.runner.report(report)
        }
        trace.begin(Trace.Beginning(course: course ?? "", module: module, lock: live))
        let ending = try await plan.chains.chain(course: course, module: module).under(lock).run(
            turn(free: course.map { host.desk.free(in: $0) } ?? 0),
            into: ReplyWriter { _ = reply.take($0) },
            beforeWaiting: {},
            observe: trace.note
        )
        let body = ReplyBody(
            revision: plan.revision,
            milliseconds: start.duration(to: .now).wholeMilliseconds,
            trace: trace.written(ending.turn.context),
            html: { $0 }
        )
        return Explanation(of: self, body.ending(ending, saying: reply.snapshot.said), after: start.duration(to: .now))
    }

    private func turn(free: Int) -> Turn {
        var turn = Turn(
            id: Identifier("trial"),
            session: Identifier("trial"),
            learner: Identifier("nobody"),
            text: question
        )
        turn.isDraft = true
        turn.context[Message.self] = Message(question, pressedAskPerson: asksForPerson)
        turn.context[HintLevel.self] = HintLevel()
        turn.context[Human.self] = Human(free: free)
        return turn
    }
}

/// What a trial reads: courses as they are, and of a conversation and of practice nothing.
private struct TrialReader: StoredPassages, HistoryReader, NoPractice, AnswerKeyReader {
    let host: TutorHost
    let course: Course?
    var texts: any PassageStore { host.store }

    func course(of session: Identifier<TutoringSession>) -> Course? { course }

    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] { [] }

    func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey? { nil }

    func answerKeys(of course: String) async throws -> [AnswerKey] {
        try await host.store.questions(of: course).map { AnswerKey($0.question) }
    }
}

extension Explanation {
    fileprivate init(of trial: Trial, _ ending: TurnEnding, after duration: Duration) {
        let body = try? JSON(parsing: ending.body)
        let now = Moment(milliseconds: 0)
        turn = TurnID(session: SessionID(UniqueID(high: 0, low: 0)), seq: 0)
        (course, module, question) = (trial.course ?? "", trial.module, trial.question)
        (openedAt, endedAt) = (now, now + duration)
        answer = body?["text"]?.string ?? ""
        sources = body?["sources"]?.array?.compactMap(\.string) ?? []
        outcome = ending.outcome
        revision = ending.revision
        trace = StoredTrace(ending.trace)
        by = body?["by"]?["name"]?.string ?? trace.last?.name
    }
}
