extension Shelves {
    /// Lays out entries; the vocabulary learns their words.
    ///
    /// In three steps: every word gets its number, for phrases are found by number; then it is counted in how many
    /// entries each concept is, for that decides what words weigh; then the phrasings are laid out with their weights.
    init(_ entries: [FAQEntry], _ vocabulary: inout Vocabulary) {
        let stemmer = Stemmer(algorithm: vocabulary.stemming)
        var texts: [(asks: [Tokens], keywords: [Tokens])] = []
        var toldIn: [[Int32]] = []
        for (index, entry) in entries.enumerated() {
            let asks = entry.ask.map { vocabulary.learnAll(in: $0, stemmer).tokens }
            let keywords = entry.keywords.map { vocabulary.learnAll(in: $0, stemmer).tokens }
            texts.append((asks, keywords))
            for text in entry.hints + [entry.answer] {
                for number in vocabulary.learnAll(in: text, stemmer).numbers {
                    let word = vocabulary.words[Int(number)]
                    if word.weight != .filler { toldIn.note(Int32(index), under: word.concept) }
                }
            }
        }
        told = Postings(toldIn)

        var askedIn = [[Int32]](repeating: [], count: vocabulary.words.count)
        let readings = texts.enumerated().map { index, texts in
            let asks = texts.asks.map { Reading($0, in: vocabulary, stemmer) }
            let keys = texts.keywords.map { Reading($0, in: vocabulary, stemmer) }
            for reading in asks where !reading.key.isEmpty { exact[reading.key, default: []].append(Int32(index)) }
            if let name = entries[index].questionInModule {
                exact[vocabulary.tokenizer.tokens(of: name).key, default: []].append(Int32(index))
            }
            for key in keys where key.words.count == 1 { keywords.formUnion(key.concepts(in: vocabulary)) }
            for concept in asks.flatMap({ $0.concepts(in: vocabulary) })
                + keys.flatMap({ $0.keyConcepts(in: vocabulary) })
            {
                askedIn.note(Int32(index), under: concept)
            }
            return (asks: asks, keys: keys)
        }
        asked = Postings(askedIn)
        rarity = askedIn.map { Self.rarity(of: $0.count, among: entries.count) }

        for (entry, readings) in zip(entries, readings) {
            moduleOf.append(scope(of: entry.module))
            shelve(readings.asks, readings.keys, vocabulary)
        }
    }

    private mutating func shelve(_ asks: [Reading], _ keys: [Reading], _ vocabulary: Vocabulary) {
        let firstPhrasing = phrasings.count
        let firstWord = words.count
        for reading in asks { shelve(reading, vocabulary) }
        // An exercise goes by its equation as it does by its number.
        for name in asks.compactMap(\.equations) { shelve(name, vocabulary) }
        // A keyword, or a phrasing such as "hw2 deadline", asks for whatever the entry's questions ask for.
        let kinds = phrasings[firstPhrasing...].reduce(into: Asked()) { $0.formUnion($1.asked) }
        for place in firstPhrasing..<phrasings.count where phrasings[place].asked.isEmpty {
            phrasings[place].asked = kinds
        }
        for reading in keys { shelve(reading, keywordOf: kinds, vocabulary) }
        phrasingsOf.append(firstPhrasing..<phrasings.count)
        wordsOf.append(firstWord..<words.count)
        isLabelled.append(words[firstWord...].contains(where: \.isLabel))
    }

    private mutating func shelve(_ reading: Reading, keywordOf kinds: Asked? = nil, _ vocabulary: Vocabulary) {
        let first = words.count
        for word in reading.words {
            guard let number = word.number else { continue }
            let isKeywordFiller = word.weight == .filler && kinds != nil && reading.words.count == 1
            guard word.weight != .filler || isKeywordFiller else { continue }
            let concept = vocabulary.words[Int(number)].concept
            guard !words[first...].contains(where: { $0.concept == concept }) else { continue }
            if word.isLabel { labels.insert(concept) }
            // What names an exercise in its title names it in all its questions.
            let isLabel = word.isLabel || (word.weight == .formula && labels.contains(concept))
            let weight = rarity[Int(concept)] * share(of: concept, word.weight, isLabel: isLabel, vocabulary)
            words.append(Word(number: number, concept: concept, weight: weight, isLabel: isLabel))
        }
        let total = words[first...].reduce(Float(0)) { $0 + $1.weight }
        let asked = kinds ?? Reading.asked(in: reading.words[...])
        phrasings.append(Phrasing(words: first..<words.count, total: total, asked: asked, isKeyword: kinds != nil))
    }

    private mutating func scope(of module: String?) -> Int32 {
        guard let module else { return Self.everywhere }
        let scope = modules[module] ?? Int32(modules.count)
        modules[module] = scope
        return scope
    }

    private static func rarity(of count: Int, among entries: Int) -> Float {
        guard count > 0 else { return 0 }
        // As if there were a few more: in a list of two, what both ask with is not therefore worthless.
        let entries = entries + 10
        let most = Logarithm.of(Float(entries + 1) / 1.5)
        guard most > 0 else { return 1 }
        return max(0.1, Logarithm.of(Float(entries + 1) / (Float(count) + 0.5)) / most)
    }
}

extension [[Int32]] {
    /// Adds an entry to the list of a concept, once; entries come in order.
    fileprivate mutating func note(_ entry: Int32, under concept: Int32) {
        while count <= Int(concept) { append([]) }
        if self[Int(concept)].last != entry { self[Int(concept)].append(entry) }
    }
}

extension Reading {
    /// Only the equations of a phrasing that also names a number.
    var equations: Reading? {
        guard words.contains(where: \.isLabel) else { return nil }
        var equations = self
        equations.words.removeAll { $0.weight != .formula }
        return equations.words.isEmpty ? nil : equations
    }

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
