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
        guard let outcome else { return "Your question has not been answered yet." }
        return switch outcome {
        case .answered: answered
        case .handedOff: handedOff
        case .refused: refused
        case .locked: locked
        case .stopped: "The answer was stopped on request\(before)."
        case .interrupted: "The answer was cut short because the host restarted\(before)."
        case .failed: failed
        }
    }

    private var answered: String {
        guard let step = trace.last else { return "The host answered; how was not recorded." }
        let ending = step.kindOfAuthor == .model ? "." : "; no model was used."
        return Self.capital(source(of: step)) + (before.isEmpty ? ending : before + ".")
    }

    /// Who answered, and from what.
    private func source(of step: StoredTrace.Step) -> String {
        let hint = step.hint != nil
        switch (step.kindOfAuthor ?? .part, step.use) {
        case (.faq, _):
            guard let basis = step.basis else { return "more than one FAQ entry matched, so you were asked which one" }
            return hint ? "a hint of the FAQ entry *\(basis)* was given" : "the FAQ entry *\(basis)* matched"
        case (.model, _):
            return "the language model *\(step.model ?? step.name)* wrote the answer"
        case (.tutor, _): return "a tutor answered"
        case (_, "say"): return "a prepared answer was given"
        case (_, "worked-hint"): return "the next hint of your practice question was given"
        default: return "*\(step.name)* of the teaching team answered"
        }
    }

    private var handedOff: String {
        guard !trace.steps.isEmpty else { return "A tutor has this conversation, so your message went to them." }
        let line =
            if let place { "you are \(Self.ordinal(place)) in line for a tutor" } else {
                "your question went to a tutor"
            }
        if let attempts = Self.attempts(trace.asked) { return Self.capital("\(attempts); \(line).") }
        if let step = trace.last, step.kind == StepReport.Kind.guard.rawValue {
            return "The rule *\(step.name)* wants a person to see this; \(line)."
        }
        let asksForPerson = trace.facts.contains { $0.name == "message.asks_for_person" && $0.value == true }
        if asksForPerson { return "You asked for a person; \(line)." }
        let declined = trace.asked.contains { $0.ending == "declined" }
        return (declined ? "Nothing prepared fits your question; " : "Questions go to people here; ") + line + "."
    }

    private var refused: String {
        guard let step = trace.last else {
            let broken = trace.steps.last { ["failed", "timed_out"].contains($0.ending) }
            return "Your question could not be checked"
                + (broken.map { ", because *\($0.name)* is out of order" } ?? "") + ", so nobody was asked."
        }
        if step.kind == StepReport.Kind.guard.rawValue {
            return "The rule *\(step.name)* stopped your question before anybody was asked."
        }
        // What a guard holds back is noted with the part whose answer it was, as "guard: reason".
        let rule = step.detail.flatMap { $0.split(separator: ":").first.map(String.init) }
        return "An answer was written, and the rule \(rule.map { "*\($0)*" } ?? "of this course") held it back."
    }

    private var locked: String {
        let grade = trace.facts.first { $0.name == "lock.grade" }?.value.string
        return switch grade.flatMap(LockGrade.init) {
        case .hints: "Only hints are given here at the moment, and nobody had one for this question."
        case .people: "Only people answer here at the moment, so nothing else was asked."
        default: "Tutoring is closed here at the moment, so nobody was asked."
        }
    }

    private var failed: String {
        guard let attempts = Self.attempts(trace.asked) else {
            return trace.asked.isEmpty
                ? "Nobody in this course takes such a question." : "Everybody was asked, and nobody had an answer."
        }
        return Self.capital("\(attempts), and nobody else had an answer.")
    }

    private var before: String { Self.attempts(trace.asked).map { "; before that, \($0)" } ?? "" }

    /// Which of these were asked and failed: "two models were asked and failed within 6 s"; `nil` when none did.
    static func attempts(_ steps: [StoredTrace.Step]) -> String? {
        let broken = steps.filter { ["failed", "timed_out"].contains($0.ending) }
        guard !broken.isEmpty else { return nil }
        let models = broken.count { $0.use == "llm" }
        let kinds = [counted(models, "model"), counted(broken.count - models, "part")].compactMap { $0 }
        let time = broken.reduce(Duration.zero) { $0 + $1.duration }
        let verb = broken.count == 1 ? "was" : "were"
        return "\(kinds.joined(separator: " and ")) \(verb) asked and failed within \(rounded(time))"
    }

    private static func counted(_ count: Int, _ noun: String) -> String? {
        let words = ["", "a", "two", "three", "four", "five", "six"]
        guard count > 0 else { return nil }
        return "\(words.indices.contains(count) ? words[count] : "\(count)") \(noun)\(count == 1 ? "" : "s")"
    }

    /// Whole seconds, rounded up: nobody was kept waiting for longer than is said.
    private static func rounded(_ time: Duration) -> String { "\(max(1, (time.wholeMilliseconds + 999) / 1000)) s" }

    private static func ordinal(_ place: Int) -> String {
        let words = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        return words.indices.contains(place) && place > 0 ? words[place] : "number \(place)"
    }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
