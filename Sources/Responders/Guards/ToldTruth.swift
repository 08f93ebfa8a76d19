/// Whether a text tells that a statement holds, or that it does not.
enum ToldTruth {
    private static let negations: Set = ["not", "nicht", "pas", "no", "never", "isn", "isnt", "doesn", "doesnt", "t"]
    private static let subjects: Set = [
        "statement", "claim", "choice", "option", "it", "that", "answer", "this", "sentence", "aussage", "das", "es",
        "c",
    ]

    static func isTold(_ truth: Bool, in words: [String]) -> Bool {
        let (yes, no): (Set<String>, Set<String>) = (
            [
                "true", "wahr", "vrai", "verdadero", "right", "correct", "valid", "accurate", "agree", "stimmt",
                "holds", "hold",
            ],
            [
                "false", "falsch", "faux", "falso", "wrong", "untrue", "incorrect", "invalid", "inaccurate", "mistaken",
                "disagree", "myth", "nonsense",
            ]
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
}
