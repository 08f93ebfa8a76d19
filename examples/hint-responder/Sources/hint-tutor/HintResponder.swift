import Pipeline

/// Answers "hint" with the hint for the module the learner has open.
struct HintResponder: InstantResponder, ResponderModule {
    struct Settings: ModuleSettings {
        var hints: [String: String] = [:]
        static let meanings = ["hints": "The hint for each module, by the module's id."]
    }

    static let name: ModuleName = "hint"
    static let summary = "Answers “hint” with the hint for the open module."
    private let hints: [String: String]

    init(_ settings: Settings, _ assembly: Assembly) { hints = settings.hints }

    func answer(_ turn: Turn) -> InstantAnswer? {
        guard turn.text.lowercased() == "hint", let module = turn.context[Course.self]?.module else { return nil }
        return hints[module.id].map { InstantAnswer($0) }
    }
}
