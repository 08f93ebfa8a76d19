/// The right choice of a question by its content words, to know it again in a sentence of other words.
///
/// Only what the question does not say counts, and only where no wrong choice is told as much of.
struct ChoiceWords {
    private let right: [Set<String>]
    private let wrong: [Set<String>]
    private let single: [(word: String, isNegated: Bool)]

    init(_ key: AnswerKey) {
        let asked = Self.stems(LeakWords(key.question).words)
        // A number tells choices apart also where the question has it.
        let said = asked.filter { $0.first?.isNumber != true }
        let fresh = { (text: String) in Self.stems(LeakWords(text).words).subtracting(said) }
        let choices = key.answers.map(fresh)
        right = choices.filter { $0.count { $0.first?.isLetter == true } >= 2 }
        wrong = key.others.map(fresh)
        // "From his mother": the one word that matters, where the choice is more than this word.
        let other = Set(key.others.map(fresh).joined())
        single = zip(key.answers, choices).compactMap { answer, stems in
            guard stems.count == 1, let word = stems.first, answer.contains(" "), !key.others.isEmpty,
                word.first?.isLetter == true, word.count >= 4, !other.contains(word)
            else { return nil }
            return (word, !Self.stems(LeakWords(answer).words).isDisjoint(with: Self.negations))
        }
    }

    /// Whether two sentences in a row, which ask nothing, say it.
    func areTold(in words: [String]) -> Bool {
        guard !right.isEmpty || !single.isEmpty else { return false }
        var before: Set<String> = []
        for sentence in words.split(whereSeparator: { $0 == "." || $0 == "!" || $0 == ":" || $0 == ";" }) {
            // What is asked before the last question mark is no statement.
            let rest = sentence.lastIndex(of: "?").map { sentence[($0 + 1)...] } ?? sentence
            let said = Self.stems(Array(rest))
            let both = rest.count == sentence.count ? said.union(before) : said
            for choice in right {
                let share = Self.share(of: choice, in: both)
                let count = choice.count { both.contains($0) }
                let isClearer = wrong.allSatisfy { other in
                    Self.share(of: other, in: both) < share || other.count { both.contains($0) } < count
                }
                if share >= 0.75, isClearer { return true }
            }
            let isNegated = !said.isDisjoint(with: Self.negations)
            if single.contains(where: { said.contains($0.word) && $0.isNegated == isNegated }),
                !said.contains("if"), !wrong.contains(where: { !$0.isDisjoint(with: said) })
            {
                return true
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

    private static let negations: Set = ["no", "not"]

    private static let meant: [String: String] = [
        "else": "other", "different": "other", "never": "no", "without": "no", "lacks": "no", "lack": "no",
        "mum": "mother", "mom": "mother",
        "mama": "mother", "dad": "father", "share": "common", "shares": "common", "shared": "common", "begin": "start",
        "begins": "start", "die": "kill", "dies": "kill", "died": "kill", "dead": "kill", "reproduce": "multipl",
        "reproduced": "multipl", "multiply": "multipl", "multiplied": "multipl", "multiplying": "multipl",
        "produce": "mak", "produced": "mak", "produces": "mak", "made": "mak", "builds": "mak", "built": "mak",
        "sugar": "glucos", "search": "find", "look": "find", "offspring": "young", "children": "young",
        "descendants": "young", "passed": "inherit", "floppy": "limp", "wilts": "limp", "soft": "limp", "exits": "leav",
        "left": "leav", "flows": "leav", "moves": "leav", "mistake": "wrong", "bug": "wrong", "error": "wrong",
        "forefathers": "ancestor", "shortest": "small", "simplest": "small", "chunk": "piece",
        "gone": "lost", "lose": "lost", "loses": "lost", "hand": "give", "hands": "give", "gives": "give",
        "gave": "give",
        "given": "give", "giv": "give", "return": "give", "returns": "give", "tiny": "small", "smallest": "small",
        "little": "small", "largest": "large", "biggest": "large", "big": "large", "bigger": "large",
        "minus": "subtract",
        "tiniest": "small", "nothing": "no", "away": "subtract", "fails": "wrong", "fail": "wrong",
        "same": "equal", "quicker": "fast", "quickly": "fast", "faster": "fast", "atmosphere": "air", "alters": "chang",
        "modifies": "chang", "modify": "chang", "alter": "chang", "updates": "chang",
    ]

    private static let empty: Set<String> = [
        "the", "a", "an", "of", "in", "on", "to", "and", "or", "is", "are", "it", "its", "that", "this", "from", "with",
        "for", "by", "at", "as", "be", "so", "which", "they", "them", "there", "has", "have", "had", "was", "were",
        "will", "would", "can", "do", "does", "one", "you", "your", "which", "what", "when", "all", "more", "most",
        "than", "their", "into", "because", "since", "his", "her", "these", "those", "we", "us", "our", "i",
        "if",
    ]
}
