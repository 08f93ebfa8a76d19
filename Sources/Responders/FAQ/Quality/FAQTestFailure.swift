/// A test question that did not find its entry.
public struct FAQTestFailure: Sendable, Equatable, CustomStringConvertible {
    /// How it went wrong.
    enum Reason: Sendable, Equatable {
        case found, missed
        /// Several fit about as well, so that the learner is asked which one is meant.
        case ambiguous([FAQMatch])
    }

    public var question: String
    /// The entry that the question stands in.
    public var expected: FAQEntry
    /// The entry that was found instead, or came nearest.
    public var got: FAQEntry?
    public var score: Double
    /// Where the question stands in its file.
    var line: Int
    var reason: Reason

    public var description: String {
        let what =
            switch got {
            case nil: "nothing"
            case let entry? where entry.id == expected.id: "it only with \(rounded); add a phrasing with its words"
            case let entry?: "\"\(shortened(entry.question))\" with \(rounded)"
            }
        let found = if case .ambiguous = reason { "fits several entries; the best is " } else { "finds " }
        return "\"\(shortened(question))\" \(found)\(what)"
    }

    /// The same for somebody who looks at the file.
    var sentence: String {
        let test = "the test \"\(shortened(question))\" should find \"\(shortened(expected.question))\""
        let advice = "add an \"also\" line in other words"
        guard let got else { return "\(test), and finds nothing; \(advice)" }
        let other = Self.fit(got, score)
        let isOwn = got.id == expected.id
        switch reason {
        case .found: return "\(test), and finds \(other)"
        case .ambiguous(let close):
            let all = close.map { Self.fit($0.entry, $0.score) }.joined(separator: " and ")
            return "\(test), and fits \(all) about as well, so the learner is asked which is meant; \(advice)"
        case .missed where isOwn: return "\(test), and fits it only with \(rounded), which is too little; \(advice)"
        case .missed: return "\(test), and finds nothing that fits; the nearest is \(other)"
        }
    }

    private static func fit(_ entry: FAQEntry, _ score: Double) -> String {
        "\"\(shortened(entry.question))\" with \(rounded(score))"
    }

    private var rounded: Double { Self.rounded(score) }

    private static func rounded(_ score: Double) -> Double { Double(Int(score * 100)) / 100 }
}

extension FAQIndex {
    /// Asks every entry's test questions, each in the entry's own module.
    public func failedTests(
        threshold: Double = defaultThreshold,
        margin: Double = defaultMargin
    ) -> [FAQTestFailure] {
        failedTests(of: entries, in: nil, threshold: threshold, margin: margin)
    }

    /// Asks the test questions of some entries, for learners who have `module` open, or each entry's own.
    func failedTests(
        of entries: [FAQEntry],
        in module: String?,
        threshold: Double,
        margin: Double
    ) -> [FAQTestFailure] {
        entries.flatMap { entry in
            entry.tests.enumerated().compactMap { place, question in
                let asked = module ?? entry.module
                let found = find(question, module: asked, threshold: threshold, margin: margin)
                let (got, reason): (FAQMatch?, FAQTestFailure.Reason) =
                    switch found {
                    case .hit(let match): (match, .found)
                    case .ambiguous(let matches): (matches.first, .ambiguous(matches))
                    case .miss(let nearest): (nearest, .missed)
                    }
                if reason == .found, got?.entry.id == entry.id { return nil }
                return FAQTestFailure(
                    question: question,
                    expected: entry,
                    got: got?.entry,
                    score: got?.score ?? 0,
                    line: entry.line(ofTest: place),
                    reason: reason
                )
            }
        }
    }
}
