import Locking
import Pipeline
import Reactor

/// Drafts that the chain makes for tutors: the same parts, the same guards, and nobody but the tutor reads them.
struct Suggestions: Sendable {
    let desk: Desk
    let runner: TurnRunner

    func draft(for id: TicketID, by subject: Subject) async throws -> String {
        let ticket = try await desk.ticket(id, for: subject)
        let room = try await desk.hub.session(ticket.session)
        let question = try await lastWords(in: ticket)
        let lesson = runner.teaching.lesson(course: ticket.course, module: ticket.module)
        var turn = Turn(
            id: Identifier(ticket.asked.description),
            session: Identifier(ticket.session.description),
            learner: Identifier(ticket.learner.description),
            text: question
        )
        turn.isDraft = true
        turn.context[Message.self] = Message(question)
        turn.context[HintLevel.self] = room.hints
        // A person is at it already, so those who would ask one have nothing to say.
        turn.exhaustedQueues = Set(desk.queueNames).union([ticket.queue])
        let (draft, trace) = (Lock(""), Trace())
        let start = ContinuousClock.now
        // What it has cost is counted, whatever comes of it.
        defer {
            let duration = start.duration(to: .now)
            var report = TurnReport(outcome: .answered, course: ticket.course, duration: duration, steps: trace.steps)
            report.isDraft = true
            runner.report(report)
        }
        let lock = runner.teaching.lock(course: ticket.course, module: ticket.module)
        var chain = lesson.chain.under(lock)
        // What is said to learners whom nobody answers in time is no answer for a tutor to give.
        chain.responders.removeAll { $0.part is Say }
        let ending = try await chain.run(
            turn,
            into: ReplyWriter { piece in
                if case .text(let text) = piece { draft.withLock { $0 += text } }
            },
            beforeWaiting: {},
            observe: trace.note
        )
        switch ending.result {
        case .answered: return draft.withLock { $0 }
        case .refused(let refusal, _): throw Refused(.stateConflict, refusal.reason)
        case .locked: throw Refused(.locked)
        case .parked, .unanswered: throw Refused(.stateConflict, "The chain has no answer to this.")
        }
    }

    /// What the learner wrote last.
    private func lastWords(in ticket: StoredTicket) async throws -> String {
        let page = try await desk.store.entries(of: ticket.session, before: .max, for: .everyone, limit: 50)
        let last = page.entries.last { $0.kind == .message && $0.author == ticket.learner }
        let asked = try await desk.store.turn(ticket.asked).message
        return (try? JSON(parsing: Array((last ?? asked).body)))?["text"]?.string ?? ""
    }
}
