/// The parts a configuration may name.
///
/// A registry is a value: copy it, add to it, hand it on. Nothing registers itself behind your back.
public struct ModuleRegistry: Sendable {
    private(set) var modules: [StepReport.Kind: [String: RegisteredModule]] = [:]
    /// Every fact a condition may ask about, with who adds it; the host adds those with no name.
    private(set) var facts: [String: (fact: Fact, addedBy: Set<String>)] = [:]

    /// A registry in which only the facts of the host are known.
    public init() {
        for fact in Message.facts + Human.facts + HintLevel.facts + LockInForce.facts { facts[fact.name] = (fact, []) }
    }

    public mutating func register<M: ResponderModule>(_: M.Type) {
        add(
            RegisteredModule(
                M.self,
                kind: .responder,
                isInstant: M.self is any InstantResponder.Type,
                speaksToOthers: M.speaksToOthers,
                alwaysAnswers: M.alwaysAnswers,
                isRecalled: M.isRecalled,
                strictestLock: (M.self as? any LockAwareResponder.Type)?.strictestLock
            ) { .responder(try M($0, $1)) }
        )
    }

    public mutating func register<M: EnricherModule>(_: M.Type) {
        add(
            RegisteredModule(
                M.self,
                kind: .enricher,
                isInstant: M.self is any InstantEnricher.Type && !(M.self is any StagedEnricher.Type),
                adds: M.adds
            ) { .enricher(try M($0, $1)) }
        )
    }

    public mutating func register<M: GuardModule>(_: M.Type) {
        add(
            RegisteredModule(M.self, kind: .guard, isInstant: M.self is any InstantGuard.Type) {
                .guard(try M($0, $1))
            }
        )
    }

    private mutating func add(_ module: RegisteredModule) {
        precondition(modules[module.kind]?[module.name] == nil, "two \(module.kind)s are called \(module.name)")
        modules[module.kind, default: [:]][module.name] = module
        for fact in module.adds {
            let known = facts[fact.name]
            precondition(known.map { $0.fact.kind == fact.kind } ?? true, "\(fact.name) has two types")
            facts[fact.name] = (fact, (known?.addedBy ?? []).union([module.name]))
        }
    }

    /// The parts of one kind, by name.
    func named(_ kind: StepReport.Kind) -> [String: RegisteredModule] { modules[kind] ?? [:] }
}

extension ModuleRegistry {
    /// The parts that need nothing but this library.
    public static var core: ModuleRegistry {
        var registry = ModuleRegistry()
        registry.register(CourseEnricher.self)
        registry.register(HistoryWindow.self)
        registry.register(PracticeEnricher.self)
        registry.register(RateGuard.self)
        registry.register(PIIGuard.self)
        registry.register(Say.self)
        registry.register(WorkedHint.self)
        return registry
    }
}

/// A part that can be named in the configuration, without its type.
struct RegisteredModule: Sendable {
    let kind: StepReport.Kind
    let name: String
    let summary: String
    let isInstant: Bool
    let speaksToOthers: Bool
    let alwaysAnswers: Bool
    /// Whether a replay takes what it said then; for responders.
    let isRecalled: Bool
    /// The strictest lock under which it may be asked, if it may be under any.
    let strictestLock: LockGrade?
    let adds: [Fact]
    let settings: any ModuleSettings.Type
    /// Reads the settings now; the part is made later, when the chain is put together.
    let read: @Sendable (ConfigurationDecoder) throws -> ReadModule

    init<M: Module>(
        _: M.Type,
        kind: StepReport.Kind,
        isInstant: Bool,
        speaksToOthers: Bool = false,
        alwaysAnswers: Bool = false,
        isRecalled: Bool = false,
        strictestLock: LockGrade? = nil,
        adds: [Fact] = [],
        make: @escaping @Sendable (M.Settings, Assembly) throws -> AnyPart
    ) {
        self.kind = kind
        name = M.name.text
        summary = M.summary
        self.isInstant = isInstant
        self.speaksToOthers = speaksToOthers
        self.alwaysAnswers = alwaysAnswers
        self.isRecalled = isRecalled
        self.strictestLock = strictestLock
        self.adds = adds
        settings = M.Settings.self
        read = { decoder in
            let settings = try decoder.settings(M.Settings.self, besides: EntryKey.all)
            return ReadModule(
                reaches: settings.reaches,
                queues: settings.queues,
                fileTests: { settings.fileTests(in: $0) },
                namedModules: { settings.namedModules },
                resemblances: { settings.resemblances(to: $0) },
                make: { try make(settings, $0) }
            )
        }
    }

    /// How long a part of this kind may take when the file does not say.
    var defaultBudget: Duration? {
        if isInstant { return nil }
        return kind == .responder ? .seconds(60) : .seconds(2)
    }
}

/// A part whose settings have been read.
struct ReadModule: Sendable {
    let reaches: [Reach]
    let queues: [String]
    let fileTests: @Sendable (_ module: String?) -> FileTests
    let namedModules: @Sendable () -> [NamedModule]
    let resemblances: @Sendable (_ questions: [NewQuestion]) -> [Resemblance?]
    let make: @Sendable (Assembly) throws -> AnyPart
}

/// A part of any kind.
enum AnyPart: Sendable {
    case enricher(any Enricher)
    case `guard`(any Guard)
    case responder(any Responder)

    var service: (any Service)? {
        switch self {
        case .enricher(let part): part as? any Service
        case .guard(let part): part as? any Service
        case .responder(let part): part as? any Service
        }
    }
}
