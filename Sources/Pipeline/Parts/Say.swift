/// Always says the same; the polite end of a chain.
public struct Say: InstantResponder, LockAwareResponder, ResponderModule {
    public struct Settings: ModuleSettings {
        /// What is said.
        public var text = ""

        public init() {}

        public static let meanings = ["text": "What is said."]

        public func validate() throws {
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw InvalidSettings("\"text\" is what \"say\" says; give it some words", at: "text")
            }
        }
    }

    public static let name: ModuleName = "say"
    public static let summary = "Always answers with the same text."
    public static let alwaysAnswers = true
    /// What a team says word for word gives nothing away that the team did not mean to.
    public static let strictestLock = LockGrade.people
    let text: String

    public init(_ settings: Settings, _ assembly: Assembly) { text = settings.text }

    public func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer(text) }
}
