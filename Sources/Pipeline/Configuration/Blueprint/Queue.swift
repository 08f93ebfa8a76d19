/// How people are waited for in one queue.
public struct Queue: ModuleSettings, Hashable {
    /// How long a learner waits before the chain goes on without a person.
    public var patience: TimeSpan?
    /// When people are there; always, when it does not say.
    public var hours: OpeningHours?
    /// What a learner is told outside the hours.
    public var away: String?
    /// How long a tutor who goes silent keeps a question.
    public var lease: TimeSpan = .seconds(90)

    public init() {}

    public func validate() throws {
        guard lease.milliseconds >= 5000 else {
            throw InvalidSettings(
                "a lease of \(lease) is over before a tutor can answer; write at least \"5s\"",
                at: "lease"
            )
        }
        guard patience.map({ $0.milliseconds >= 1000 }) ?? true else {
            throw InvalidSettings("nobody can answer that fast; write at least \"1s\"", at: "patience")
        }
        guard away == nil || hours != nil else {
            throw InvalidSettings("\"away\" is shown outside the \"hours\", but there are none", at: "away")
        }
    }

    public static let meanings = [
        "patience": "How long a learner waits before the chain continues without a person.",
        "hours": "When people are there, such as \"Mon-Fri 08:00-18:00 Europe/Paris\".",
        "away": "What a learner is told outside the hours.",
        "lease": "How long a question stays with a tutor who goes silent.",
    ]
}
