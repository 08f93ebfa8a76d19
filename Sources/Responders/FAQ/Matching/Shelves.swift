/// The entries of an index, cut into words and laid out for searching.
///
/// Everything is in flat arrays: a search walks through a few of them and allocates next to nothing.
struct Shelves: Sendable {
    struct Word {
        /// The word itself, and what it stands for.
        var number: Int32
        var concept: Int32
        var weight: Float
        var isLabel: Bool
    }

    struct Phrasing {
        var words: Range<Int>
        /// The weight of all its words together.
        var total: Float
        var asked: Asked
        var isKeyword = false
    }

    /// The scope of a module that no entry names.
    static let elsewhere: Int32 = -2
    static let everywhere: Int32 = -1

    var words: [Word] = []
    var phrasings: [Phrasing] = []
    /// Which phrasings an entry has.
    var phrasingsOf: [Range<Int>] = []
    /// Which words all its phrasings have together.
    var wordsOf: [Range<Int>] = []
    /// Whether an entry goes by number, such as the one about homework 2.
    var isLabelled: [Bool] = []
    var moduleOf: [Int32] = []
    var modules: [String: Int32] = [:]
    /// Numbers that name something in some entry.
    var labels: Set<Int32> = []
    /// Words that somebody made a keyword: even everyday ones matter here.
    var keywords: Set<Int32> = []
    /// Whole questions, word by word.
    var exact: [String: [Int32]] = [:]
    /// Which entries ask with a concept, and which speak of it in their answer.
    var asked = Postings([])
    var told = Postings([])
    /// How much a concept tells entries apart, from 0 to 1; 0 when none asks with it.
    var rarity: [Float] = []

    /// How much of its rarity a word keeps, here where some everyday words are keywords.
    func share(of concept: Int32, _ weight: Vocabulary.Weight, isLabel: Bool, _ vocabulary: Vocabulary) -> Float {
        let weight = max(weight, vocabulary.words[Int(concept)].weight)
        guard weight != .filler else { return Scoring.keywordFiller }
        return Scoring.share(of: weight, isLabel: isLabel, isKeyword: keywords.contains(concept))
    }

    /// Whether any entry asks with this word.
    func asks(_ word: Reading.Word) -> Bool { word.number.map { rarity[Int($0)] > 0 } ?? false }

    /// The words that a typo may have meant: those that lead to an entry, and everyday ones, lest they be mended away.
    func wordsWorthMending(in vocabulary: Vocabulary) -> [(text: String, number: Int32, isFiller: Bool)] {
        vocabulary.allSurfaces.compactMap { text, number in
            let word = vocabulary.words[Int(number)]
            let leadsToEntry = word.weight != .filler && rarity[Int(word.concept)] > 0
            return leadsToEntry || Int(number) < vocabulary.ownWords ? (text, number, !leadsToEntry) : nil
        }
    }
}

/// Which entries have a concept: a sorted list for each, one after the other.
struct Postings: Sendable {
    private var starts: [Int32] = [0]
    private var entries: [Int32] = []

    init(_ lists: [[Int32]]) {
        starts.reserveCapacity(lists.count + 1)
        entries.reserveCapacity(lists.reduce(0) { $0 + $1.count })
        for list in lists {
            entries.append(contentsOf: list)
            starts.append(Int32(entries.count))
        }
    }

    subscript(concept: Int32) -> ArraySlice<Int32> {
        guard Int(concept) + 1 < starts.count else { return [] }
        return entries[Int(starts[Int(concept)])..<Int(starts[Int(concept) + 1])]
    }

    func contains(_ entry: Int32, under concept: Int32) -> Bool {
        guard Int(concept) + 1 < starts.count else { return false }
        var low = Int(starts[Int(concept)])
        let end = Int(starts[Int(concept) + 1])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low < end && entries[low] == entry
    }
}
