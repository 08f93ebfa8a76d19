/// An equation such as `y = 2x - 3`, brought into one form, so that `2x - y = 3` is the same.
struct LinearEquation: Equatable {
    /// What stands before each letter, and alone, all on one side; the first one is 1.
    private var weights: [String: Double]

    /// Every equation that is written out in some words.
    static func all(in words: [String]) -> [LinearEquation] {
        words.indices.filter { words[$0] == "=" }.compactMap { LinearEquation(words, around: $0) }
    }

    /// The equation around an equals sign; `nil` for one of powers, products or one letter.
    private init?(_ words: [String], around sign: Int) {
        var first = sign
        while first > 0, sign - first < 14, Self.isPart(words[first - 1]) { first -= 1 }
        var last = sign + 1
        while last < words.count, last - sign < 14, Self.isPart(words[last]) { last += 1 }
        guard let left = Self.sum(words[first..<sign]), let right = Self.sum(words[(sign + 1)..<last]) else {
            return nil
        }
        var weights = left
        for (name, weight) in right { weights[name, default: 0] -= weight }
        weights = weights.filter { abs($0.value) > 1e-9 }
        let names = weights.keys.filter { !$0.isEmpty }.sorted()
        guard names.count >= 2, let name = names.first, let unit = weights[name] else { return nil }
        self.weights = weights.mapValues { ($0 / unit * 1e9).rounded() / 1e9 }
    }

    private static func isPart(_ word: String) -> Bool {
        "+-·×".contains(word) || word.first?.isNumber == true || word.count == 1 && word.first?.isLetter == true
    }

    /// Terms with their signs; `nil` where it is none.
    private static func sum(_ words: ArraySlice<String>) -> [String: Double]? {
        var (sums, sign, factor, name): ([String: Double], Double, Double?, String?) = ([:], 1, nil, nil)
        var isOpen = true
        func close() { sums[name ?? "", default: 0] += sign * (factor ?? (name == nil ? 0 : 1)) }
        for word in words {
            if word == "+" || word == "-" {
                if !isOpen { close() }
                (sign, factor, name) = (word == "-" ? -1 : 1, nil, nil)
                isOpen = true
            } else if word == "·" || word == "×" {
                guard factor != nil else { return nil }
            } else if let number = Double(word) {
                guard factor == nil, name == nil else { return nil }
                (factor, isOpen) = (number, false)
            } else {
                guard name == nil else { return nil }
                (name, isOpen) = (word, false)
            }
        }
        guard !isOpen else { return nil }
        close()
        return sums
    }
}
