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

    /// A list for each concept, one after the other.
    struct Postings {
        private var starts: [Int32] = [0]
        private var entries: [Int32] = []

        init(_ lists: [[Int32]]) {
            starts.reserveCapacity(lists.count + 1)
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
            let list = self[concept]
            var low = list.startIndex
            var high = list.endIndex
            while low < high {
                let middle = (low + high) / 2
                if list[middle] < entry { low = middle + 1 } else { high = middle }
            }
            return low < list.endIndex && list[low] == entry
        }
    }

    /// The scope of a module that no entry names.
    static let elsewhere: Int32 = -2
    static let everywhere: Int32 = -1

    private(set) var words: [Word] = []
    private(set) var phrasings: [Phrasing] = []
    /// Which phrasings an entry has.
    private(set) var phrasingsOf: [Range<Int>] = []
    /// Whether an entry goes by number, such as the one about homework 2.
    private(set) var isLabelled: [Bool] = []
    private(set) var moduleOf: [Int32] = []
    private(set) var modules: [String: Int32] = [:]
    /// Numbers that name something in some entry.
    private(set) var labels: Set<Int32> = []
    /// Everyday words that somebody made a keyword: here they matter.
    private(set) var raised: Set<Int32> = []
    /// Whole questions, word by word.
    private(set) var exact: [String: [Int32]] = [:]
    /// Which entries ask with a concept, and which speak of it in their answer.
    let asked: Postings
    let told: Postings
    /// How much a concept tells entries apart, from 0 to 1.
    let rarity: [Float]

    init(_ entries: [FAQEntry], _ vocabulary: inout Vocabulary) {
        let stemmer = Stemmer(algorithm: vocabulary.stemming)
        // First every word gets its number: phrases are found by number.
        var answers: [[Int32]] = []
        for entry in entries {
            for text in entry.ask + entry.keywords + entry.hints + [entry.answer] {
                Self.learn(text, &vocabulary, stemmer)
            }
        }
        var askedIn = [[Int32]](repeating: [], count: vocabulary.words.count)
        var readings: [[Reading]] = []
        var keyReadings: [[Reading]] = []
        for (index, entry) in entries.enumerated() {
            let asks = entry.ask.map { Reading($0, in: vocabulary, stemmer) }
            let keys = entry.keywords.map { Reading($0, in: vocabulary, stemmer) }
            let keywords = keys.flatMap { $0.keyConcepts(in: vocabulary) }
            for key in keys where key.words.count == 1 { raised.formUnion(key.concepts(in: vocabulary)) }
            for reading in asks where !reading.key.isEmpty { exact[reading.key, default: []].append(Int32(index)) }
            for concept in Set(asks.flatMap { $0.concepts(in: vocabulary) } + keywords) {
                askedIn[Int(concept)].append(Int32(index))
            }
            readings.append(asks)
            keyReadings.append(keys)
            answers.append(Self.concepts(told: entry, vocabulary, stemmer))
            moduleOf.append(Self.scope(of: entry.module, &modules))
        }
        asked = Postings(askedIn)
        let rarity = askedIn.map { Self.rarity(of: $0.count, among: entries.count) }
        self.rarity = rarity
        var toldIn = [[Int32]](repeating: [], count: vocabulary.words.count)
        for (index, concepts) in answers.enumerated() {
            for concept in concepts { toldIn[Int(concept)].append(Int32(index)) }
        }
        told = Postings(toldIn)
        for (asks, keys) in zip(readings, keyReadings) {
            let first = phrasings.count
            for reading in asks { shelve(reading, rarity, vocabulary) }
            // A keyword asks for whatever the entry's questions ask for.
            let kinds = phrasings[first...].reduce(into: Asked()) { $0.formUnion($1.asked) }
            for reading in keys { shelve(reading, keywordOf: kinds, rarity, vocabulary) }
            phrasingsOf.append(first..<phrasings.count)
            isLabelled.append(phrasings[first...].contains { words[$0.words].contains(where: \.isLabel) })
        }
    }

    private mutating func shelve(
        _ reading: Reading,
        keywordOf kinds: Asked? = nil,
        _ rarity: [Float],
        _ vocabulary: Vocabulary
    ) {
        let first = words.count
        var seen: Set<Int32> = []
        for word in reading.words {
            guard let number = word.number else { continue }
            let isKeywordFiller = word.weight == .filler && kinds != nil && reading.words.count == 1
            guard word.weight != .filler || isKeywordFiller else { continue }
            let concept = vocabulary.words[Int(number)].concept
            guard seen.insert(concept).inserted else { continue }
            let weight = rarity[Int(concept)] * share(of: concept, word.weight, isLabel: word.isLabel, vocabulary)
            if word.isLabel { labels.insert(concept) }
            words.append(Word(number: number, concept: concept, weight: weight, isLabel: word.isLabel))
        }
        let total = words[first...].reduce(Float(0)) { $0 + $1.weight }
        guard total > 0 || kinds == nil else { return }
        phrasings.append(
            Phrasing(
                words: first..<words.count,
                total: total,
                asked: kinds ?? Reading.asked(in: reading.words[...]),
                isKeyword: kinds != nil
            )
        )
    }

    /// How much of its rarity a word keeps, here where some everyday words are keywords.
    func share(of concept: Int32, _ weight: Vocabulary.Weight, isLabel: Bool, _ vocabulary: Vocabulary) -> Float {
        let weight = max(weight, vocabulary.words[Int(concept)].weight)
        guard weight != .filler else { return Scoring.keywordFiller }
        return Scoring.share(of: weight, isLabel: isLabel, isKeyword: raised.contains(concept))
    }

    private static func learn(_ text: String, _ vocabulary: inout Vocabulary, _ stemmer: borrowing Stemmer) {
        for token in vocabulary.tokenizer.tokens(of: text) { vocabulary.learn(token, stemmer) }
    }

    private static func concepts(told entry: FAQEntry, _ vocabulary: Vocabulary, _ stemmer: borrowing Stemmer)
        -> [Int32]
    {
        var concepts = Set(Reading(entry.answer, in: vocabulary, stemmer).concepts(in: vocabulary))
        for hint in entry.hints { concepts.formUnion(Reading(hint, in: vocabulary, stemmer).concepts(in: vocabulary)) }
        return concepts.sorted()
    }

    private static func scope(of module: String?, _ modules: inout [String: Int32]) -> Int32 {
        guard let module else { return everywhere }
        let scope = modules[module] ?? Int32(modules.count)
        modules[module] = scope
        return scope
    }

    private static func rarity(of count: Int, among entries: Int) -> Float {
        guard count > 0 else { return 0 }
        let most = Logarithm.of(Float(entries + 1) / 1.5)
        guard most > 0 else { return 1 }
        return max(0.1, Logarithm.of(Float(entries + 1) / (Float(count) + 0.5)) / most)
    }

    /// Whether any entry asks with this word.
    func asks(_ word: Reading.Word) -> Bool {
        word.number.map { Int($0) < rarity.count && rarity[Int($0)] > 0 } ?? false
    }

    /// The words that a typo may have meant: those that lead to an entry, and everyday ones, lest they be mended away.
    func wordsWorthMending(in vocabulary: Vocabulary) -> [(text: String, number: Int32, isFiller: Bool)] {
        vocabulary.allSurfaces.compactMap { text, number in
            let word = vocabulary.words[Int(number)]
            let leadsToEntry = word.weight != .filler && rarity[Int(word.concept)] > 0
            return leadsToEntry || Int(number) < vocabulary.ownWords ? (text, number, !leadsToEntry) : nil
        }
    }
}

extension Reading {
    /// What the words that matter stand for.
    func concepts(in vocabulary: Vocabulary) -> [Int32] {
        words.compactMap { word in
            guard let number = word.number, word.weight != .filler else { return nil }
            return vocabulary.words[Int(number)].concept
        }
    }

    /// The same for a keyword, where even "for" and "while" may be what the entry is about.
    func keyConcepts(in vocabulary: Vocabulary) -> [Int32] {
        guard words.count == 1, let number = words[0].number else { return concepts(in: vocabulary) }
        return [vocabulary.words[Int(number)].concept]
    }

    /// What is asked for in some of the words.
    ///
    /// The word that opens a question counts. In "what happens when I divide by zero" the "when" does not.
    static func asked(in words: ArraySlice<Word>) -> Asked {
        var asked: Asked = []
        for word in words where !word.asked.isEmpty {
            if asked.isEmpty || asked == .leave || asked == .favour { asked = word.asked }
        }
        return asked
    }
}
