/// One key, made ready to be looked for.
///
/// What stands in the question anyway, and the numbers that every explanation is full of, count only where they are given
/// as a result; everything else counts wherever it is said.
struct GuardedAnswer {
    private let numbers: [(value: Double, weight: Weight)]
    private let phrases: [(words: [String], isPlain: Bool)]
    private let truth: Bool?
    private let asked: Set<String>
    /// Answers that are several numbers, such as `(3, 5)`.
    private let pairs: [[Double]]
    private let equations: [LinearEquation]
    /// The right ones of several, and the wrong ones.
    private let choices: (right: [[String]], wrong: [[String]])
    private let paraphrases: ChoiceWords

    /// Where a number counts.
    private enum Weight { case everywhere, unlessItCounts, asResult }
    /// Fractions as the question writes them: to repeat one is no result.
    private let askedFractions: [[String]]

    init(_ key: AnswerKey) {
        let asked = LeakWords(key.question).words
        let askedNumbers = SaidNumber.all(in: asked)
        let others = key.others.map { LeakWords($0).words.filter { $0 != "\"" } }
        let values = key.answers.compactMap { Self.number(in: LeakWords($0).words) }
        askedFractions =
            askedNumbers.map { Array(asked[$0.place]) }.filter { $0.count > 1 }
            + others.filter { other in Self.number(in: other).map(values.contains) ?? false }
        let known = LinearEquation.all(in: asked) + others.flatMap { LinearEquation.all(in: $0) }
        equations = key.answers.flatMap { LinearEquation.all(in: LeakWords($0).words) }.filter { !known.contains($0) }
        choices = (key.answers.map { LeakWords($0).words.filter { $0 != "\"" } }, others)
        paraphrases = ChoiceWords(key)
        var (numbers, phrases): ([(Double, Weight)], [([String], Bool)]) = ([], [])
        var pairs: [[Double]] = []
        let isPercent = asked.contains("percent") || asked.contains("%")
        for answer in key.answers {
            let words = LeakWords(answer).words
            if let value = Self.number(in: words) {
                let isSmall = value == value.rounded() && abs(value) <= 20
                let isAsked = askedNumbers.contains { $0.place.count == 1 && $0.isSame(as: value) }
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
                let isShort = phrase.count == 1 && phrase[0].count < 6
                phrases.append((phrase, isShort || Self.holds(asked, phrase)))
                pairs += Self.pair(in: words)
            }
        }
        (self.numbers, self.phrases, truth) = (numbers, phrases, key.truth)
        (self.pairs, self.asked) = (pairs, Set(asked))
    }

    /// The one number that an answer is, such as `11/24`, `x = 3`, `-2` or `5 cm`; `nil` for `CO2` and for `range(1, 3)`.
    private static func number(in words: [String]) -> Double? {
        let said = SaidNumber.all(in: words)
        guard let number = said.last, said.count == 1, words.count - number.place.upperBound <= 1 else { return nil }
        var before = words[..<number.place.lowerBound]
        while before.last == "-" || before.last == "minus" { before.removeLast() }
        if before.last == "=" { before = before.dropLast().dropLast() }
        guard before.isEmpty else { return nil }
        return number.value
    }

    /// Whether the words give the answer away.
    func isGiven(in words: [String]) -> Bool {
        for said in SaidNumber.all(in: words) where !askedFractions.contains(Array(words[said.place])) {
            for number in numbers where said.isSame(as: number.value) {
                switch number.weight {
                case .everywhere: return true
                case .unlessItCounts where !Self.counts(said.place, in: words): return true
                // Nobody writes 2.0 who only counts.
                case .asResult where said.place.contains { words[$0].hasSuffix(".0") && !asked.contains(words[$0]) }:
                    return true
                default: if Self.isResult(said.place, in: words) { return true }
                }
            }
        }
        if isWorkedOut(in: words) || isTold(inPairs: words) || paraphrases.areTold(in: words) { return true }
        if !equations.isEmpty, LinearEquation.all(in: words).contains(where: equations.contains) { return true }
        if areAllNamed(in: words) { return true }
        for phrase in phrases {
            for place in Self.places(of: phrase.words, in: words) {
                if !phrase.isPlain || Self.isResult(place, in: words) { return true }
            }
        }
        return truth.map { Self.isTold($0, in: words) } ?? false
    }

