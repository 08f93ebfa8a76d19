/// How a responder leaves a turn.
///
/// Failing is not an outcome: a responder that cannot do its work throws.
public enum Outcome: Sendable, Equatable {
    /// The whole answer has been written.
    case answered(Attribution = Attribution())

    /// This responder has nothing to say; the next one may try.
    case declined(Decline = Decline())

    /// A person will answer. The turn ends here and its reply arrives another way, perhaps days later.
    case parked(Parking)
}

/// Who or what wrote an answer, and what it cost.
public struct Attribution: Sendable, Equatable {
    /// A step of a hint ladder: which subject, and how far the learner is on it after this answer.
    public struct Hint: Sendable, Equatable {
        public var subject: String
        public var level: Int
        /// Whether nothing comes after it, so that nobody is offered more.
        public var isLast: Bool

        public init(subject: String, level: Int, isLast: Bool = false) {
            self.subject = subject
            self.level = level
            self.isLast = isLast
        }
    }

    public var kind: Kind
    public var model: String?
    public var inputTokens: Int?
    public var outputTokens: Int?
    public var hint: Hint?
    /// What the answer rests on, in words that learners may read, such as the question of an FAQ entry.
    public var basis: String?
    /// Sentences about how the answer came to be, for the trace only.
    public var details: [String]

    public init(
        kind: Kind = .part,
        model: String? = nil,
        inputTokens: Int? = nil,
        outputTokens: Int? = nil,
        hint: Hint? = nil,
        basis: String? = nil,
        details: [String] = []
    ) {
        self.kind = kind
        self.model = model
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.hint = hint
        self.basis = basis
        self.details = details
    }

    /// What a trace says of it beyond who answered.
    public var traceDetails: [String] {
        var lines = details
        if let inputTokens, let outputTokens {
            lines.insert("\(model ?? "a model"): \(inputTokens) tokens in, \(outputTokens) out", at: 0)
        }
        return lines
    }

    var hasTraceDetails: Bool { !details.isEmpty || inputTokens != nil && outputTokens != nil }

    /// What sort of author learners are told.
    public enum Kind: String, Sendable, Codable, CaseIterable { case faq, model, part, host, tutor }
}

/// Why a responder declined; for the trace, never shown to the learner.
public struct Decline: Sendable, Equatable, ExpressibleByStringLiteral {
    public var reason: String

    public init(_ reason: String = "nothing to say") { self.reason = reason }
    public init(stringLiteral value: String) { reason = value }

    /// Of who was asked for people that had been waited for already.
    package init(inVainFor queue: String) { self.init("nobody in \"\(queue)\" answered in time") }
}

/// A request that a person answer.
///
/// A responder only asks; the host turns the request into a ticket, in the same transaction that ends the turn.
public struct Parking: Sendable, Equatable {
    public var queue: String

    /// How long to wait for a person before the chain goes on with the next responder, from a second to a year; `nil` is
    /// as long as the queue says.
    public var patience: Duration?

    /// Why people should look at once, in a sentence without a word of what was written; `nil` for an ordinary question.
    public var alert: String?

    public init(queue: String, patience: Duration? = nil, alert: String? = nil) {
        self.queue = queue
        self.patience = patience
        self.alert = alert
    }
}
