import Pipeline

struct Glossary: Codable, Sendable, ContextKey {
    static let name = "glossary"
    static let facts: [Fact] = [
        .number("glossary.terms", of: Glossary.self, "how many terms of the glossary occur") { Double($0.terms.count) }
    ]
    var terms: [String]
}

struct GlossaryEnricher: InstantEnricher, EnricherModule {
    struct Settings: ModuleSettings {
        var terms: [String] = []
    }

    static let name: ModuleName = "glossary"
    static let summary = "Adds the terms of the glossary that occur in the question."
    static let adds: [Fact] = Glossary.facts
    private let terms: [String]

    init(_ settings: Settings, _ assembly: Assembly) { terms = settings.terms }

    func add(to turn: inout Turn) {
        turn.context[Glossary.self] = Glossary(terms: terms.filter { turn.text.contains($0) })
    }
}
