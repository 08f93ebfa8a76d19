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
        let isAdvised = words.contains(where: verbs.contains) || words.contains(where: rights.contains)
        guard isAdvised || words.count <= 3 else { return false }
        return words.indices.contains { place in
            let rest = words[(place + 1)...]
            if ordinals.contains(words[place]) {
                return isAdvised && (rest.isEmpty || rest.first.map { nouns.contains($0) || $0 == "one" } == true)
            }
            guard nouns.contains(words[place]) else { return false }
            let name = rest.drop { ["is", "number", ":", "the"].contains($0) }
            guard let first = name.first else { return false }
            return letters.contains(first) && (name.count == 1 || name.dropFirst().first.map(after.contains) == true)
        }
    }

    private static let verbs: Set = ["click", "tick", "choose", "pick", "select", "mark"]
    private static let rights: Set = ["right", "correct", "true"]
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
    private static let after: Set = [",", "is", "because", "since"]
}
