import Pipeline

/// Why a turn went as it did: the question, everything that was tried, and what came of it.
struct Explanation: Sendable {
    let turn: TurnID
    let course: String
    let module: String?
    let openedAt: Moment
    let endedAt: Moment?
    /// What the chain was asked.
    let question: String
    /// What the learner read.
    let answer: String
    let sources: [String]
    let outcome: TurnOutcome?
    /// Who ended it.
    let by: String?
    let revision: String?
    let trace: StoredTrace
    /// Where in line for a person the learner is.
    var place: Int?
    /// Who asked, where whoever reads this may know.
    var learner: String?

    init(_ stored: StoredTurn) {
        turn = stored.id
        trace = StoredTrace(stored.trace)
        let beginning = trace.beginning
        // Sessions move on; the trace knows where the question was asked.
        course = beginning.course.isEmpty ? stored.context.course : beginning.course
        module = beginning.course.isEmpty ? stored.context.module : beginning.module
        (openedAt, endedAt, revision) = (stored.openedAt, stored.endedAt, stored.revision)
        question = beginning.text ?? Question.stored(stored).text
        let body = stored.ending.flatMap { try? JSON(parsing: Array($0.body)) }
        answer = body?["text"]?.string ?? stored.checkpoint ?? ""
        sources = body?["sources"]?.array?.compactMap(\.string) ?? []
        outcome = stored.outcome
        by = body?["by"]?["name"]?.string ?? trace.last?.name
    }

    /// How long it took: as the log has it, and as exactly as its parts were timed where that is nothing.
    var took: Duration? {
        endedAt.map { max($0 - openedAt, trace.steps.reduce(.zero) { $0 + $1.duration }) }
    }

    /// Whether all that was given is a text of the configuration, which is the same whatever was asked.
    var isPrepared: Bool { outcome == .answered && trace.last?.use == "say" }

    /// What the learner is told.
    var sentence: String { HonestSentence(trace: trace, outcome: outcome, place: place).text }

    var json: JSON {
        JSON(members: [
            ("turn", .string("\(turn)")), ("course", .string(course)), ("module", module.map(JSON.string) ?? .null),
            ("learner", learner.map(JSON.string) ?? .null),
            ("opened_at", .string(openedAt.rfc3339)), ("ended_at", endedAt.map { .string($0.rfc3339) } ?? .null),
            ("ms", endedAt.map { .integer(max(0, ($0 - openedAt).wholeMilliseconds)) } ?? .null),
            ("question", .string(question)), ("answer", .string(answer)),
            ("outcome", outcome.map { .string($0.rawValue) } ?? .null), ("by", by.map(JSON.string) ?? .null),
            ("sentence", .string(sentence)), ("revision", revision.map(JSON.string) ?? .null),
            ("sources", .array(sources.map(JSON.string))),
            ("lock", .string(trace.beginning.lock.rawValue)),
            (
                "hints",
                JSON(members: trace.beginning.hints.sorted { $0.key < $1.key }.map { ($0, .integer(Int64($1))) })
            ),
            ("steps", .array(trace.steps.map(\.json))),
            ("facts", JSON(members: trace.facts.map { ($0.name, $0.value) })),
        ])
    }
}

extension StoredTrace.Step {
    fileprivate var json: JSON {
        JSON(members: [
            ("kind", .string(kind)), ("name", .string(name)), ("use", .string(use)), ("place", .string(place)),
            ("us", .integer(microseconds)), ("ending", .string(ending)), ("detail", detail.map(JSON.string) ?? .null),
            ("basis", basis.map(JSON.string) ?? .null), ("model", model.map(JSON.string) ?? .null),
            ("notes", .array(notes.map(JSON.string))),
        ])
    }
}
