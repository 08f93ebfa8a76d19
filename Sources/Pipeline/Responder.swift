/// Answers learners.
///
/// A responder writes its answer to `reply` as it comes, and says by its outcome how it left the turn.
/// It stops promptly when its task is cancelled, and it never waits for a person: it parks instead.
public protocol Responder: Sendable {
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome
}

/// A responder whose whole answer is ready at once, without waiting for anything.
///
/// Since it cannot wait it needs no time budget, and the host may ask it before the message is on disk.
public protocol InstantResponder: Responder {
    /// The answer, or `nil` to let the next responder try.
    func answer(_ turn: Turn) throws -> InstantAnswer?

    /// The answer, or for the trace why there is none; asks ``answer(_:)`` unless a part has more to say about it.
    func reply(to turn: Turn) throws -> InstantReply
}

/// What an instant responder comes to.
public enum InstantReply: Sendable, Equatable {
    case answered(InstantAnswer)
    case declined(Decline = Decline())
}

/// An answer that is complete when it is made.
public struct InstantAnswer: Sendable, Equatable, ExpressibleByStringInterpolation {
    public var text: String
    public var sources: [String]
    public var attribution: Attribution

    public init(_ text: String, sources: [String] = [], attribution: Attribution = Attribution()) {
        self.text = text
        self.sources = sources
        self.attribution = attribution
    }

    public init(stringLiteral value: String) { self.init(value) }
}

extension InstantResponder {
    public func reply(to turn: Turn) throws -> InstantReply {
        try answer(turn).map(InstantReply.answered) ?? .declined()
    }

    public func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        switch try self.reply(to: turn) {
        case .answered(let answer):
            try await answer.write(to: reply)
            return .answered(answer.attribution)
        case .declined(let decline): return .declined(decline)
        }
    }
}

extension InstantAnswer {
    func write(to reply: ReplyWriter) async throws {
        for source in sources { try await reply.cite(source) }
        try await reply.write(text)
    }
}

/// A responder that waits for nothing although its answer comes in pieces, as one does that repeats what was said.
protocol PromptResponder: Responder {}

/// Adds to what is known about a turn before anyone answers it.
public protocol Enricher: Sendable {
    func enrich(_ turn: inout Turn) async throws
}

/// An enricher that knows what it knows without waiting for anything.
public protocol InstantEnricher: Enricher {
    func add(to turn: inout Turn) throws
}

/// An enricher that knows something at once, and more if it may wait.
///
/// What `add` finds is there for every responder; `enrich` is called once a responder is to be asked that waits anyway.
public protocol StagedEnricher: InstantEnricher {}

extension InstantEnricher {
    public func enrich(_ turn: inout Turn) async throws { try add(to: &turn) }
}

/// A part that has work of its own to do for as long as the host runs.
public protocol Service: Sendable {
    func run() async throws
}
