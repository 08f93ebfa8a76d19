/// Undoes the disguises in which an answer may be asked for: letters apart, backwards, shifted, in codes and numerals.
enum Disguise {
    /// Other readings of a text; few, and none much longer than it.
    ///
    /// What the learner asked for tells which codes are likely.
    static func readings(of text: String, askedFor: String = "") -> [String] {
        let cues = Cues(text, askedFor)
        let tellsOf = { (words: [String]) in cues.tell(of: words) }
        var readings = [
            SpelledWords.letters(in: text), SpelledWords.named(in: text),
            SpelledWords.morse(in: text, isTold: tellsOf(["morse"])), numerals(text),
            grouped(text), turned(text, isTold: tellsOf(["rot"])), wordsReversed(text),
        ]
        readings += Encodings.readings(of: text, mentionsHexadecimal: tellsOf(["hex", "\\x"]))
        if tellsOf([
            "backward", "revers", "ruckwarts", "rückwärts", "envers", "reves", "revés", "mirror", "right to left",
            "from the right", "from the end", "end to the start", "hinten", "droite", "derecha",
            "turn it round", "other way round", "last to first",
        ]) {
            readings.append(String(text.reversed()))
        }
        if tellsOf(["digit", "followed by", "behind", "ziffer", "chiffre", "cifra"]) { readings.append(digits(text)) }
        if tellsOf(["binar", "binär", "0b"]) { readings.append(binary(text)) }
        if tellsOf([
            "first letter", "initial", "acrosti", "akrosti", "poem", "gedicht", "poème", "anfangsbuchstabe",
            "premières lettres", "primeras letras",
        ]) {
            readings.append(SpelledWords.initials(in: text))
        }
        if tellsOf(["together", "in one word", "zusammen", "ensemble", "juntos"]) {
            readings.append(near(text))
        }
        if tellsOf(["a=1", "a = 1", "a is 1", "as letters", "letters for digits"]) {
            readings.append(SpelledWords.digits(in: text))
        }
        if tellsOf(["roman", "römisch", "romain"]) { readings.append(numerals(text.uppercased())) }
        let isDrawn = tellsOf(["emoji", "dots", "tally", "strokes", "symbol", "draw", "stars", "striche", "points"])
        readings.append(CountedMarks.reading(of: text, isAsked: isDrawn))
        readings.append(Markup.seen(text))
        readings.append(ChemicalFormulas.named(in: text))
        readings.append(SpelledWords.places(in: text))
        if tellsOf(["cipher", "caesar", "cäsar", "shift", "atbash", "secret code", "chiffr", "geheim", "cifrado"]) {
            readings += (1..<26).filter { $0 != 13 }.map { shifted(text, by: $0) }
            readings.append(mirrored(text))
        }
        return readings.filter { reading in reading.contains { !$0.isWhitespace } }
    }

    /// The text in the commonest cipher; its numbers only where words come out of it, or "page 4" would be a 4 of nothing.
    private static func turned(_ text: String, isTold: Bool) -> String {
        let turned = shifted(text)
        return isTold || CourseLanguage.of(turned) != nil ? turned : turned.filter { !$0.isNumber }
    }

    /// Every letter thirteen places on, or as many as said.
    private static func shifted(_ text: String, by places: UInt8 = 13) -> String {
        String(
            text.map { character in
                guard character.isASCII, character.isLetter, let code = character.asciiValue else { return character }
                let base: UInt8 = character.isUppercase ? 65 : 97
                return Character(Unicode.Scalar((code - base + places) % 26 + base))
            }
        )
    }

    /// The last letter of the alphabet for the first, and so on.
    private static func mirrored(_ text: String) -> String {
        String(
            text.map { character in
                guard character.isASCII, character.isLetter, let code = character.asciiValue else { return character }
                return Character(Unicode.Scalar(character.isUppercase ? 155 - code : 219 - code))
            }
        )
    }

    /// The text from its end, without its numbers, which are numbers from either side.
    private static func wordsReversed(_ text: String) -> String { String(text.reversed().filter { !$0.isNumber }) }

    /// Numbers in groups, `12,800`, in one piece.
    private static func grouped(_ text: String) -> String {
        let characters = Array(text)
        var (joined, hasGroups) = ("", false)
        for (place, character) in characters.enumerated() {
            let isBetween =
                ",.' \u{A0}\u{202F}’".contains(character) && place > 0 && characters[place - 1].isNumber
                && characters[(place + 1)...].prefix(4).prefix(while: \.isNumber).count == 3
            if isBetween { hasGroups = true } else { joined.append(character) }
        }
        return hasGroups ? joined : ""
    }

    /// Roman and hexadecimal numerals and tallies, as numbers that are told as results.
    private static func numerals(_ text: String) -> String {
        var (found, strokes) = ([String](), 0)
        for token in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "|") }) {
            if let value = RomanNumeral.value(of: token) { found.append("= \(value)") }
            if token.hasPrefix("0o"), let value = Int(token.dropFirst(2), radix: 8) { found.append("= \(value)") }
            if token.hasPrefix("0x"), let value = Int(token.dropFirst(2), radix: 16) { found.append("= \(value)") }
            if token.count >= 2, token.allSatisfy({ $0 == "|" }) { strokes += token.count }
        }
        if strokes > 0 { found.append("= \(strokes)") }
        return found.joined(separator: " . ")
    }

    /// Digits that are told one by one, put together.
    private static func digits(_ text: String) -> String {
        let words = LeakWords(text).words
        let digits = SaidNumber.all(in: words).filter {
            // "It has two digits" tells none of them.
            $0.value >= 0 && $0.value < 10 && $0.value == $0.value.rounded()
                && !words[$0.place.upperBound...].prefix(1).contains(where: digitNames.contains)
        }
        return digits.count >= 2 ? "= " + digits.map { "\(Int($0.value))" }.joined() : ""
    }

    private static let digitNames: Set = ["digit", "digits", "ziffern", "chiffres", "cifras", "stellen"]

    /// Words that belong together: "el and se".
    private static func near(_ text: String) -> String {
        text.replacing(" and ", with: "").replacing(" + ", with: "").replacing(" und ", with: "")
    }

    private static func binary(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.compactMap { token in
            let bits = token.hasPrefix("0b") ? token.dropFirst(2) : token
            return bits.count >= 2 && bits.count <= 32 ? Int(bits, radix: 2).map { "= \($0)" } : nil
        }.joined(separator: " . ")
    }
}

/// Numbers as the Romans wrote them.
enum RomanNumeral {
    /// The value of a numeral of at least two letters, or of one that is no pronoun; in capitals, and spelled rightly.
    static func value(of token: Substring) -> Int? {
        guard token.count >= 2 || token == "V" || token == "X", token.count <= 15 else { return nil }
        var values: [Int] = []
        for letter in token {
            guard let value = letters[letter] else { return nil }
            values.append(value)
        }
        var total = 0
        for (place, value) in values.enumerated() {
            total += place + 1 < values.count && value < values[place + 1] ? -value : value
        }
        return total > 0 && spelled(total) == token ? total : nil
    }

    private static let letters: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000]

    private static func spelled(_ number: Int) -> String {
        var (rest, text) = (number, "")
        for (value, letters) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value { (rest, text) = (rest - value, text + letters) }
        }
        return text
    }
}
