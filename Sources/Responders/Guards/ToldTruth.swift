/// Whether a text tells that a statement holds, or that it does not.
enum ToldTruth {
    private static let negations: Set = ["not", "nicht", "pas", "no", "never", "isn", "isnt", "doesn", "doesnt", "t"]
    private static let subjects: Set = [
        "statement", "claim", "choice", "option", "it", "that", "answer", "this", "sentence", "aussage", "das", "es",
        "c", "click", "tick", "mark", "select", "choose", "pick", "answer", "equation", "rule", "they",
    ]
    /// What a short answer begins with.
    private static let refusals: Set = ["no", "nope", "nein", "non", "nah", "never"]
    private static let agreements: Set = ["yes", "yep", "ja", "oui", "si", "absolutely", "indeed", "certainly"]
    private static let yes: Set = [
        "true", "wahr", "vrai", "verdadero", "right", "correct", "valid", "accurate", "agree", "stimmt", "holds",
        "hold",
        "case",
    ]
    private static let no: Set = [
        "false", "falsch", "faux", "falso", "wrong", "untrue", "incorrect", "invalid", "inaccurate", "mistaken",
        "disagree", "myth", "nonsense",
    ]
    private static let sides: Set = ["side", "sides", "hand", "-", "angle", "triangle", "now", "away", "term", "half"]
    private static let pronouns: Set = ["it", "they", "this", "that"]

    /// `asked` are the words of the statement.
    static func isTold(_ truth: Bool, in words: [String], asked: Set<String>) -> Bool {
        // "No, …" and "Yes, it …", at the very beginning.
        let first = words.prefix(3)
        if first.count >= 2, [",", ".", "!"].contains(first[1]) {
            if !truth, refusals.contains(first[0]) { return true }
            if truth, agreements.contains(first[0]), first.count == 2 || subjects.contains(first[2]) { return true }
        }
        if !truth, first.elementsEqual(["not", "at", "all"]) || isDenied(words, asked) { return true }
        if isClosed(by: truth ? agreements : refusals, words) { return true }
        return isSaid(truth, in: words)
    }

    /// Whether a sentence calls something true, or the opposite not true, and does not ask.
    ///
    /// What is known of a sentence is carried along: looked for at every word, it would cost the square of a long one.
    static func isSaid(_ truth: Bool, in words: [String]) -> Bool {
        let (told, other) = truth ? (yes, no) : (no, yes)
        var (start, end): (Int, Int?) = (0, nil)
        var (isAboutIt, isConditional) = (false, false)
        for (place, word) in words.enumerated() {
            if word.endsSentence {
                (start, end, isAboutIt, isConditional) = (place + 1, nil, false, false)
                continue
            }
            // "The right side" is no judgement.
            let isSide = word == "right" && place + 1 < words.count && sides.contains(words[place + 1])
            if !isSide, told.contains(word) || other.contains(word) {
                let isNegated = words[max(0, place - 3)..<place].contains { negations.contains($0) }
                let stop = end ?? words[place...].firstIndex { $0.endsSentence } ?? words.endIndex
                end = stop
                // "Is it true that …?" asks; only what is said tells.
                if (isNegated ? other : told).contains(word), stop == words.endIndex || words[stop] != "?",
                    isAboutIt || place - start <= 1, !isConditional
                {
                    return true
                }
            }
            if subjects.contains(word) { isAboutIt = true }
            if word == "if" || word == "whether" { isConditional = true }
        }
        return false
    }

    /// Whether a sentence or its first half ends in the answer, as in "so no, …" or "I would answer yes".
    private static func isClosed(by answers: Set<String>, _ words: [String]) -> Bool {
        words.indices.contains { place in
            place > 0 && answers.contains(words[place])
                && ["so", "answer", "say", "clearly", "is"].contains(words[place - 1])
                && (place + 1 == words.count || [".", "!"].contains(words[place + 1])
                    || words[place - 1] == "so" && words[place + 1] == ",")
        }
    }

    /// Whether the statement is said once more, of "it", with a "not".
    private static func isDenied(_ words: [String], _ asked: Set<String>) -> Bool {
        words.split(whereSeparator: { [".", "!", "?"].contains($0) }).contains { sentence in
            guard sentence.endIndex == words.count || words[sentence.endIndex] != "?",
                let subject = sentence.first, pronouns.contains(subject), sentence.count >= 4,
                sentence.prefix(4).contains(where: { negations.contains($0) })
            else { return false }
            return sentence.dropFirst(2).contains { word in
                word.count >= 3 && !negations.contains(word) && !small.contains(word)
                    && (asked.contains(word) || asked.contains(word + "s") || asked.contains(word + "es"))
            }
        }
    }

    private static let small: Set = ["does", "the", "and", "for", "have", "has", "are", "was", "you", "same", "one"]
}
