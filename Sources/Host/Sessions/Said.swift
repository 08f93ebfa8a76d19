import Pipeline

/// What was said to the learner in a turn.
struct Said: Sendable {
    /// Where one answer broke off and the next began.
    struct Seam: Sendable, Equatable {
        let offset: Int64
        let after: String
    }

    var text = ""
    var sources: [String] = []
    var seams: [Seam] = []
}

extension Said {
    /// An answer that was there as a whole; a source counts once.
    init(_ answer: InstantAnswer) {
        text = answer.text
        for source in answer.sources where !sources.contains(source) { sources.append(source) }
    }
}