    /// Whether an answer of one word is set apart, as code or in bold, and no wrong choice is named with it.
    func isMarked(in marked: [String], of words: [String]) -> Bool {
        let spans = marked.map { LeakWords($0).words }
        return phrases.contains { phrase in
            phrase.words.contains { $0.count >= 3 && $0.contains(where: \.isLetter) }
                && !Self.holds(asked, phrase.words)
                && spans.contains(phrase.words)
        } && !choices.wrong.contains { Self.holds(words, $0) }
    }

    private static func holds(_ asked: Set<String>, _ phrase: [String]) -> Bool { phrase.allSatisfy(asked.contains) }

    /// Whether all that are right of several are named, and none that is wrong.
    private func areAllNamed(in words: [String]) -> Bool {
        guard choices.right.count > 1, !choices.wrong.isEmpty, words.last != "?" else { return false }
        return choices.right.allSatisfy { Self.holds(words, $0) } && !choices.wrong.contains { Self.holds(words, $0) }
    }

    /// Whether the number there only counts things that are no result: steps, lists, sections.
    private static func counts(_ place: Range<Int>, in words: [String]) -> Bool {
        if place.lowerBound > 0, counted.contains(words[place.lowerBound - 1]) { return true }
        if place.upperBound < words.count, counted.contains(words[place.upperBound]) { return true }
        // "4. Look at …" begins an item of a list.
        let isFirst = place.lowerBound == 0 || ends.contains(words[place.lowerBound - 1])
        return isFirst && place.upperBound + 1 < words.count && [".", ")"].contains(words[place.upperBound])
            && words[place.upperBound + 1].first?.isLetter == true
    }

    private static let counted: Set = [
        "step", "steps", "line", "lines", "section", "part", "chapter", "exercise", "question", "problem", "page",
        "unit", "task", "level", "schritt", "schritte", "schritten", "abschnitt", "aufgabe", "seite", "etape", "etapes",
        "pasos", "paso", "hint", "hints", "minutes", "letters",
    ]

    /// Whether an answer is told as a sum to be worked out, of numbers that the question does not give: `x = 6 + 1`.
    private func isWorkedOut(in words: [String]) -> Bool {
        var place = 0
        while place < words.count {
            guard let sum = Arithmetic(in: words, at: place) else {
                place += 1
                continue
            }
            if sum.operands.contains(where: { !asked.contains($0) }), !askedFractions.contains(Array(words[sum.place])),
                Self.isResult(sum.place, in: words),
                numbers.contains(where: { abs($0.value - sum.value) <= abs($0.value) * 1e-9 })
            {
                return true
            }
            place = sum.place.upperBound
        }
        return false
    }

    /// Whether the numbers of a pair are told in their order, each as a result.
    private func isTold(inPairs words: [String]) -> Bool {
        guard !pairs.isEmpty else { return false }
        let told = SaidNumber.all(in: words).filter { Self.isResult($0.place, in: words) }.map(\.value)
        return pairs.contains { pair in told.indices.contains { told[$0...].starts(with: pair) } }
    }

    /// The numbers of an answer such as `(3, 5)` or `x = 3, y = 5`, which has nothing else but names.
    private static func pair(in words: [String]) -> [[Double]] {
        let said = SaidNumber.all(in: words)
        let others = words.filter { word in word.contains(where: \.isLetter) && word.count > 1 && word != "and" }
        return said.count == 2 && others.isEmpty && words.contains(",") ? [said.map(\.value)] : []
    }

    /// Whether what stands there is given as a result, or is all there is to the sentence.
    private static func isResult(_ place: Range<Int>, in words: [String]) -> Bool {
        var before = place.lowerBound - 1
        var steps = 0
        while before >= 0, steps < 4 {
            if results.contains(words[before]) { return true }
            guard fillers.contains(words[before]) else { break }
            (before, steps) = (before - 1, steps + 1)
        }
        let isFirst = before < 0 || ends.contains(words[before])
        let isLast = place.upperBound == words.count || ends.contains(words[place.upperBound])
        if isFirst && isLast { return true }
        let after = words[place.upperBound...].prefix(4)
        return after.starts(with: ["is", "the", "answer"]) || after.starts(with: ["is", "correct"])
            || after.starts(with: ["is", "right"]) || after.starts(with: ["is", "the", "result"])
            || after.starts(with: ["ist", "die", "losung"]) || after.starts(with: ["ist", "richtig"])
    }

