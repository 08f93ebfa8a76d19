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
        file = settings.file.map { Self.told($0.path) } ?? ""
        index = FAQIndex(document.entries, language: language, subject: document.title)
        answers = Dictionary(
            document.entries.map { ($0.id, FAQAnswer($0.answer)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Answers from entries that stand in no file.
    init(_ learned: LearnedEntries, threshold: Double, margin: Double) {
        var settings = FAQSettings()
        (settings.threshold, settings.margin) = (threshold, margin)
        self.settings = settings
        let language = Language.named(learned.language) ?? .english
        self.language = language
        file = "learned"
        index = FAQIndex(learned.entries, language: language, subject: learned.title)
        answers = Dictionary(
            learned.entries.map { ($0.id, FAQAnswer($0.answer)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    public func answer(_ turn: Turn) -> InstantAnswer? { answer(turn, to: finding(for: turn)) }

    /// As every instant part answers, but saying in the trace what was nearest when it declines.
    public func reply(to turn: Turn) -> InstantReply {
        let finding = finding(for: turn)
        return answer(turn, to: finding).map(InstantReply.answered) ?? .declined(decline(finding))
    }

    private func finding(for turn: Turn) -> FAQFinding {
        let module = turn.context[Course.self]?.module?.id
        return index.find(turn.text, module: module, threshold: settings.threshold, margin: settings.margin)
    }

    private func answer(_ turn: Turn, to finding: FAQFinding) -> InstantAnswer? {
        switch finding {
        case .miss: nil
        case .hit(let match): answer(from: match, turn)
        case .ambiguous(let matches): settings.whenClose == .ask ? question(about: matches) : nil
        }
    }

    private func decline(_ finding: FAQFinding) -> Decline {
        switch finding {
        case .miss(nil): "no entry has anything to do with it"
        case .miss(let nearest?): Decline("the nearest entry is \(fit(nearest)), below \(settings.threshold)")
        case .hit(let match): Decline("\(fit(match)) may not be answered now")
        case .ambiguous(let matches): Decline("too close to tell apart: " + matches.map(fit).joined(separator: ", "))
        }
    }

    /// An entry and how well it fits, with two digits after the point.
    private func fit(_ match: FAQMatch) -> String {
        "“\(match.entry.question)” (\((match.score * 100).rounded() / 100))"
    }

    private func answer(from match: FAQMatch, _ turn: Turn) -> InstantAnswer? {
        let entry = match.entry
        let given = max(0, turn.context[HintLevel.self]?.levels[entry.id] ?? 0)
        // Under a lock there are hints and no more, however often one asks.
        let isLocked = turn.context[LockInForce.self] != nil
        if settings.hints || isLocked, given < entry.hints.count {
            return reply(entry.hints[given], from: match, hint: given + 1)
        }
        guard !isLocked, let text = answers[entry.id]?.text(in: turn.context) else {
            return nil
        }
        let climbs = settings.hints && !entry.hints.isEmpty
        return reply(text, from: match, hint: climbs ? entry.hints.count + 1 : nil)
    }

    private func reply(_ text: String, from match: FAQMatch, hint level: Int?) -> InstantAnswer {
        let entry = match.entry
        let attribution = Attribution(
            kind: .faq,
            hint: level.map { Attribution.Hint(subject: entry.id, level: $0) },
            basis: entry.question,
            details: [fit(match)]
        )
        return InstantAnswer(text, sources: [source(entry)], attribution: attribution)
    }

    private func question(about matches: [FAQMatch]) -> InstantAnswer {
        let list = matches.map { "- \($0.entry.question)" }.joined(separator: "\n")
        return InstantAnswer(
            language.whichOne + "\n\n" + list,
            sources: matches.map { source($0.entry) },
            attribution: Attribution(
                kind: .faq,
                details: ["too close to tell apart: " + matches.map(fit).joined(separator: ", ")]
            )
        )
    }

    private func source(_ entry: FAQEntry) -> String { "\(file)#\(entry.id)" }

    /// A file's path as readers of answers are told it: where on a host it lies is the operator's business.
    private static func told(_ path: String) -> String {
        guard path.hasPrefix("/") else { return path }
        return path.split(separator: "/").last.map { String($0) } ?? ""
    }

    /// The test questions of the file that do not find their entry.
    public func failedTests() -> [FAQTestFailure] {
        index.failedTests(threshold: settings.threshold, margin: settings.margin)
    }
}
