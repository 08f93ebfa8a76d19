/// Formulas that are read aloud, sign by sign: "y equals two x minus three", "a minus, then a 3, a slash, a 2".
enum Dictation {
    /// The words with signs for their names; empty where fewer than two signs are named.
    static func readings(of words: [String]) -> [[String]] {
        guard words.count(where: { named[$0] != nil }) >= 1 else { return [] }
        var signs: [String] = []
        var place = 0
        while place < words.count {
            let word = words[place]
            if let sign = named[word] {
                signs.append(sign)
            } else if let value = NumberWords.value(of: word), value < 1_000_000 {
                signs.append("\(Int(value))")
            } else if !between.contains(word) {
                signs.append(word)
            }
            place += 1
        }
        // "Put a minus in front of your 5."
        var bare: [String] = []
        place = 0
        while place < signs.count {
            if signs[place...].prefix(3) == ["in", "front", "of"] {
                place += 3
            } else {
                if !articles.contains(signs[place]) { bare.append(signs[place]) }
                place += 1
            }
        }
        return [signs, bare]
    }

    private static let named = [
        "equals": "=", "minus": "-", "negative": "-", "plus": "+", "times": "·", "slash": "/", "over": "/",
        "colon": ":",
        "gleich": "=", "mal": "·", "egale": "=", "moins": "-", "fois": "·", "igual": "=", "menos": "-", "mas": "+",
        "bruchstrich": "/", "equal": "=",
    ]

    private static let between: Set = [
        "then", "comes", "next", "finally", "now", "followed", "by", ",", "and", "sign", "signs", "dann", "puis",
        "luego", "to",
    ]

    private static let articles: Set = ["a", "an", "the", "your", "my"]
}
