/// The way of a message: every enricher in order, every guard, then the responders until one answers or parks.
///
/// An instant answer waits for nobody: enrichers that have to wait are put off until a part is to be asked that waits
/// itself, or whose condition wants their facts.
public struct Chain: Sendable {
    /// Everything but the lock; an object that never changes, for every turn is handed its chain.
    private final class Steps: Sendable {
        let enrichers: [Step<any Enricher>]
        let guards: [Step<any Guard>]
        let responders: [Step<any Responder>]
        let clock: any Clock<Duration>

        init(
            _ enrichers: [Step<any Enricher>],
            _ guards: [Step<any Guard>],
            _ responders: [Step<any Responder>],
            _ clock: any Clock<Duration>
        ) {
            (self.enrichers, self.guards, self.responders, self.clock) = (enrichers, guards, responders, clock)
        }
    }

    private var steps: Steps
    /// How much help the host allows; responders that do not keep to it are not asked.
    public var lock = LockGrade.off

    public var enrichers: [Step<any Enricher>] {
        get { steps.enrichers }
        set { steps = Steps(newValue, guards, responders, clock) }
    }
    public var guards: [Step<any Guard>] {
        get { steps.guards }
        set { steps = Steps(enrichers, newValue, responders, clock) }
    }
    public var responders: [Step<any Responder>] {
        get { steps.responders }
        set { steps = Steps(enrichers, guards, newValue, clock) }
    }
    /// What time budgets are measured with.
    public var clock: any Clock<Duration> {
        get { steps.clock }
        set { steps = Steps(enrichers, guards, responders, newValue) }
    }

    public init(
        enrichers: [Step<any Enricher>] = [],
        guards: [Step<any Guard>] = [],
        responders: [Step<any Responder>],
        clock: any Clock<Duration> = .continuous
    ) {
        steps = Steps(enrichers, guards, responders, clock)
    }

    /// Takes a turn all the way; throws only when the turn is cancelled.
    ///
    /// - Parameters:
    ///   - beforeWaiting: awaited once, before the first part is asked that may wait; the host makes the message
    ///     durable then, so that a turn which never waits needs one commit for question and answer together.
    ///   - observe: hears of every step as it ends, in order.
    public func run(
        _ turn: Turn,
        into reply: ReplyWriter,
        beforeWaiting: @escaping @Sendable () async throws -> Void = {},
        observe: @escaping @Sendable (StepReport) -> Void = { _ in }
    ) async throws -> Ending {
        var run = begin(turn, observe: observe)
        let ending = try await run.ending(from: run.advance(), into: reply, beforeWaiting: beforeWaiting)
        return Ending(ending, turn: run.turn)
    }

    /// Begins to take a turn through the chain; it goes as far as it can without waiting when it is told to advance.
    package func begin(_ turn: consuming Turn, observe: @escaping @Sendable (StepReport) -> Void) -> ChainRun {
        if lock > .off { turn.context[LockInForce.self] = LockInForce(lock) }
        return ChainRun(self, turn, observe: observe)
    }
}

/// How a turn ended, and what was known about it by then.
public struct Ending: Sendable {
    public enum Result: Sendable, Equatable {
        /// The whole answer has been shown.
        case answered(Attribution, by: String)
        case parked(Parking, by: String)
        case refused(Refusal, by: String)
        /// No responder had an answer. When some broke off in the middle, what they said has been shown.
        case unanswered
        /// No responder that may be asked under the lock had an answer.
        case locked(LockGrade)
    }

    public let result: Result
    /// The turn as enrichers and guards left it.
    public let turn: Turn

    package init(_ result: Result, turn: Turn) {
        self.result = result
        self.turn = turn
    }
}
