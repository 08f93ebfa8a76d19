/// An entry that may answer a question, and how well it fits, from 0 to 1.
public struct FAQMatch: Sendable, Equatable {
    public var entry: FAQEntry
    public var score: Double
}

/// What a search for an answer came to.
public enum FAQFinding: Sendable, Equatable {
    case hit(FAQMatch)
    /// Several fit, too close to each other to choose for the learner; the best first.
    case ambiguous([FAQMatch])
    /// Nothing fits well enough; the nearest is for the trace.
    case miss(nearest: FAQMatch?)
}
