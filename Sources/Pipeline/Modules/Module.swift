/// What a part is called in the configuration, as in `{ "use": "faq" }`.
public struct ModuleName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let text: String
    public init(_ text: String) { self.text = text }
    public init(stringLiteral value: String) { text = value }
    public var description: String { text }
}

/// The settings of one part: plain values, read from JSON.
///
/// `init()` gives the defaults. A key missing from the JSON keeps its default; a key not declared here is an error.
public protocol ModuleSettings: Decodable, Sendable {
    init()

    /// Throws ``InvalidSettings`` when the values do not make sense together, or ``Faults`` found in files they name.
    func validate() throws

    /// What the part will reach for outside the host; secrets need not be listed.
    var reaches: [Reach] { get }

    /// The queues in which the part may leave a question for people.
    var queues: [String] { get }

    /// Asks the questions that the files it names want to be asked, for learners who have `module` open, or any.
    func fileTests(in module: String?) -> FileTests

    /// The modules of its course that the files it names speak of.
    var namedModules: [NamedModule] { get }

    /// For each question the entry of the files it names that comes nearest to it, if any comes close.
    func resemblances(to questions: [NewQuestion]) -> [Resemblance?]

    /// What each setting means, in one sentence, by its name in Swift; `tutorline modules` and editors show it.
    static var meanings: [String: String] { get }
}

extension ModuleSettings {
    public func validate() throws {}
    public var reaches: [Reach] { [] }
    public var queues: [String] { [] }
    public var namedModules: [NamedModule] { [] }
    public func resemblances(to questions: [NewQuestion]) -> [Resemblance?] { questions.map { _ in nil } }
    public func fileTests(in module: String?) -> FileTests { FileTests() }
    public static var meanings: [String: String] { [:] }
}

/// The settings of a part that has none.
public struct NoSettings: ModuleSettings {
    public init() {}
}

/// What ``ModuleSettings/validate()`` throws when values do not make sense together.
public struct InvalidSettings: Error, CustomStringConvertible {
    public let description: String
    /// The one setting that is to blame, by its name in Swift, so that the report points at it.
    public let setting: String?

    public init(_ description: String, at setting: String? = nil) {
        self.description = description
        self.setting = setting
    }
}

/// A part that can be named in the configuration.
public protocol Module {
    associatedtype Settings: ModuleSettings = NoSettings
    static var name: ModuleName { get }
    /// What the part does, in one sentence; `tutorline modules` prints it.
    static var summary: String { get }
    init(_ settings: Settings, _ assembly: Assembly) throws
}

/// A responder that can be named in the configuration.
public protocol ResponderModule: Responder, Module {
    /// Whether the part speaks to something outside the host: a file's tests then stub it, or it declines.
    static var speaksToOthers: Bool { get }

    /// Whether it answers every question: what comes after it is never asked.
    static var alwaysAnswers: Bool { get }

    /// Whether its answer depends on more than a record of the turn holds, so that a replay takes what it said then.
    static var isRecalled: Bool { get }
}

extension ResponderModule {
    public static var speaksToOthers: Bool { false }
    public static var alwaysAnswers: Bool { false }
    public static var isRecalled: Bool { speaksToOthers }
}

/// An enricher that can be named in the configuration.
public protocol EnricherModule: Enricher, Module {
    /// The facts it adds, which conditions may then ask about.
    static var adds: [Fact] { get }
}

/// A guard that can be named in the configuration.
public protocol GuardModule: Guard, Module {}
