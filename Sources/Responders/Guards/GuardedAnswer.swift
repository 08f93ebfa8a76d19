/// One key, made ready to be looked for.
///
/// What stands in the question anyway, and the numbers that every explanation is full of, count only where they are given
/// as a result; everything else counts wherever it is said.
struct GuardedAnswer {
    let numbers: [(value: Double, weight: Weight)]
    private let phrases: [(words: [String], isPlain: Bool)]
    private let truth: Bool?
    let asked: Set<String>
    let askedNumbers: Set<Double>
    /// What is on the way to the answer, or another choice.
    private let otherNumbers: [Double]
    /// Answers that are several numbers, such as `(3, 5)`.
    private let pairs: [[Double]]
    private let equations: [LinearEquation]
    /// The right ones of several, and the wrong ones.
    private let choices: (right: [[String]], wrong: [[String]])
    private let paraphrases: ChoiceWords
    private let none: ToldNone?
    private let hidden: HiddenWords

    /// Where a number counts.
    enum Weight { case everywhere, unlessItCounts, asResult }
    /// Fractions as the question writes them: to repeat one is no result.
    let askedFractions: [[String]]

    init(_ key: AnswerKey) {
        let asked = LeakReading(key.question)
        let others = key.others.map { WrittenAnswer.bare($0) }
        let values = key.answers.compactMap { WrittenAnswer.number(in: LeakWords($0).words) }
        askedFractions =
            asked.numbers.map { Array(asked.words[$0.place]) }.filter { $0.count > 1 }
            + others.filter { other in WrittenAnswer.number(in: other).map(values.contains) ?? false }
        // "3x - 4" has a 4 in it, whatever stands before it.
        askedNumbers = Set(asked.numbers.filter { $0.place.count == 1 }.flatMap { [$0.value, abs($0.value)] })
        otherNumbers = others.compactMap { WrittenAnswer.number(in: $0) }
        let known = asked.equations + others.flatMap { LinearEquation.all(in: $0) }
        let told = key.answers.flatMap { LinearEquation.all(in: LeakWords($0).words) }.filter { !known.contains($0) }
        // Several different ones are choices, which may be named.
        equations = told.allSatisfy { $0 == told.first } ? told : []
        choices = (key.answers.map { WrittenAnswer.bare($0) }, others)
        paraphrases = ChoiceWords(key)
        none = ToldNone(key)
        self.asked = Set(asked.words)
        truth = key.truth
        var (numbers, phrases): ([(Double, Weight)], [([String], Bool)]) = ([], [])
        var pairs: [[Double]] = []
        let isPercent = self.asked.contains("percent") || self.asked.contains("%")
        for answer in key.answers {
            let words = LeakWords(answer).words
            if let value = WrittenAnswer.number(in: words) {
                let isSmall = value == value.rounded() && abs(value) <= 20
                let isAsked = askedNumbers.contains(value)
                let weight: Weight =
                    isAsked || (isSmall && abs(value) <= 3) ? .asResult : isSmall ? .unlessItCounts : .everywhere
                if !numbers.contains(where: { $0.0 == value }) { numbers.append((value, weight)) }
                // A quarter is 25 percent.
                if isPercent { numbers.append((value / 100, value == 50 ? .asResult : .everywhere)) }
            } else {
                let bare = words.filter { word in
                    word.contains { $0.isLetter || $0.isNumber } || word.allSatisfy { "+-/=<>^()[]".contains($0) }
                }
                guard !words.isEmpty else { continue }
                // Some answers are nothing but a mark.
                let phrase = bare.isEmpty ? words : bare
                // A short word may well be said for another reason; a long one hardly is.
                let isCode = answer.count(where: \.isUppercase) >= 2
                let isShort = phrase.count == 1 && phrase[0].count < 6 && (!isCode || others.contains(phrase))
                phrases.append((phrase, isShort || Self.holds(self.asked, phrase)))
                // "The name is the parameter": another article makes no other answer.
                if WrittenAnswer.withoutArticle(phrase) != phrase {
                    phrases.append((WrittenAnswer.withoutArticle(phrase), true))
                }
                // "Twenty minus three x" says what y is.
                if phrase.count >= 6, phrase[1] == "=", phrase[0].count == 1 {
                    phrases.append((Array(phrase.dropFirst(2)), false))
                }
                pairs += WrittenAnswer.pair(in: words)
            }
        }
        (self.numbers, self.phrases, self.pairs) = (numbers, phrases, pairs)
        let askedWords = self.asked
        hidden = HiddenWords(
            phrases.map(\.0).filter { words in
                !Self.holds(askedWords, words) && words.allSatisfy { $0.first?.isLetter == true }
            }
        )
    }

    /// Whether it counts wherever it is said, in any language whose numbers are known: then no sentence must be understood.
    var isKnownAnywhere: Bool {
        phrases.isEmpty && truth == nil && pairs.isEmpty && numbers.allSatisfy { $0.weight != .asResult }
    }

    /// Whether it stands in a text in a form of its own: with letters moved on, turned round, or run together.
    func isHidden(in letters: RunLetters) -> Bool { hidden.occur(in: letters) }

