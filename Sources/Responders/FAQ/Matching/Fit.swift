/// How a phrasing of an entry fits a part of a message, by the signs that count.
struct Fit {
    /// How much of what was said the entry speaks of, from 0 to 1.
    var said: Float = 0
    /// How much of the phrasing was said, from 0 to 1.
    var phrased: Float = 0
    /// The weight of the words that fit: one rare word is evidence, one everyday word is little, and numbers
    /// and letters alone are none.
    var weight: Float = 0
    /// The weight of the heaviest word of the phrasing that was not said.
    var missing: Float = 0
    /// The weight of the heaviest word that was said and does not fit.
    var strangest: Float = 0
    /// How much of the message this part is.
    var share: Float = 0
    var disagreement: Float = 0
    var asksTheSame = false
    /// Whether the phrasing is a keyword, and so no question.
    var isKeyword = false
    /// Whether the message speaks of "homework 3" and the entry of "homework 2".
    var namesAnother = false
    /// Whether both speak of "exercise 2.3".
    var namesThis = false
}

/// Compares one message with entries, one after the other.
///
/// The inmost loop of a search. What it looks at is taken out of the index before each loop, and what it notes lies in
/// place: both cost more than the arithmetic otherwise.
struct Comparison {
    private let query: Query
    private let index: FAQContents
    /// Where a concept stands among the query's words; -1 for most.
    private var placeOf: [Int16]
    /// How well each word of the message fits the entry in hand, and then one phrasing of it; kept between entries.
    private var besides = InlineArray<64, Float>(repeating: 0)
    private var fits = InlineArray<64, Float>(repeating: 0)

    init(_ query: Query, in index: FAQContents) {
        precondition(query.words.count <= 64, "a query has as many words as there are places for")
        self.query = query
        self.index = index
        placeOf = [Int16](repeating: -1, count: index.shelves.rarity.count)
        for (place, word) in query.words.enumerated() { placeOf[Int(word.concept)] = Int16(place) }
    }

    /// The odds of the phrasing that fits best, in the part of the message it fits best.
    mutating func odds(of entry: Int) -> Float {
        fitAll(of: entry)
        let (phrasings, isLabelled) = (index.shelves.phrasings, index.shelves.isLabelled[entry])
        var best = -Float.greatestFiniteMagnitude
        for place in index.shelves.phrasingsOf[entry] {
            let phrasing = phrasings[place]
            var fit = Fit(isKeyword: phrasing.isKeyword)
            fitWords(of: phrasing, &fit)
            // What fits nowhere cannot fit best.
            guard fit.phrased > 0 else { continue }
            for part in query.parts.indices {
                best = max(best, Scoring.odds(self.fit(part, phrasing, fit, isLabelled)))
            }
        }
        return best
    }

    /// How well each word of the message fits the entry as a whole.
    private mutating func fitAll(of entry: Int) {
        let (asked, words) = (query.words, index.shelves.words)
        for place in asked.indices { besides[place] = 0 }
        for place in index.shelves.wordsOf[entry] {
            let place = placeOf[Int(words[place].concept)]
            if place >= 0 { besides[Int(place)] = Scoring.besides }
        }
        for place in asked.indices where besides[place] == 0 {
            if index.shelves.told.contains(Int32(entry), under: asked[place].concept) {
                besides[place] = Scoring.told
            }
        }
    }

    /// How well each word fits one phrasing, or else the rest of the entry.
    private mutating func fitWords(of phrasing: Shelves.Phrasing, _ fit: inout Fit) {
        fits = besides
        let (asked, words) = (query.words, index.shelves.words)
        var met: Float = 0
        for place in phrasing.words {
            let word = words[place]
            let place = Int(placeOf[Int(word.concept)])
            guard place >= 0 else {
                fit.missing = max(fit.missing, word.weight)
                continue
            }
            fits[place] = asked[place].number == word.number ? Scoring.same : Scoring.synonym
            met += word.weight * asked[place].sureness
        }
        fit.phrased = phrasing.total > 0 ? met / phrasing.total : 0
    }

    private func fit(
        _ part: Int,
        _ phrasing: Shelves.Phrasing,
        _ shared: Fit,
        _ isLabelled: Bool
    ) -> Fit {
        let (words, spoken) = (query.words, query.parts[part])
        var fit = shared
        var total = spoken.total
        var met: Float = 0
        var hasEvidence = false
        fit.strangest = spoken.strangest
        for place in words.indices where words[place].parts & (1 << UInt16(part)) != 0 {
            let word = words[place]
            let isMeant = fits[place] > Scoring.told
            if word.isFiller {
                // A filler that is a keyword of this entry counts for it; otherwise it is a filler.
                guard isMeant else { continue }
                total += word.weight
            }
            let fitting = word.weight * fits[place] * word.sureness
            met += fitting
            if isMeant {
                fit.weight += fitting
                if !word.isSymbol { hasEvidence = true }
                if word.isName, isLabelled { fit.namesThis = true }
            } else if word.isLabel, isLabelled {
                fit.namesAnother = true
            }
            fit.strangest = max(fit.strangest, word.weight * (1 - fits[place] * word.sureness))
        }
        if !hasEvidence { fit.weight = 0 }
        fit.said = total > 0 ? met / total : 0
        fit.share = min(1, total / max(query.parts[0].total, 0.001))
        fit.disagreement = Scoring.disagreement(spoken.asked, phrasing.asked)
        fit.asksTheSame = !spoken.asked.isDisjoint(with: phrasing.asked)
        return fit
    }
}
