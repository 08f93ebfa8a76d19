/// Gives the worked hints of the practice question a conversation is about, one at a time.
///
/// How many were given is one count, whether they were taken in practice or here: this part reads it from the context
/// and says with its answer how far the learner is now.
public struct WorkedHint: LockAwareResponder, ResponderModule {
    public struct Settings: ModuleSettings {
        /// Words of which one asks for a hint.
        public var words = ["hint", "hints", "clue", "tip", "stuck", "help"]

        public static let meanings = ["words": "words that ask for a hint when a message contains one of them"]

        public init() {}

        public func validate() throws {
            let fits = words.allSatisfy { !$0.isEmpty && $0.utf8.count <= 64 && !$0.contains(" ") }
            guard !words.isEmpty, words.count <= 50, fits else {
                throw InvalidSettings("\"words\" must be 1 to 50 single words", at: "words")
            }
        }
    }

    public static let name: ModuleName = "worked-hint"
    public static let summary =
        "Gives the next worked hint for the practice question the conversation is about, when asked for one; needs the enricher \"practice\"."

    /// Hints are what is left under the mildest lock.
    public static let strictestLock = LockGrade.hints

    /// Which hints a learner had taken in practice is not known any more later.
    public static let isRecalled = true

    private let words: Set<String>

    public init(_ settings: Settings, _ assembly: Assembly) throws { self.init(settings) }

    public init(_ settings: Settings) { words = Set(settings.words.map { $0.lowercased() }) }

    public func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        guard let task = turn.context[Practice.self]?.question else {
            return .declined(Decline("the conversation is about no practice question"))
        }
        let asked = turn.text.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
        guard asked else { return .declined(Decline("nobody asked for a hint")) }
        let given = max(task.hintsTaken, turn.context[HintLevel.self]?.levels[task.id] ?? 0)
        guard given < task.hints.count else { return .declined(Decline("every hint was given")) }
        try await reply.write(task.hints[given])
        let isLast = given + 1 == task.hints.count
        let hint = Attribution.Hint(subject: task.id, level: given + 1, isLast: isLast)
        return .answered(Attribution(kind: .part, hint: hint))
    }
}