    /// Whether the reading gives the answer away.
    func isGiven(in reading: LeakReading) -> Bool {
        let words = reading.words
        for said in reading.numbers
        where !reading.items.contains(said.place.lowerBound) && !isAskedFraction(words[said.place]) {
            if isGiven(by: said, in: words) { return true }
        }
        if isWorkedOut(in: reading) || isTold(inPairs: reading) || paraphrases.areTold(in: words) { return true }
        if !equations.isEmpty, reading.equations.contains(where: equations.contains) { return true }
        if areAllNamed(in: words) || !choices.wrong.isEmpty && truth == nil && PointedChoice.isTold(in: words) {
            return true
        }
        if none?.isTold(in: reading) == true { return true }
        if phrases.contains(where: { isSaid($0.words, $0.isPlain, in: reading) }) { return true }
        return truth.map { ToldTruth.isTold($0, in: words, asked: asked) } ?? false
    }

    /// Whether a phrase stands there as a result, or at all where that is enough.
    private func isSaid(_ phrase: [String], _ isPlain: Bool, in reading: LeakReading) -> Bool {
        // Many places may be in one sentence.
        var latest: (sentence: Range<Int>, isMixed: Bool)?
        for place in reading.words.places(of: phrase) {
            if ResultPlace.isResult(place, in: reading.words) { return true }
            if isPlain { continue }
            if choices.right.count == 1 { return true }
            // One of several right choices may be named in a question, or with a wrong one.
            if reading.isAsked(place.upperBound - 1) { continue }
            let sentence = reading.sentence(around: place)
            // "Bring this one into another form" is work with a choice, not a choice.
            if let verb = reading.words[sentence].first, Self.work.contains(verb) { continue }
            if latest?.sentence != sentence { latest = (sentence, isMixed(reading.words[sentence])) }
            if latest?.isMixed == false { return true }
        }
        return false
    }

    private static let work: Set = [
        "bring", "test", "try", "check", "compare", "look", "rewrite", "transform", "sketch", "draw", "solve", "teste",
        "prufe", "vergleiche", "essaie", "compara", "prueba",
    ]

    /// Whether it is a fraction of the question, however it is written: "18 out of 24".
    private func isAskedFraction(_ said: ArraySlice<String>) -> Bool {
        guard said.count > 1, let top = said.first, let bottom = said.last else { return false }
        return askedFractions.contains { $0 == Array(said) || $0.first == top && $0.last == bottom }
    }

    private func isGiven(by said: SaidNumber, in words: [String]) -> Bool {
        if ResultPlace.isLabel(said.place, in: words) { return false }
        // Minutes and steps are told of the way, unless the question asks for them.
        let isOfTheWay =
            ResultPlace.counts(said.place, in: words)
            && !words[said.place.upperBound...].prefix(1).contains(where: asked.contains)
        for number in numbers {
            guard said.isSame(as: number.value) else {
                if isConverted(said, number.value, in: words) { return true }
                continue
            }
            switch number.weight {
            case .everywhere: return true
            case .unlessItCounts where !isOfTheWay: return true
            // Nobody writes 2.0 who only counts.
            case .asResult where said.place.contains { words[$0].hasSuffix(".0") && !asked.contains(words[$0]) }:
                return true
            default: if !isOfTheWay, ResultPlace.isResult(said.place, in: words) { return true }
            }
        }
        return false
    }

    /// Whether it is the answer in another unit than the question's: 7000 metres for 7 kilometres.
    private func isConverted(_ said: SaidNumber, _ value: Double, in words: [String]) -> Bool {
        // "7000 metres", and "in metres it is 7000".
        let before = words[max(0, said.place.lowerBound - 6)..<said.place.lowerBound]
        let unit =
            words[said.place.upperBound...].first.flatMap { Units.all.contains($0) ? $0 : nil }
            ?? before.lastIndex(of: "in").flatMap { before[($0 + 1)...].first }
        guard let unit, Units.all.contains(unit), !asked.contains(unit), !askedNumbers.contains(said.value),
            !otherNumbers.contains(said.value), said.value != 0, value != 0
        else { return false }
        return Units.factors.contains { abs(said.value - value * $0) <= abs(said.value) * 1e-9 }
    }

    /// Whether an answer of one word is set apart, as code or in bold, and no wrong choice is named with it.
    func isMarked(in marked: [String], of words: [String]) -> Bool {
        let spans = marked.map { LeakWords($0).words }
        return phrases.contains { phrase in
            phrase.words.contains { $0.count >= 3 && $0.contains(where: \.isLetter) }
                && !Self.holds(asked, phrase.words)
                && spans.contains(phrase.words)
        } && !choices.wrong.contains { words.holds($0) }
    }

    private static func holds(_ asked: Set<String>, _ phrase: [String]) -> Bool { phrase.allSatisfy(asked.contains) }

    /// Whether a sentence names a wrong choice, and not all that are right.
    private func isMixed(_ sentence: ArraySlice<String>) -> Bool {
        choices.wrong.contains { sentence.holds($0) } && !choices.right.allSatisfy { sentence.holds($0) }
    }

    /// Whether all that are right of several are named, and none that is wrong.
    private func areAllNamed(in words: [String]) -> Bool {
        guard choices.right.count > 1, !choices.wrong.isEmpty, words.last != "?" else { return false }
        return choices.right.allSatisfy { words.holds($0) } && !choices.wrong.contains { words.holds($0) }
    }

    /// Whether the numbers of a pair are told in their order, each as a result.
    private func isTold(inPairs reading: LeakReading) -> Bool {
        guard !pairs.isEmpty else { return false }
        let told = reading.numbers.filter { ResultPlace.isResult($0.place, in: reading.words) }.map(\.value)
        return pairs.contains { pair in told.indices.contains { told[$0...].starts(with: pair) } }
    }
}
