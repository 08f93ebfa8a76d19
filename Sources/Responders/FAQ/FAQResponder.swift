public import Pipeline

/// Answers from a file of questions that are asked again and again.
///
/// An entry with hints is a ladder: the learner gets one rung at a time, and the answer when there is none left. How far
/// the learner is on it is the host's to remember; the outcome says what it has to remember.
public struct FAQResponder: InstantResponder, LockAwareResponder, ResponderModule {
    public static let name: ModuleName = "faq"
    public static let summary = "Answers from a file of frequent questions, and asks back when two fit."
    public static let strictestLock = LockGrade.hints

    private let index: FAQIndex
    private let answers: [String: FAQAnswer]
    private let settings: FAQSettings
    private let file: String
    private let language: Language

    public init(_ settings: FAQSettings, _ assembly: Assembly) throws { try self.init(settings) }

    public init(_ settings: FAQSettings) throws {
        let document = try settings.document()
        self.settings = settings
        language = try settings.chosenLanguage()
        file = settings.file?.path ?? ""
        index = FAQIndex(document.entries, language: language, subject: document.title)
        answers = Dictionary(
            document.entries.map { ($0.id, FAQAnswer($0.answer)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    public func answer(_ turn: Turn) -> InstantAnswer? {
        let module = turn.context[Course.self]?.module?.id
        switch index.find(turn.text, module: module, threshold: settings.threshold, margin: settings.margin) {
        case .miss: return nil
        case .hit(let match): return answer(from: match.entry, turn)
        case .ambiguous(let matches): return settings.whenClose == .ask ? question(about: matches) : nil
        }
    }

    private func answer(from entry: FAQEntry, _ turn: Turn) -> InstantAnswer? {
        let given = max(0, turn.context[HintLevel.self]?.levels[entry.id] ?? 0)
        // Under a lock there are hints and no more, however often one asks.
        let isLocked = turn.context[LockInForce.self] != nil
        if settings.hints || isLocked, given < entry.hints.count {
            return reply(entry.hints[given], from: entry, hint: given + 1)
        }
        guard !isLocked, let text = answers[entry.id]?.text(in: turn.context) else {
            return nil
        }
        let climbs = settings.hints && !entry.hints.isEmpty
        return reply(text, from: entry, hint: climbs ? entry.hints.count + 1 : nil)
    }

    private func reply(_ text: String, from entry: FAQEntry, hint level: Int?) -> InstantAnswer {
        let hint = level.map { Attribution.Hint(subject: entry.id, level: $0) }
        return InstantAnswer(text, sources: [source(entry)], attribution: Attribution(kind: .faq, hint: hint))
    }

    private func question(about matches: [FAQMatch]) -> InstantAnswer {
        let list = matches.map { "- \($0.entry.question)" }.joined(separator: "\n")
        return InstantAnswer(
            language.whichOne + "\n\n" + list,
            sources: matches.map { source($0.entry) },
            attribution: Attribution(kind: .faq)
        )
    }

    private func source(_ entry: FAQEntry) -> String { "\(file)#\(entry.id)" }

    /// The test questions of the file that do not find their entry.
    public func failedTests() -> [FAQTestFailure] {
        index.failedTests(threshold: settings.threshold, margin: settings.margin)
    }
}
