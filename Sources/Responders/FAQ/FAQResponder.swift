public import Pipeline

/// Answers from a file of questions that are asked again and again.
///
/// An entry with hints is a ladder: the learner gets one rung at a time, and the answer when there is none left. How far
/// the learner is on it is the host's to remember; the outcome says what it has to remember.
public struct FAQResponder: InstantResponder, LockAwareResponder, ResponderModule {
    public static let name: ModuleName = "faq"
    public static let summary =
        "Answers from a file of frequently asked questions, and asks which one is meant when two fit."
    public static let strictestLock = LockGrade.hints

    private let index: FAQIndex
    /// In the order of the index.
    private let entries: [TellableEntry]
    private let settings: FAQSettings
    private let language: Language

    public init(_ settings: FAQSettings, _ assembly: Assembly) throws { try self.init(settings) }

    public init(_ settings: FAQSettings) throws {
        let document = try settings.document()
        self.init(
            document.entries,
            about: document.title,
            in: settings.file?.told ?? "",
            try settings.chosenLanguage(),
            settings
        )
    }

    /// Answers from entries that stand in no file.
    init(_ learned: LearnedEntries, threshold: Double, margin: Double) {
        var settings = FAQSettings()
        (settings.threshold, settings.margin) = (threshold, margin)
        let language = Language.named(learned.language) ?? .english
        self.init(learned.entries, about: learned.title, in: "learned", language, settings)
    }

    private init(
        _ entries: [FAQEntry],
        about subject: String,
        in file: String,
        _ language: Language,
        _ settings: FAQSettings
    ) {
        self.settings = settings
        self.language = language
        index = FAQIndex(entries, language: language, subject: subject)
        self.entries = index.entries.map { TellableEntry($0, in: file) }
    }

    public func answer(_ turn: Turn) -> InstantAnswer? { answer(turn, by: verdict(on: turn)) }

    /// As every instant part answers, but saying in the trace what was nearest when it declines.
    public func reply(to turn: Turn) -> InstantReply {
        let verdict = verdict(on: turn)
        return answer(turn, by: verdict).map(InstantReply.answered) ?? .declined(decline(verdict))
    }

    private func verdict(on turn: Turn) -> FAQIndex.Verdict {
        let module = turn.context[Course.self]?.module?.id
        return index.verdict(on: turn.text, module: module, threshold: settings.threshold, margin: settings.margin)
    }

    private func answer(_ turn: Turn, by verdict: FAQIndex.Verdict) -> InstantAnswer? {
        switch verdict {
        case .miss: nil
        case .hit(let found, let next): answer(from: found, ahead: next, turn)
        case .ambiguous(let close): settings.whenClose == .ask ? question(about: close) : nil
        }
    }

    private func decline(_ verdict: FAQIndex.Verdict) -> Decline {
        switch verdict {
        case .miss(nil): "no entry has anything to do with it"
        case .miss(let nearest?): Decline("the nearest entry is \(fit(nearest)), below \(settings.threshold)")
        case .hit(let found, _): Decline("\(fit(found)) may not be answered now")
        case .ambiguous(let close): Decline(tooClose(close))
        }
    }

    private func fit(_ found: Search.Found) -> String { entries[found.entry].fit(found.odds) }

    private func tooClose(_ close: [Search.Found]) -> String {
        "too close to tell apart: " + close.map(fit).joined(separator: ", ")
    }

    private func answer(from found: Search.Found, ahead next: Search.Found?, _ turn: Turn) -> InstantAnswer? {
        var details = found.odds == Scoring.certain ? entries[found.entry].certainty : [fit(found)]
        if let next { details.append("the next one that fits is \(fit(next))") }
        let entry = entries[found.entry]
        // Under a lock there are hints and no more, however often one asks.
        let isLocked = turn.context[LockInForce.self] != nil
        let climbs = settings.hints && !entry.hints.isEmpty
        if climbs || isLocked {
            let given = max(0, turn.context[HintLevel.self]?.levels[entry.id] ?? 0)
            if given < entry.hints.count {
                let isLast = isLocked && given + 1 == entry.hints.count
                return tell(entry.hints[given], of: entry, details, hint: given + 1, isLast: isLast)
            }
        }
        guard !isLocked, let text = entry.answer.text(in: turn.context) else { return nil }
        return tell(text, of: entry, details, hint: climbs ? entry.hints.count + 1 : nil, isLast: true)
    }

    private func tell(
        _ text: String,
        of entry: TellableEntry,
        _ details: [String],
        hint level: Int?,
        isLast: Bool
    ) -> InstantAnswer {
        let attribution = Attribution(
            kind: .faq,
            hint: level.map { Attribution.Hint(subject: entry.id, level: $0, isLast: isLast) },
            basis: entry.question,
            details: details
        )
        return InstantAnswer(text, sources: entry.sources, attribution: attribution)
    }

    private func question(about close: [Search.Found]) -> InstantAnswer {
        let asked = close.map { entries[$0.entry] }
        // The same question in two modules is told apart by the module.
        let isSame = Set(asked.map(\.question)).count < asked.count
        let list = asked.map { "- \(isSame ? $0.questionInModule : $0.question)" }.joined(separator: "\n")
        return InstantAnswer(
            language.whichOne + "\n\n" + list,
            sources: asked.flatMap(\.sources),
            attribution: Attribution(kind: .faq, details: [tooClose(close)])
        )
    }

    /// Asks the test questions of the file as they are asked in a module's chain, or in that of a course.
    func fileTests(of file: String, in module: String?) -> FileTests {
        // What belongs to another module is never found in this one, and need not be.
        let asked = index.entries.filter { module == nil || $0.module == nil || $0.module == module }
        let failures = index.failedTests(
            of: asked,
            in: module,
            threshold: settings.threshold,
            margin: settings.margin
        )
        return FileTests(
            count: asked.reduce(0) { $0 + $1.tests.count },
            failures: failures.sorted { $0.line < $1.line }.map { failure in
                let fault = Fault(file: file, line: failure.line, severity: .warning, message: failure.sentence)
                return FileTests.Failure(question: failure.question, fault: fault)
            }
        )
    }
}

extension TextFile {
    /// The file's path as readers of answers are told it: where on a host it lies is the operator's business.
    var told: String {
        guard path.hasPrefix("/") else { return path }
        return path.split(separator: "/").last.map { String($0) } ?? ""
    }
}
