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
}

extension ModuleSettings {
    public func validate() throws {}
}

/// The settings of a part that has none.
public struct NoSettings: ModuleSettings {
    public init() {}
}

/// What ``ModuleSettings/validate()`` throws when values do not make sense together.
public struct InvalidSettings: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
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
}

extension ResponderModule {
    public static var speaksToOthers: Bool { false }
}

/// An enricher that can be named in the configuration.
public protocol EnricherModule: Enricher, Module {
    /// The facts it adds, which conditions may then ask about.
    static var adds: [Fact] { get }
}

/// A guard that can be named in the configuration.
public protocol GuardModule: Guard, Module {}
