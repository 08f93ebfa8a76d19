import Pipeline

/// How a turn was answered, in one sentence for the learner who asked.
///
/// It says what happened and nothing else: who answered from what, who was asked before and failed, and whether a
/// language model had a hand in it. A pure function of the trace, so that it cannot say what was not recorded.
struct HonestSentence: Sendable {
    let trace: StoredTrace
    /// How the turn ended; `nil` while it has not.
    let outcome: TurnOutcome?
    /// Where in line for a person the learner is, from 1; `nil` when they are in none, or nobody knows.
    var place: Int?

    var text: String {
        guard let outcome else { return SentenceWord.running.text }
        return switch outcome {
        case .answered: answered
        case .handedOff: handedOff
        case .refused: refused
        case .locked: locked
        case .stopped: finished(SentenceWord.stopped.text)
        case .interrupted: finished(SentenceWord.interrupted.text)
        case .failed: failed
        }
    }

    /// The sentence to its end, with whoever was asked before.
    private func finished(_ clause: String) -> String {
        guard let attempts = Self.attempts(trace.asked) else { return SentenceWord.source(clause) }
        return SentenceWord.sourceAfter(clause, attempts)
    }

    private var answered: String {
        guard let step = trace.last else { return SentenceWord.unrecorded.text }
        let clause = Self.capital(source(of: step))
        let isQuiet = step.kindOfAuthor == .model || Self.attempts(trace.asked) != nil
        return isQuiet ? finished(clause) : SentenceWord.noModel(clause)
    }

    /// Who answered, and from what.
    private func source(of step: StoredTrace.Step) -> String {
        switch (step.kindOfAuthor ?? .part, step.use) {
        case (.faq, _):
            guard let basis = step.basis else { return SentenceWord.faqChoice.text }
            return step.hint != nil ? SentenceWord.faqHint(basis) : SentenceWord.faqEntry(basis)
        case (.model, _): return SentenceWord.model(step.model ?? step.name)
        case (.tutor, _): return SentenceWord.tutor.text
        case (_, "say"): return SentenceWord.prepared.text
        case (_, "worked-hint"): return SentenceWord.workedHint.text
        default: return SentenceWord.part(step.name)
        }
    }

    private var handedOff: String {
        guard !trace.steps.isEmpty else { return SentenceWord.withTutor.text }
        let line = place.map { SentenceWord.inLine(Self.ordinal($0)) } ?? SentenceWord.toTutor.text
        if let attempts = Self.attempts(trace.asked) { return SentenceWord.triedThen(Self.capital(attempts), line) }
        // A guard that asks for people took the question for something, which is not for the one who asked to read.
        if trace.last?.kind == StepReport.Kind.guard.rawValue { return SentenceWord.toPeople(line) }
        let asksForPerson = trace.facts.contains { $0.name == "message.asks_for_person" && $0.value == true }
        if asksForPerson { return SentenceWord.askedForPerson(line) }
        let declined = trace.asked.contains { $0.ending == "declined" }
        return declined ? SentenceWord.nothingFits(line) : SentenceWord.toPeople(line)
    }

    private var refused: String {
        guard let step = trace.last else {
            let broken = trace.steps.last { ["failed", "timed_out"].contains($0.ending) }
            return broken.map { SentenceWord.uncheckedFor($0.name) } ?? SentenceWord.unchecked.text
        }
        if step.kind == StepReport.Kind.guard.rawValue { return SentenceWord.ruleStopped(step.name) }
        // What a guard holds back is noted with the part whose answer it was, as "guard: reason".
        let rule = step.detail.flatMap { $0.split(separator: ":").first.map(String.init) }
        return rule.map { SentenceWord.ruleHeld($0) } ?? SentenceWord.courseHeld.text
    }

    private var locked: String {
        let grade = trace.facts.first { $0.name == "lock.grade" }?.value.string
        return switch grade.flatMap(LockGrade.init) {
        case .hints: SentenceWord.onlyHints.text
        case .people: SentenceWord.onlyPeople.text
        default: SentenceWord.closed.text
        }
    }

    private var failed: String {
        guard let attempts = Self.attempts(trace.asked) else {
            return trace.asked.isEmpty ? SentenceWord.nobodyTakes.text : SentenceWord.allAsked.text
        }
        return SentenceWord.triedInVain(Self.capital(attempts))
    }

    /// Which of these were asked and failed: "two models were asked and failed within 6 s"; `nil` when none did.
    static func attempts(_ steps: [StoredTrace.Step]) -> String? {
        let broken = steps.filter { ["failed", "timed_out"].contains($0.ending) }
        guard !broken.isEmpty else { return nil }
        let models = broken.count { $0.use == "llm" }
        let kinds = [counted(models, .models), counted(broken.count - models, .parts)].compactMap { $0 }
        let time = broken.reduce(Duration.zero) { $0 + $1.duration }
        let who = kinds.count == 2 ? SentenceWord.both(kinds[0], kinds[1]) : kinds[0]
        return SentenceWord.attempts("\(broken.count)", who, rounded(time))
    }

    private static func counted(_ count: Int, _ noun: SentenceWord) -> String? {
        count > 0 ? noun("\(count)", SentenceWord.numbers.word(count - 2) ?? "\(count)") : nil
    }

    /// Whole seconds, rounded up: nobody was kept waiting for longer than is said.
    private static func rounded(_ time: Duration) -> String {
        PracticeWord.seconds("\(max(1, (time.wholeMilliseconds + 999) / 1000))")
    }

    private static func ordinal(_ place: Int) -> String {
        SentenceWord.ordinals.word(place - 1) ?? SentenceWord.place("\(place)")
    }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
