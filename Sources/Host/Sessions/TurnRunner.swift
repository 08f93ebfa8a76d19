import Pipeline
import Reactor

/// Takes questions through the chain and into the log.
final class TurnRunner: Sendable {
    let store: any Store
    let hub: SessionHub
    let teaching: any Teaching
    let html: @Sendable (String) -> String
    let clock: any Clock<Duration>
    let people: any People
    /// Hears of every turn that ends.
    let report: @Sendable (TurnReport) -> Void
    let copies: SafetyCopies

    init(
        store: any Store,
        hub: SessionHub,
        teaching: any Teaching,
        html: @escaping @Sendable (String) -> String,
        clock: any Clock<Duration>,
        people: any People,
        report: @escaping @Sendable (TurnReport) -> Void
    ) {
        (self.store, self.hub, self.teaching, self.html) = (store, hub, teaching, html)
        (self.clock, self.people, self.report) = (clock, people, report)
        copies = SafetyCopies(store: store, clock: clock)
    }

    typealias Acknowledge = @Sendable (Result<Accepted, StoreError>) -> Void

    /// Takes a new question; `acknowledge` is called once it is on the disk, or cannot be.
    ///
    /// Nothing here waits: the turn belongs to the session, and goes on when the socket that asked is gone.
    func ask(
        _ question: Question,
        in live: SessionRoom,
        on loop: EventLoop?,
        acknowledge: @escaping Acknowledge
    ) {
        let (number, isFirst) = live.withTurns { $0.arrive() }
        let run = TurnRun(
            runner: self,
            live: live,
            number: number,
            text: question.text,
            isRephrased: question.isRephrased,
            asksForPerson: question.asksForPerson
        )
        if isFirst, !live.isOwned {
            run.fresh(question.message, on: loop, acknowledge)
        } else {
            Task.immediate(executorPreference: loop) { await run.queued(question.message, on: loop, acknowledge) }
        }
    }

    /// Runs a turn whose question is on the disk already; `earlier` is the turn it goes on with.
    func resume(
        _ turn: TurnID,
        continuing earlier: TurnID? = nil,
        _ text: String,
        asksForPerson: Bool,
        in live: SessionRoom,
        on loop: EventLoop?
    ) {
        let (number, _) = live.withTurns { $0.arrive() }
        var run = TurnRun(runner: self, live: live, number: number, text: text, asksForPerson: asksForPerson)
        run.earlier = earlier
        begin(run, turn, on: loop)
    }

    /// Begins a turn when its time has come.
    func begin(_ run: TurnRun, _ turn: TurnID, on loop: EventLoop?) {
        let begin: @Sendable () -> Void = { [self] in start(run, on: loop) { await run.committed(turn) } }
        run.live.withTurns { $0.ready(run.number, turn, start: begin) }?()
    }

    func start(_ run: TurnRun, on loop: EventLoop?, _ body: @escaping @Sendable () async -> Void) {
        let task = Task.immediate(executorPreference: loop) { await body() }
        // An answer that needed no waiting has left the line by now, and then there is nothing to stop.
        if run.live.withTurns({ $0.run(run.number, run.reply) { task.cancel() } }) { task.cancel() }
    }
}

extension TurnRunner {
    /// Tells all who have to know that a question is on the disk, with its ending if it has one.
    func publish(_ accepted: Accepted, in live: SessionRoom) {
        hub.publish(accepted.entries, in: live)
        if accepted.handoff != nil { people.asked() }
    }
}
