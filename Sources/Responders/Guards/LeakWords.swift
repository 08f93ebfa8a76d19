/// A text taken apart for comparison: lower-case words, numbers and the marks between them, formulas made plain.
struct LeakWords {
    /// Words of letters, numbers such as `0.75`, and single marks.
    let words: [String]

    init(_ text: String) { words = Self.split(Self.plain(text)) }

    /// Letters without accents, `\frac{a}{b}` as `a/b`, `½` as ` 1/2`, no dollars, braces or backslashes.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for character in ChineseNumerals.plain(text) {
            if let fraction = fractions[character] {
                plain += " " + fraction
            } else if let digit = character.wholeNumberValue, (0...9).contains(digit) {
                plain += "\(digit)"
            } else {
                plain += signs[character] ?? Unaccented.letters(of: character)
            }
        }
        for name in ["\\dfrac", "\\tfrac", "\\frac"] {
            plain = plain.replacing(name, with: " ")
        }
        // A star alone multiplies; others are marks of emphasis.
        plain = plain.replacing(" * ", with: " × ")
        plain = plain.replacing("}{", with: "/").replacing("} {", with: "/")
        return String(plain.filter { !"${}\\*_`\u{200B}\u{200C}\u{200D}\u{FEFF}\u{AD}".contains($0) })
    }

    private static func split(_ text: String) -> [String] {
        var (words, word): ([String], String) = ([], "")
        let characters = Array(text)
        for (place, character) in characters.enumerated() {
            let isDigit = ("0"..."9").contains(character)
            let next = place + 1 < characters.count ? characters[place + 1] : " "
            let inNumber = word.last.map { ("0"..."9").contains($0) } ?? false
            if isDigit ? word.isEmpty || inNumber || word.last == "." : character.isLetter && !inNumber {
                word.append(character)
            } else if character == "." || character == ",", inNumber, ("0"..."9").contains(next), !word.contains(".") {
                word.append(".")
            } else {
                if !word.isEmpty { words.append(word) }
                word = ""
                if isDigit || character.isLetter {
                    word = String(character)
                } else if !character.isWhitespace {
                    words.append(character == "−" || character == "–" ? "-" : String(character))
                }
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static let fractions: [Character: String] = [
        "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
        "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    ]

    private static let signs: [Character: String] = ["÷": "/", "⁄": "/", "∕": "/"]
}
