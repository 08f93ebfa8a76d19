/// A test question that did not find its entry.
public struct FAQTestFailure: Sendable, Equatable, CustomStringConvertible {
    public var question: String
    /// The entry that the question stands in.
    public var expected: FAQEntry
    /// The entry that was found instead, or came nearest.
    public var got: FAQEntry?
    public var score: Double
    public var isAmbiguous = false

    public var description: String {
        let rounded = Double(Int(score * 100)) / 100
        let what =
            switch got {
            case nil: "nothing"
            case let entry? where entry.id == expected.id: "it only with \(rounded); add a phrasing with its words"
            case let entry?: "\"\(shortened(entry.question))\" with \(rounded)"
            }
        let found = isAmbiguous ? "fits several entries; the best is " : "finds "
        return "\"\(shortened(question))\" \(found)\(what)"
    }
}

extension FAQIndex {
    /// Asks every entry's test questions, each in the entry's own module.
    public func failedTests(
        threshold: Double = defaultThreshold,
        margin: Double = defaultMargin
    ) -> [FAQTestFailure] {
        entries.flatMap { entry in
            entry.tests.compactMap { question in
                let finding = find(question, module: entry.module, threshold: threshold, margin: margin)
                switch finding {
                case .hit(let match) where match.entry.id == entry.id: return nil
                case .hit(let match), .miss(let match?):
                    return FAQTestFailure(
                        question: question,
                        expected: entry,
                        got: match.entry,
                        score: match.score
                    )
                case .ambiguous(let matches):
                    return FAQTestFailure(
                        question: question,
                        expected: entry,
                        got: matches.first?.entry,
                        score: matches.first?.score ?? 0,
                        isAmbiguous: true
                    )
                case .miss(nil):
                    return FAQTestFailure(question: question, expected: entry, got: nil, score: 0)
                }
            }
        }
    }
}
