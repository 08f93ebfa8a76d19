/// A text taken apart for comparison: lower-case words, numbers and the marks between them, formulas made plain.
struct LeakWords {
    /// Words of letters, numbers such as `0.75`, and single marks.
    let words: [String]

    init(_ text: String) { words = Self.split(Self.plain(text)) }

    /// Letters without accents, `\frac{a}{b}` as `a/b`, `½` as ` 1/2`.
    private static func plain(_ text: String) -> [Unicode.Scalar] {
        var text = Lookalikes.plain(text)
        if text.utf8.contains(UInt8(ascii: "\\")) {
            for name in ["\\dfrac", "\\tfrac", "\\frac"] { text = fractions(in: text, named: name) }
            // Room between signs, and nothing else.
            for name in ["\\,", "\\;", "\\!", "\\:"] { text = text.replacing(name, with: "") }
            for (name, sign) in ["\\cdot": "·", "\\times": "×", "\\div": "/"] {
                text = text.replacing(name, with: sign)
            }
        }
        if text.utf8.contains(UInt8(ascii: "{")) {
            text = text.replacing("}{", with: "/").replacing("} {", with: "/")
        }
        // A star alone multiplies; others are marks of emphasis.
        if text.utf8.contains(UInt8(ascii: "*")) { text = text.replacing(" * ", with: " × ") }
        var plain: [Unicode.Scalar] = []
        plain.reserveCapacity(text.utf8.count + 8)
        for scalar in ChineseNumerals.plain(text).unicodeScalars {
            guard scalar.value >= 0x80 else {
                plain.append(
                    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= UInt8(scalar.value)
                        ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
                )
                continue
            }
            if let written = written(scalar) {
                plain += written.unicodeScalars
            } else {
                plain += Unaccented.letters(of: Character(scalar)).unicodeScalars
            }
        }
        return plain
    }

    /// The text without a name of fractions: what is below the line may stand without braces, as in `\frac38`.
    private static func fractions(in text: String, named name: String) -> String {
        let parts = text.split(separator: name, omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts.first ?? "")) { plain, part in
            let two = part.drop(while: \.isWhitespace).prefix(2)
            let isBare = two.count == 2 && two.allSatisfy(\.isNumber)
            plain +=
                isBare
                ? " \(two.prefix(1))/\(two.suffix(1))" + part.drop(while: \.isWhitespace).dropFirst(2) : " " + part
        }
    }

    /// What a sign of another alphabet, or one that is a number by itself, stands for.
    private static func written(_ scalar: Unicode.Scalar) -> String? {
        if let sign = signs[scalar] { return sign }
        guard let type = scalar.properties.numericType, let value = scalar.properties.numericValue else { return nil }
        if let fraction = fractions[scalar] { return " " + fraction }
        guard value == value.rounded(), (0...10_000).contains(value) else { return nil }
        return type == .numeric || value > 9 ? " \(Int(value)) " : "\(Int(value))"
    }

    private static func split(_ text: [Unicode.Scalar]) -> [String] {
        var (words, word): ([String], String) = ([], "")
        var (inNumber, hasPoint) = (false, false)
        func close() {
            if !word.isEmpty { words.append(word) }
            word = ""
            (inNumber, hasPoint) = (false, false)
        }
        for (place, scalar) in text.enumerated() {
            let isDigit = (0x30...0x39).contains(scalar.value)
            if isDigit {
                if !word.isEmpty, !inNumber { close() }
                word.unicodeScalars.append(scalar)
                inNumber = true
            } else if isLetter(scalar) {
                if inNumber { close() }
                word.unicodeScalars.append(scalar)
            } else if scalar == "." || scalar == ",", inNumber, !hasPoint, place + 1 < text.count,
                (0x30...0x39).contains(text[place + 1].value)
            {
                word += "."
                hasPoint = true
            } else if silent.contains(scalar) {
                continue
            } else {
                close()
                if scalar == "\n", words.last?.isSaid == true, beginsItem(text[(place + 1)...]) { words.append(".") }
                if !scalar.properties.isWhitespace {
                    words.append(scalar == "−" || scalar == "–" || scalar == "‑" ? "-" : String(Character(scalar)))
                }
            }
        }
        close()
        return words
    }

    /// Whether an item of a list stands there: what is before it is over, with or without a full stop.
    private static func beginsItem(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        let item = line.prefix(8).drop { $0 == " " || $0 == "*" }
        if let mark = item.first, ["-", "•"].contains(mark), item.dropFirst().first == " " { return true }
        let number = item.prefix { (0x30...0x39).contains($0.value) }
        return !number.isEmpty && number.count <= 2 && [".", ")"].contains(item[number.endIndex...].first)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return (0x61...0x7A).contains(scalar.value) }
        // Also the signs for vowels that go with letters in Indian scripts.
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    /// Marks of emphasis and of formulas, which are not seen.
    private static let silent: Set<Unicode.Scalar> = ["$", "{", "}", "\\", "*", "_", "`"]

    private static let fractions: [Unicode.Scalar: String] = [
        "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
        "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    ]

    private static let signs: [Unicode.Scalar: String] = ["÷": "/", "⁄": "/", "∕": "/"]
}
