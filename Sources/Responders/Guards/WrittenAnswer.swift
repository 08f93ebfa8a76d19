/// What the answers of a bank are made of, as they are written there.
enum WrittenAnswer {
    /// The one number that an answer is, such as `11/24`, `x = 3`, `-2` or `5 cm`; `nil` for `CO2` and for `range(1, 3)`.
    static func number(in words: [String]) -> Double? {
        let said = SaidNumber.all(in: words)
        guard let number = said.last, said.count == 1, words.count - number.place.upperBound <= 1 else { return nil }
        var before = words[..<number.place.lowerBound]
        while before.last == "-" || before.last == "minus" { before.removeLast() }
        if before.last == "=" { before = before.dropLast().dropLast() }
        guard before.isEmpty else { return nil }
        return number.value
    }

    static func bare(_ choice: String) -> [String] { LeakWords(choice).words.filter { $0 != "\"" } }

    static func withoutArticle(_ words: [String]) -> [String] {
        words.count > 1 && ["a", "an", "the"].contains(words[0]) ? Array(words.dropFirst()) : words
    }

    /// The numbers of an answer such as `(3, 5)`, `x = 3, y = 5` or `y = 2x - 3`, which has nothing else but names.
    static func pair(in words: [String]) -> [[Double]] {
        let said = SaidNumber.all(in: words)
        let others = words.filter { word in word.contains(where: \.isLetter) && word.count > 1 && word != "and" }
        return said.count == 2 && others.isEmpty && (words.contains(",") || words.contains("="))
            ? [said.map(\.value)] : []
    }
}
