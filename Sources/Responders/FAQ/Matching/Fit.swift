/// How a phrasing of an entry fits a part of a message, by the signs that count.
struct Fit {
    /// How much of what was said the entry speaks of, from 0 to 1.
    var said: Float = 0
    /// How much of the phrasing was said, from 0 to 1.
    var phrased: Float = 0
    /// The weight of the words that fit: one rare word is evidence, one everyday word is little.
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
}

/// Compares one message with entries, one after the other.
struct Comparison {
    private let query: Query
    private let shelves: Shelves
    /// Where a concept stands among the query's words; -1 for most.
    private var placeOf: [Int16]

    init(_ query: Query, _ shelves: Shelves) {
        self.query = query
        self.shelves = shelves
        placeOf = [Int16](repeating: -1, count: shelves.rarity.count)
        for (place, word) in query.words.enumerated() { placeOf[Int(word.concept)] = Int16(place) }
    }

    /// The odds of the phrasing that fits best, in the part of the message it fits best.
    func odds(of entry: Int) -> Float {
        let besides = fits(ofAllIn: entry)
        var best = -Float.greatestFiniteMagnitude
        for phrasing in shelves.phrasings[shelves.phrasingsOf[entry]] {
            var fit = Fit(isKeyword: phrasing.isKeyword)
            let fits = self.fits(of: phrasing, besides, &fit)
            for part in query.parts.indices {
                best = max(best, Scoring.odds(self.fit(part, fits, phrasing, fit, shelves.isLabelled[entry])))
            }
        }
        return best
    }

    /// How well each word of the message fits the entry as a whole.
    private func fits(ofAllIn entry: Int) -> [Float] {
        var fits = [Float](repeating: 0, count: query.words.count)
        for phrasing in shelves.phrasings[shelves.phrasingsOf[entry]] {
            for word in shelves.words[phrasing.words] {
                let place = placeOf[Int(word.concept)]
                if place >= 0 { fits[Int(place)] = Scoring.besides }
            }
        }
        for place in fits.indices where fits[place] == 0 {
            if shelves.told.contains(Int32(entry), under: query.words[place].concept) { fits[place] = Scoring.told }
        }
        return fits
    }

    /// How well each word fits one phrasing, or else the rest of the entry.
    private func fits(of phrasing: Shelves.Phrasing, _ besides: [Float], _ fit: inout Fit) -> [Float] {
        var fits = besides
        var met: Float = 0
        for word in shelves.words[phrasing.words] {
            let place = Int(placeOf[Int(word.concept)])
            guard place >= 0 else {
                fit.missing = max(fit.missing, word.weight)
                continue
            }
            let asked = query.words[place]
            fits[place] = asked.number == word.number ? Scoring.same : Scoring.synonym
            met += word.weight * asked.sureness
        }
        fit.phrased = phrasing.total > 0 ? met / phrasing.total : 0
        return fits
    }

    private func fit(
        _ part: Int,
        _ fits: [Float],
        _ phrasing: Shelves.Phrasing,
        _ shared: Fit,
        _ isLabelled: Bool
    ) -> Fit {
        var fit = shared
        var total = query.parts[part].total
        var met: Float = 0
        fit.strangest = query.parts[part].strangest
        for (place, word) in query.words.enumerated() where word.parts & (1 << UInt16(part)) != 0 {
            let isMeant = fits[place] > Scoring.told
            if word.isFiller {
                // A filler that is a keyword of this entry counts for it; otherwise it is a filler.
                guard isMeant else { continue }
                total += word.weight
            }
            let fitting = word.weight * fits[place] * word.sureness
            met += fitting
            if isMeant { fit.weight += fitting } else if word.isLabel, isLabelled { fit.namesAnother = true }
            fit.strangest = max(fit.strangest, word.weight * (1 - fits[place] * word.sureness))
        }
        fit.said = total > 0 ? met / total : 0
        fit.share = min(1, total / max(query.parts[0].total, 0.001))
        fit.disagreement = Scoring.disagreement(query.parts[part].asked, phrasing.asked)
        fit.asksTheSame = !query.parts[part].asked.isDisjoint(with: phrasing.asked)
        return fit
    }
}
