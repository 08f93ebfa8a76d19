/// A learner's message, weighed against an index.
struct Query {
    struct Word {
        var number: Int32
        var concept: Int32
        var weight: Float
        var sureness: Float
        var isLabel: Bool
        /// An equation, or a number with a point that is a label: there is one exercise 2.3 in a course.
        var isName: Bool
        /// A word like "for" that counts only towards entries that have it as a keyword.
        var isFiller: Bool
        /// A number or a letter, which is in too many questions to show by itself which one is meant.
        var isSymbol: Bool
        /// In which of the message's parts the word is, a bit for each.
        var parts: UInt16
    }

    /// A stretch of the message that may be the question: all of it, a sentence, a clause.
    struct Part {
        var total: Float = 0
        var strangest: Float = 0
        var asked: Asked
    }

    /// Words that entries ask or tell of; each concept once.
    ///
    /// At most 64, so that a set of them is a machine word.
    private(set) var words: [Word] = []
    private(set) var parts: [Part] = []

    private static let mostParts = 12
    private static let mostWords = 64

    init(_ tokens: Tokens, in index: FAQContents, _ stemmer: borrowing Stemmer) {
        var reading = Reading(tokens, in: index.vocabulary, stemmer)
        Self.mend(&reading, in: index)
        let ranges = Self.ranges(of: reading.words)
        parts = ranges.map { Part(asked: Reading.asked(in: reading.words[$0])) }
        for (position, word) in reading.words.enumerated() where word.weight != .filler || index.shelves.asks(word) {
            var inParts: UInt16 = 0
            for (part, range) in ranges.enumerated() where range.contains(position) { inParts |= 1 << UInt16(part) }
            weigh(word, inParts, index)
        }
    }

    private mutating func weigh(_ word: Reading.Word, _ inParts: UInt16, _ index: FAQContents) {
        var weight = Scoring.strangeness(of: word.weight, isLabel: word.isLabel)
        var newParts = inParts
        var isLabel = word.isLabel
        if let number = word.number {
            let concept = index.vocabulary.words[Int(number)].concept
            let rarity = index.shelves.rarity[Int(concept)]
            // "I'm stuck at 2.3": a number with a point that names something needs no noun.
            let isOwnKind = word.weight == .formula || word.text.utf8.contains(UInt8(ascii: "."))
            let isName = isOwnKind && index.shelves.labels.contains(concept)
            if isName { isLabel = true }
            if index.vocabulary.subjects.contains(concept) { weight = 0 }
            if rarity > 0 {
                weight = rarity * index.shelves.share(of: concept, word.weight, isLabel: isLabel, index.vocabulary)
            }
            if let known = words.firstIndex(where: { $0.concept == concept }) {
                newParts = inParts & ~words[known].parts
                words[known].parts |= inParts
            } else if words.count < Self.mostWords {
                words.append(
                    Word(
                        number: number,
                        concept: concept,
                        weight: weight,
                        sureness: word.sureness,
                        isLabel: isLabel,
                        isName: isName,
                        isFiller: word.weight == .filler,
                        isSymbol: word.isSymbol && !isLabel,
                        parts: inParts
                    )
                )
            }
        }
        guard word.weight != .filler else { return }
        for part in parts.indices where newParts & (1 << UInt16(part)) != 0 {
            parts[part].total += weight
            if word.number == nil { parts[part].strangest = max(parts[part].strangest, weight) }
        }
    }

    /// The whole message, its sentences and its clauses.
    private static func ranges(of words: [Reading.Word]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        func add(_ range: Range<Int>) {
            guard words[range].contains(where: { $0.weight != .filler }), !ranges.contains(range) else { return }
            ranges.append(range)
        }
        var sentence = 0
        var clause = 0
        for position in words.indices {
            if position > clause, words[position].pause != .none {
                add(clause..<position)
                clause = position
            }
            if position > sentence, words[position].pause == .sentence {
                add(sentence..<position)
                sentence = position
            }
        }
        add(clause..<words.count)
        add(sentence..<words.count)
        // People greet first and ask last.
        return [0..<words.count] + ranges.filter { $0 != 0..<words.count }.suffix(mostParts - 1)
    }
}
