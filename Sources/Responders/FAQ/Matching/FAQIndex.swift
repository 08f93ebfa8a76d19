public import Pipeline

/// Finds the entry that answers a question, in time that hardly grows with the number of entries.
///
/// The index never changes and has no lock: any number of threads may search it at once. It does not depend on the
/// order in which entries are given.
public struct FAQIndex: Sendable {
    /// The score an entry needs to answer.
    public static let defaultThreshold = 0.6
    /// How much likelier than not it has to be that the best entry is meant and not the next.
    public static let defaultMargin = 0.06

    let contents: FAQContents

    /// The entries in the order of their ids, whatever order they came in.
    public var entries: [FAQEntry] { contents.entries }

    /// Makes an index; the more entries, the longer it takes, about a twentieth of a millisecond each.
    ///
    /// Words of `subject`, such as the title of the course, carry no question: in a biology course everything is
    /// biology.
    public init(_ entries: [FAQEntry], language: Language, subject: String = "") {
        contents = FAQContents(entries, language: language, subject: subject)
    }

    /// The entry that answers `text`, for a learner who has `module` open.
    ///
    /// Entries of another module do not count. Without a module all entries do.
    public func find(
        _ text: String,
        module: String? = nil,
        threshold: Double = defaultThreshold,
        margin: Double = defaultMargin
    ) -> FAQFinding {
        switch verdict(on: text, module: module, threshold: threshold, margin: margin) {
        case .hit(let best, _): .hit(match(best))
        case .ambiguous(let close): .ambiguous(close.map(match))
        case .miss(let nearest): .miss(nearest: nearest.map(match))
        }
    }

    /// The same by the places of entries, which copies none of them.
    func verdict(on text: String, module: String?, threshold: Double, margin: Double) -> Verdict {
        let search = search(text, module)
        if let certain = search.certain { return .hit((certain, Scoring.certain)) }
        let ranking = search.best(4)
        guard let best = ranking.first else { return .miss(nearest: nil) }
        guard Scoring.score(odds: best.odds) >= threshold else { return .miss(nearest: best) }
        let close = ranking.filter { Scoring.lead(of: best.odds, over: $0.odds) < margin }
        guard close.count > 1 else {
            let next = ranking.dropFirst().first { Scoring.score(odds: $0.odds) >= threshold }
            return .hit(best, ahead: next)
        }
        return .ambiguous(close)
    }

    enum Verdict {
        /// The entry that fits, and the next one, if that would have answered in its place.
        case hit(Search.Found, ahead: Search.Found? = nil)
        case ambiguous([Search.Found])
        case miss(nearest: Search.Found?)
    }

    /// The entries that fit best, the best first, whether or not they fit well.
    public func rank(_ text: String, module: String? = nil, atMost count: Int = 5) -> [FAQMatch] {
        search(text, module).best(count).map(match)
    }

    /// The entry that comes nearest to a question somebody wants to add, if it fits at least half as well as one that
    /// answers.
    ///
    /// Of the questions of the development set whose right entry was missed, two thirds find it that way, and one of ten
    /// that no entry answers finds some.
    public func resembling(_ question: NewQuestion, threshold: Double = defaultThreshold) -> FAQMatch? {
        question.phrasings.compactMap { rank($0, module: question.module, atMost: 1).first }
            .filter { $0.score >= threshold / 2 }
            .max { $0.score < $1.score }
    }

    private func search(_ text: String, _ module: String?) -> Search {
        Search(text, in: contents, scope: module.map { contents.shelves.modules[$0] ?? Shelves.elsewhere })
    }

    private func match(_ found: Search.Found) -> FAQMatch {
        FAQMatch(entry: contents.entries[found.entry], score: Scoring.score(odds: found.odds))
    }
}

/// What an index is made of; one object, so that handing it on copies nothing.
final class FAQContents: Sendable {
    let entries: [FAQEntry]
    let vocabulary: Vocabulary
    let typos: TypoIndex
    let shelves: Shelves

    init(_ entries: [FAQEntry], language: Language, subject: String) {
        let sorted = entries.sorted { ($0.id, $0.line) < ($1.id, $1.line) }
        var vocabulary = Vocabulary(language, subject: subject)
        shelves = Shelves(sorted, &vocabulary)
        typos = TypoIndex(shelves.wordsWorthMending(in: vocabulary))
        self.entries = sorted
        self.vocabulary = vocabulary
    }
}
