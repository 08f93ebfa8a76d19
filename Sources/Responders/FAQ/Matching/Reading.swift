/// A message as the index sees it: words by number, in order, with what is asked for.
struct Reading {
    struct Word {
        /// `nil` for a word that no entry and no list has.
        var number: Int32?
        /// The word it would have to be, and how sure that is; 1 unless a typo was mended.
        var sureness: Float = 1
        var weight: Vocabulary.Weight
        var asked: Asked = []
        /// A number that names something, as in "homework 2".
        var isLabel = false
        var pause: Token.Pause
        var text: String

        /// Whether it is a number, or a single letter.
        var isSymbol: Bool { weight == .number || (weight == .content && text.utf8.count == 1) }
    }

    var words: [Word]
    /// All tokens as they were written, for comparing whole questions.
    let key: String

    init(_ text: String, in vocabulary: Vocabulary, _ stemmer: borrowing Stemmer) {
        self.init(vocabulary.tokenizer.tokens(of: text), in: vocabulary, stemmer)
    }

    init(_ tokens: Tokens, in vocabulary: Vocabulary, _ stemmer: borrowing Stemmer) {
        key = tokens.key
        var numbered: [Word] = []
        numbered.reserveCapacity(tokens.count)
        for token in tokens {
            let number = vocabulary.number(of: token, stemmer)
            let weight = number.map { vocabulary.words[Int($0)].weight } ?? Vocabulary.Weight(of: token.kind)
            numbered.append(Word(number: number, weight: weight, pause: token.pause, text: token.text))
        }
        words = Self.phrased(numbered, vocabulary)
        if Self.asked(in: words[...]) == .time { turnToTimes(vocabulary) }
        markLabels(vocabulary)
    }

    private mutating func turnToTimes(_ vocabulary: Vocabulary) {
        for position in words.indices {
            guard let number = words[position].number else { continue }
            words[position].number = vocabulary.timed[vocabulary.words[Int(number)].concept] ?? number
        }
    }

    private mutating func markLabels(_ vocabulary: Vocabulary) {
        defer {
            // "Exercise 2.3: Solve 3x - 5 = 16" goes by its equation too.
            if words.contains(where: \.isLabel) {
                for position in words.indices where words[position].weight == .formula {
                    words[position].isLabel = true
                }
            }
        }
        for position in words.indices {
            guard let number = words[position].number else { continue }
            let concept = vocabulary.words[Int(number)].concept
            guard vocabulary.words[Int(concept)].weight == .number else { continue }
            let neighbours = [position - 1, position + 1].filter(words.indices.contains).map { words[$0] }
            // "homework 2", and "the second homework".
            words[position].isLabel = neighbours.contains { neighbour in
                guard let number = neighbour.number, neighbour.pause != .sentence else { return false }
                return vocabulary.numbered.contains(vocabulary.words[Int(number)].concept)
            }
        }
    }

    /// Puts one word in the place of each phrase that stands for it, and marks what is asked for.
    private static func phrased(_ words: [Word], _ vocabulary: Vocabulary) -> [Word] {
        var result: [Word] = []
        result.reserveCapacity(words.count)
        var index = 0
        /// Up to where the words already belong to a phrase that says what is asked for: "how many" asks for no way.
        var askedUntil = 0
        while index < words.count {
            var word = words[index]
            var length = 1
            if let number = word.number, let phrases = vocabulary.phrases[number] {
                for phrase in phrases where matches(phrase.words, words, at: index) {
                    if let standsFor = phrase.standsFor {
                        word.number = standsFor
                        word.weight = max(vocabulary.words[Int(standsFor)].weight, .everyday)
                        length = phrase.words.count
                        break
                    }
                    if index >= askedUntil {
                        word.asked = phrase.asked
                        askedUntil = index + phrase.words.count
                    }
                }
            }
            result.append(word)
            index += length
        }
        return result
    }

    private static func matches(_ phrase: [Int32], _ words: [Word], at index: Int) -> Bool {
        guard index + phrase.count <= words.count else { return false }
        for (offset, number) in phrase.enumerated() {
            guard words[index + offset].number == number else { return false }
            // A phrase does not reach over a full stop.
            if offset > 0, words[index + offset].pause == .sentence { return false }
        }
        return true
    }
}
