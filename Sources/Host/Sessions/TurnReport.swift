import Pipeline

/// How a turn went, for metrics.
struct TurnReport: Sendable {
    let outcome: TurnOutcome
    let course: String
    let duration: Duration
    let steps: [StepReport]
    var turn: TurnID?
    var learner: AccountID?
    /// Whether it was none, but a tutor's draft: its parts worked and cost something, and nobody was answered.
    var isDraft = false
}
