/// The figures by which questions are compared.
///
/// What words weigh was set by hand. How the signs of a fit are put together was found by logistic regression on the
/// development set, with leave-one-out questions as counter-examples, so that a score is about the chance that the
/// entry is right. No figure is about a single entry.
enum Scoring {
    // MARK: What words weigh

    /// How much of its rarity a kind of word keeps.
    ///
    /// Rarity alone misleads in a short list: "work" may occur in one entry of twenty and still say little. But an
    /// everyday word that somebody made a keyword matters in this list.
    static func share(of weight: Vocabulary.Weight, isLabel: Bool, isKeyword: Bool) -> Float {
        switch weight {
        case .filler: 0
        case .everyday: isKeyword ? 0.7 : 0.4
        case .content: 1
        case .number: isLabel ? 1 : 0.4
        case .sign: 0.6
        case .formula: isLabel ? 1 : 0.8
        }
    }

    /// How much a word weighs that no entry asks with: it shows that the question is about something else.
    static func strangeness(of weight: Vocabulary.Weight, isLabel: Bool) -> Float {
        switch weight {
        case .filler: 0
        case .everyday: 0.25
        case .content: 0.75
        case .number: isLabel ? 1 : 0.3
        case .sign: 0.3
        case .formula: 0.2
        }
    }

    /// A filler such as "for" that an entry has as its keyword.
    static let keywordFiller: Float = 0.5

    // MARK: How well one word fits

    static let same: Float = 1
    static let synonym: Float = 0.9
    /// In a keyword, or in another phrasing of the entry.
    static let besides: Float = 0.85
    /// In the answer only.
    static let told: Float = 0.4

    /// How sure a mended typo is.
    static func sureness(slips: Int) -> Float { slips == 0 ? 1 : slips == 1 ? 0.9 : 0.8 }

    // MARK: How well the whole fits

    /// The logarithm of the odds that the entry is right.
    static func odds(_ fit: Fit) -> Float {
        var odds: Float = -7.04
        odds += 1.42 * fit.said + 1.63 * fit.phrased + 2.22 * fit.said * fit.phrased
        odds += 3.26 * min(fit.weight, 2)
        odds += 0.61 * fit.share
        odds -= 1.1 * fit.missing + 0.98 * fit.strangest
        odds += fit.asksTheSame ? 0.4 : 0
        odds -= 3.25 * fit.disagreement
        odds -= fit.isKeyword ? 1.29 : 0
        odds -= fit.namesAnother ? 4 : 0
        odds += fit.namesThis ? 1.5 : 0
        return odds
    }

    /// For an entry of the module the learner has open.
    static let ownModule: Float = 0.2

    /// The odds of an entry that asks word by word what the learner asks.
    static let certain = Float.infinity

    /// Odds as a probability.
    ///
    /// A match in other words than the entry's is never a certainty.
    static func score(odds: Float) -> Double { odds == certain ? 1 : min(0.99, probability(odds)) }

    /// How much likelier than not it is that the first entry is meant and not the second, from 0 to 0.5.
    ///
    /// Scores do not tell: near 1 they lie close together, however clear the matter is.
    static func lead(of best: Float, over next: Float) -> Double {
        best == next ? 0 : probability(best - next) - 0.5
    }

    private static func probability(_ odds: Float) -> Double {
        Double(1 / (1 + Logarithm.power(-odds * Logarithm.naturalToBinary)))
    }

    /// How far apart two kinds of questions are: 0 for alike, 1 for different, more for what a list never does.
    ///
    /// "When" wants a time and nothing else; but what one asks with "how", another asks with "what", and "can I" may be
    /// the polite way to ask for anything.
    static func disagreement(_ one: Asked, _ other: Asked) -> Float {
        let both = one.union(other)
        if both.contains(.favour), one != other { return 1.5 }
        guard !one.isEmpty, !other.isEmpty, one.isDisjoint(with: other) else { return 0 }
        let firm: Asked = [.time, .person, .amount]
        if one.isSubset(of: firm) || other.isSubset(of: firm) { return both.contains(.leave) ? 0.7 : 1 }
        return 0.4
    }
}

/// Powers and logarithms to base 2, to six digits: the standard library has none, and no other library is needed here.
enum Logarithm {
    static let naturalToBinary: Float = 1.442695

    static func of(_ value: Float) -> Float {
        guard value > 0, value.isFinite else { return 0 }
        var result = Float(value.exponent)
        var rest = value.significand
        var bit: Float = 0.5
        for _ in 0..<20 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }

    static func power(_ value: Float) -> Float {
        let value = max(-60, min(60, value))
        let whole = value.rounded(.down)
        let rest = (value - whole) / naturalToBinary
        let fraction = 1 + rest * (1 + rest / 2 * (1 + rest / 3 * (1 + rest / 4 * (1 + rest / 5 * (1 + rest / 6)))))
        return Float(sign: .plus, exponent: Int(whole), significand: fraction)
    }
}
