/// A part in its place in a chain: what it is called, when it is asked, and how long it may take.
///
/// An object that never changes, so that handing it on copies nothing.
public final class Step<Part: Sendable>: Sendable {
    public let part: Part
    public let name: String
    /// The part it uses, as `{ "use": … }` names it; empty for a part that no configuration made.
    public let use: String
    /// Where it stands in the configuration, as in `respond[1]`.
    public let place: String
    public let condition: Condition?
    /// How long it may take; `nil` for parts that cannot wait.
    public let budget: Duration?
    /// Whether a turn must not go on when this part fails; guards are always required.
    public let isRequired: Bool
    /// The facts an enricher adds, by name.
    public let adds: Set<String>
    /// The facts its condition asks about.
    let asks: [Fact]
    /// The part as one that waits for nothing, found out once: a cast for each question would cost more than most parts.
    let instant: Instant

    enum Instant: Sendable {
        case no
        case enricher(any InstantEnricher, isStaged: Bool)
        case `guard`(any InstantGuard)
        case responder(any InstantResponder)
        /// Its answer comes in pieces, but it waits for nothing.
        case prompt
    }

    public init(
        _ part: Part,
        name: String,
        use: String = "",
        place: String = "",
        condition: Condition? = nil,
        budget: Duration? = nil,
        isRequired: Bool = false,
        adds: Set<String> = []
    ) {
        self.part = part
        self.name = name
        self.use = use
        self.place = place
        self.condition = condition
        self.budget = budget
        self.isRequired = isRequired
        self.adds = adds
        asks = condition?.facts ?? []
        instant = Instant(part)
    }

    func applies(to turn: Turn) -> Bool { condition?.holds(in: turn.context) ?? true }
}

extension Step.Instant {
    fileprivate init(_ part: Part) {
        self =
            switch part {
            case let part as any InstantEnricher: .enricher(part, isStaged: part is any StagedEnricher)
            case let part as any InstantGuard: .guard(part)
            case let part as any InstantResponder: .responder(part)
            case is any PromptResponder: .prompt
            default: .no
            }
    }
}
