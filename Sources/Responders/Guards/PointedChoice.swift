/// Whether a text says which choice to take by its place: "click the third one", "answer B".
enum PointedChoice {
    static func isTold(in words: [String]) -> Bool {
        var start = 0
        for (place, word) in words.enumerated() where word == "." || word == "!" || word == "?" {
            if word != "?", isTold(bySentence: words[start..<place]) { return true }
            start = place + 1
        }
        return isTold(bySentence: words[start...])
    }

    private static func isTold(bySentence words: ArraySlice<String>) -> Bool {
        guard !words.contains(where: negations.contains) else { return false }
        let isAdvised =
            words.contains(where: verbs.contains) || words.contains(where: rights.contains)
            || words.holds(["is", "the", "one"])
        guard isAdvised || words.count(where: \.isSaid) <= 4 else { return false }
        // The next word that is not passed over, carried along from the end.
        var name = words.endIndex
        for place in words.indices.reversed() {
            let word = words[place]
            if ordinals.contains(word) {
                let next = words[(place + 1)...].first
                if isAdvised, next.map({ nouns.contains($0) || $0 == "one" || $0 == "of" }) ?? true { return true }
            } else if isAdvised, letters.contains(word), words[..<place].last == "(",
                words[(place + 1)...].first == ")",
                words[..<place].dropLast().isEmpty || words[(place + 2)...].isEmpty
            {
                return true
            } else if nouns.contains(word), name < words.endIndex, letters.contains(words[name]),
                words[(name + 1)...].first.map(after.contains) ?? true
            {
                return true
            }
            if !between.contains(word) { name = place }
        }
        return false
    }

    private static let verbs: Set = ["click", "tick", "choose", "pick", "select", "mark", "go", "take", "want"]
    private static let rights: Set = ["right", "correct", "correctly", "true", "fits"]
    private static let negations: Set = ["not", "t", "wrong", "no", "cross", "if", "whether", "false", "incorrect"]
    private static let ordinals: Set = [
        "first", "second", "third", "fourth", "fifth", "last", "1st", "2nd", "3rd", "4th",
    ]
    private static let nouns: Set = [
        "option", "choice", "answer", "possibility", "letter", "sentence", "statement", "number",
    ]
    private static let letters: Set = [
        "a", "b", "c", "d", "e", "1", "2", "3", "4", "5", "one", "two", "three", "four", "five",
    ]
    private static let between: Set = ["is", "number", ":", "the", "("]
    private static let after: Set = [",", ")", "is", "because", "since"]
}
