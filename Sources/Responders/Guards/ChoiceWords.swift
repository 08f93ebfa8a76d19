/// The right choice of a question by its content words, to know it again in a sentence of other words.
///
/// Only what the question does not say counts, and only where no wrong choice is told as much of.
struct ChoiceWords {
    private let right: [Set<String>]
    private let wrong: [Set<String>]

    init(_ key: AnswerKey) {
        let asked = Self.stems(LeakWords(key.question).words)
        // A number tells choices apart also where the question has it.
        let said = asked.filter { $0.first?.isNumber != true }
        let fresh = { (text: String) in Self.stems(LeakWords(text).words).subtracting(said) }
        right = key.answers.map(fresh).filter { $0.count { $0.first?.isLetter == true } >= 2 }
        wrong = key.others.map(fresh)
    }

    /// Whether two sentences in a row, which ask nothing, say it.
    func areTold(in words: [String]) -> Bool {
        guard !right.isEmpty else { return false }
        var before: Set<String> = []
        for sentence in words.split(whereSeparator: { $0 == "." || $0 == "!" || $0 == ":" || $0 == ";" }) {
            // What is asked before the last question mark is no statement.
            let rest = sentence.lastIndex(of: "?").map { sentence[($0 + 1)...] } ?? sentence
            let said = Self.stems(Array(rest))
            let both = rest.count == sentence.count ? said.union(before) : said
            for choice in right {
                let share = Self.share(of: choice, in: both)
                if share >= 0.75, wrong.allSatisfy({ Self.share(of: $0, in: both) < share }) { return true }
            }
            before = rest.isEmpty ? [] : said
        }
        return false
    }

    private static func share(of choice: Set<String>, in said: Set<String>) -> Double {
        choice.isEmpty ? 0 : Double(choice.count { said.contains($0) }) / Double(choice.count)
    }

    /// Content words without their endings, and words of one meaning as one.
    private static func stems(_ words: [String]) -> Set<String> {
        Set(
            words.compactMap { word in
                // Single letters are names.
                guard word.count > 1 || word.first?.isNumber == true, !empty.contains(word) else { return nil }
                guard word.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
                return meant[word] ?? stem(word)
            }
        )
    }

    private static func stem(_ word: String) -> String {
        for ending in ["ing", "ies", "ed", "es", "ly", "s", "e"] where word.hasSuffix(ending) {
            let stem = word.dropLast(ending.count)
            if stem.count >= 3 { return String(stem) }
        }
        return word
    }

    private static let meant: [String: String] = [
        "gone": "lost", "lose": "lost", "loses": "lost", "hand": "give", "hands": "give", "gives": "give",
        "gave": "give",
        "given": "give", "giv": "give", "return": "give", "returns": "give", "tiny": "small", "smallest": "small",
        "little": "small", "largest": "large", "biggest": "large", "big": "large", "bigger": "large",
        "minus": "subtract",
        "tiniest": "small", "nothing": "no", "away": "subtract", "co2": "dioxid", "fails": "wrong", "fail": "wrong",
        "same": "equal", "quicker": "fast", "quickly": "fast", "faster": "fast", "atmosphere": "air", "alters": "chang",
        "modifies": "chang", "modify": "chang", "alter": "chang", "updates": "chang",
    ]

    private static let empty: Set<String> = [
        "the", "a", "an", "of", "in", "on", "to", "and", "or", "is", "are", "it", "its", "that", "this", "from", "with",
        "for", "by", "at", "as", "be", "so", "which", "they", "them", "there", "has", "have", "had", "was", "were",
        "will", "would", "can", "do", "does", "one", "you", "your", "which", "what", "when", "all", "more", "most",
        "than", "their", "into",
        "if",
    ]
}
