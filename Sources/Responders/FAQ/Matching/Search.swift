/// One search through an index: first the entries that ask word by word what the message asks, then all that share words
/// with it, then a close look at the best.
struct Search {
    typealias Found = (entry: Int, odds: Float)

    private let index: FAQContents
    private let tokens: Tokens
    private let scope: Int32?
    /// Entries that ask this very question, in whatever scope.
    private let asked: [Int32]

    /// How many entries get the close look.
    private static let mostCandidates = 16
    /// How many entries are walked past.
    ///
    /// The rarest words come first, so those left out would have added little.
    private static let mostSteps = 30_000

    init(_ text: String, in index: FAQContents, scope: Int32?) {
        self.index = index
        self.scope = scope
        tokens = index.vocabulary.tokenizer.tokens(of: text)
        asked = index.shelves.exact[tokens.key] ?? []
    }

    /// The entry that asks word by word what the message asks; nothing else needs to be looked at then.
    ///
    /// Where several modules have an entry for it and none of them is open, nobody knows which is meant.
    var certain: Int? {
        if let own = own.min() { return Int(own) }
        guard let first = exact.min() else { return nil }
        return exact.allSatisfy { isOfSameModule($0, first) } ? Int(first) : nil
    }

    /// Entries in scope that ask this very question.
    private var exact: some Sequence<Int32> { asked.lazy.filter { isInScope($0) } }

    /// Those of the place itself: in a module a phrasing means the module's entry, and in a course the course's.
    private var own: some Sequence<Int32> {
        let place = scope ?? Shelves.everywhere
        return asked.lazy.filter { index.shelves.moduleOf[Int($0)] == place }
    }

    private func isOfSameModule(_ one: Int32, _ other: Int32) -> Bool {
        index.shelves.moduleOf[Int(one)] == index.shelves.moduleOf[Int(other)]
    }

    /// The best entries, the best first; equal ones in the order of their ids.
    func best(_ count: Int) -> [Found] {
        let query = Query(tokens, in: index, Stemmer(algorithm: index.vocabulary.stemming))
        let (exact, own) = (Array(exact), Array(own))
        var found: [Found] = exact.map {
            (Int($0), own.isEmpty || own.contains($0) ? Scoring.certain : Self.overruled)
        }
        var comparison = Comparison(query, in: index)
        for entry in candidates(query) where !exact.contains(entry) {
            var odds = comparison.odds(of: Int(entry))
            if index.shelves.moduleOf[Int(entry)] == scope { odds += Scoring.ownModule }
            found.append((Int(entry), odds))
        }
        found.sort { ($1.odds, $0.entry) < ($0.odds, $1.entry) }
        return Array(found.prefix(count))
    }

    /// The course's entry, where the module has one of its own for the very same question, or the other way round.
    private static let overruled: Float = 2.2

    private func isInScope(_ entry: Int32) -> Bool {
        let module = index.shelves.moduleOf[Int(entry)]
        return scope == nil || module == Shelves.everywhere || module == scope
    }

    /// The entries that share most with the message.
    private func candidates(_ query: Query) -> [Int32] {
        var sums = [Float](repeating: 0, count: index.entries.count)
        var touched: [Int32] = []
        var steps = 0
        let lists = query.words.map {
            (weight: $0.weight * $0.sureness, concept: $0.concept, list: index.shelves.asked[$0.concept])
        }
        .filter { !$0.list.isEmpty }
        .sorted { $0.list.count < $1.list.count }
        var left = lists.reduce(Float(0)) { $0 + $1.weight }
        var most: Float = 0
        for (weight, concept, list) in lists where steps < Self.mostSteps {
            // An entry that shares only the frequent words that are left cannot come near the best any more: so the
            // entries found so far are looked up in the long list, instead of walking all of it.
            if left < most / 2, touched.count * 8 < list.count {
                steps += touched.count * 8
                for entry in touched where index.shelves.asked.contains(entry, under: concept) {
                    sums[Int(entry)] += weight
                }
            } else {
                steps += list.count
                for entry in list {
                    if sums[Int(entry)] == 0 { touched.append(entry) }
                    sums[Int(entry)] += weight
                    most = max(most, sums[Int(entry)])
                }
            }
            left -= weight
        }
        return best(of: touched, by: sums)
    }

    private func best(of touched: [Int32], by sums: [Float]) -> [Int32] {
        var list: [Int32] = []
        list.reserveCapacity(Self.mostCandidates + 1)
        for entry in touched {
            let sum = sums[Int(entry)]
            func isBefore(_ other: Int32) -> Bool {
                sum > sums[Int(other)] || (sum == sums[Int(other)] && entry < other)
            }
            if list.count == Self.mostCandidates {
                guard isBefore(list[list.count - 1]) else { continue }
            }
            guard isInScope(entry) else { continue }
            if list.count == Self.mostCandidates { list.removeLast() }
            var place = list.count
            while place > 0, isBefore(list[place - 1]) { place -= 1 }
            list.insert(entry, at: place)
        }
        return list
    }
}