    private static let ends: Set = [".", "!", "?", ":", ";", "\"", "“", "”"]
    private static let fillers: Set = [
        "the", "a", "an", "exactly", "simply", "just", "about", "number", ":", "\"", "“", "-", "minus", "negative",
        "value",
        "therefore", "thus", "so", "really", "die", "der", "das", "la", "le", "el", "x", "y", "(", "moins", "menos",
        "to", "you", "me", "us", "out", "up", "as", "with", "be", "back", "then", "them", "at", "on", "only", "nur",
        "option", "choice", "called", "word", "still", "now", "always", "finally", "keyword", "ubrig",
    ]
    private static let results: Set = [
        "=", "is", "equals", "equal", "answer", "result", "solution", "gives", "get", "gets", "makes", "yields",
        "returns",
        "prints", "outputs", "choose", "pick", "write", "ist", "ergibt", "losung", "ergebnis", "antwort", "lautet",
        "gleich", "est", "reponse", "resultat", "egale", "donne", "es", "respuesta", "resultado", "son", "igual", "da",
        "was", "becomes", "leaves", "shows", "show", "reads", "read", "need", "needs", "use", "called", "vaut",
        "waarde", "oplossing",
        "give", "gave", "giving", "print", "printed", "remain", "remains", "stays", "stay", "left", "total",
        "altogether",
        "want", "wants", "take", "click", "tick", "say", "says", "reste", "bleibt", "bleiben", "quedan", "queda",
        "vale",
        "antwoord", "soluzione", "risposta", "solucao", "resposta", "solucion", "svaret", "losningen", "cevap",
        "rozwiazaniem", "odpowiedz", "ответ", "e", "≈", "→", "sind", "sont", "are",
    ]

    private static let negations: Set = ["not", "nicht", "pas", "no", "isn", "t"]
    private static let subjects: Set = [
        "statement", "claim", "choice", "option", "it", "that", "answer", "this", "sentence", "aussage", "das", "es",
        "c",
    ]

    private static func isTold(_ truth: Bool, in words: [String]) -> Bool {
        let (yes, no): (Set<String>, Set<String>) = (
            ["true", "wahr", "vrai", "verdadero", "right", "correct", "stimmt", "holds", "hold"],
            ["false", "falsch", "faux", "falso", "wrong", "untrue", "incorrect", "myth", "nonsense"]
        )
        let (told, other) = truth ? (yes, no) : (no, yes)
        // "No, …" and "Yes, it …", at the very beginning.
        let first = words.prefix(3)
        if first.count == 3, [",", ".", "!"].contains(first[1]) {
            if !truth, ["no", "nope", "nein", "non"].contains(first[0]) { return true }
            if truth, ["yes", "yep", "ja", "oui", "si"].contains(first[0]), subjects.contains(first[2]) { return true }
        }
        for (place, word) in words.enumerated() {
            let isNegated = words[max(0, place - 3)..<place].contains { negations.contains($0) }
            guard isNegated ? other.contains(word) : told.contains(word) else { continue }
            // "Is it true that …?" asks; only what is said tells.
            let rest = words[place...].first { [".", "!", "?"].contains($0) }
            let start = words[..<place].lastIndex { [".", "!", "?"].contains($0) }.map { $0 + 1 } ?? 0
            let isAbout = words[start..<place].contains { subjects.contains($0) } || place - start <= 1
            if rest != "?", isAbout, !words[start..<place].contains("if"), !words[start..<place].contains("whether") {
                return true
            }
        }
        return false
    }

    private static func holds(_ words: [String], _ phrase: [String]) -> Bool { !places(of: phrase, in: words).isEmpty }

    /// Where a phrase stands, whatever marks stand between its words.
    private static func places(of phrase: [String], in words: [String]) -> [Range<Int>] {
        guard let first = phrase.first else { return [] }
        return words.indices.compactMap { start in
            guard words[start] == first else { return nil }
            var (place, matched) = (start, 0)
            while matched < phrase.count {
                guard place < words.count else { return nil }
                if words[place] == phrase[matched] {
                    matched += 1
                } else if words[place].contains(where: { $0.isLetter || $0.isNumber }) {
                    return nil
                }
                place += 1
            }
            return start..<place
        }
    }
}
