import Pipeline

/// A responder with one setting of every kind.
struct Hint: InstantResponder, ResponderModule {
    enum Tone: String, Decodable, CaseIterable { case kind, strict }

    struct Settings: ModuleSettings {
        var text = "think again"
        var times = 1
        var warmth = 0.5
        var isLoud = false
        var tone = Tone.kind
        var topics: [String] = []
        var firstToken: TimeSpan = .seconds(8)
        var key: Secret?
        var file: TextFile?
        var prompt: Wording = "Be kind."

        init() {}

        func validate() throws {
            guard times > 0 else { throw InvalidSettings("\(times) hints are none; write at least 1", at: "times") }
            guard let file, let line = file.text.split(separator: "\n").firstIndex(of: "bad") else { return }
            throw Faults([Fault(file: file.path, line: line + 1, message: "this line is bad")])
        }
    }

    static let name: ModuleName = "hint"
    static let summary = "Gives a hint."
    let settings: Settings
    init(_ settings: Settings, _ assembly: Assembly) { self.settings = settings }
    func answer(_ turn: Turn) -> InstantAnswer? {
        turn.text.contains("hint") ? InstantAnswer(String(repeating: settings.text, count: settings.times)) : nil
    }
}

/// Leaves every question to people.
struct Park: ResponderModule {
    struct Settings: ModuleSettings {
        var queue = "tutors"
        init() {}
        var queues: [String] { [queue] }
    }

    static let name: ModuleName = "park"
    static let summary = "Leaves the question to people."
    let queue: String
    init(_ settings: Settings, _ assembly: Assembly) { queue = settings.queue }
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome { .parked(Parking(queue: queue)) }
}

/// Speaks to a server somewhere.
struct Distant: ResponderModule {
    struct Settings: ModuleSettings {
        var endpoint = "https://example.org"
        var key: Secret?
        init() {}
        var reaches: [Reach] { [.host(endpoint)] }
    }

    static let name: ModuleName = "distant"
    static let summary = "Asks somebody far away."
    static let speaksToOthers = true
    let key: Secret?
    init(_ settings: Settings, _ assembly: Assembly) { key = settings.key }
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        try await reply.write("from afar")
        return .answered()
    }
}

/// Adds a fact about practice.
struct Streak: InstantEnricher, EnricherModule {
    struct Finding: Codable, Sendable, ContextKey {
        static let name = "streak"
        static let facts: [Fact] = [.number("streak.wrong", of: Finding.self, "wrong answers in a row") { $0.wrong }]
        var wrong: Double
    }

    static let name: ModuleName = "streak"
    static let summary = "Adds how many answers in a row were wrong."
    static let adds = Finding.facts
    init(_ settings: NoSettings, _ assembly: Assembly) {}
    func add(to turn: inout Turn) { turn.context[Finding.self] = Finding(wrong: 3) }
}

/// Lets everything pass.
struct Nod: InstantGuard, GuardModule {
    static let name: ModuleName = "nod"
    static let summary = "Lets everything pass."
    init(_ settings: NoSettings, _ assembly: Assembly) {}
    func judge(_ turn: inout Turn) -> Admission { .pass }
    func judge(_ draft: Draft, of turn: Turn) -> Screening { .release }
}

extension ModuleRegistry {
    static let sample: ModuleRegistry = {
        var registry = ModuleRegistry.core
        registry.register(Hint.self)
        registry.register(Park.self)
        registry.register(Distant.self)
        registry.register(Streak.self)
        registry.register(Nod.self)
        return registry
    }()
}
