/// Words that are told letter by letter: apart, by the alphabet of the radio, or in Morse code.
enum SpelledWords {
    /// Single letters and digits that stand apart, put together: `t-h-r-e-e`, `1 1 / 2 4`.
    static func letters(in text: String) -> String {
        var joined: [String] = []
        // Where letters stand apart, words stand further apart.
        for part in text.replacing("  ", with: "\n").replacing(" / ", with: "/").split(whereSeparator: \.isNewline) {
            var run = ""
            for token in part.split(whereSeparator: { $0.isWhitespace || "-.,;|·_*".contains($0) }) {
                if token.count == 1 {
                    run.append(contentsOf: token)
                } else {
                    if run.count >= 3 { joined.append(run) }
                    run = ""
                }
            }
            if run.count >= 3 { joined += apart(run) }
        }
        return joined.joined(separator: " ")
    }

    /// A run of letters as it is, and, where it is two numbers in one, cut in two: `sixtythree`.
    private static func apart(_ run: String) -> [String] {
        let lowered = run.lowercased()
        // No two words for numbers are as long as this.
        guard lowered.utf8.count <= 200 else { return [run] }
        for cut in lowered.indices.dropFirst() {
            let (tens, ones) = (String(lowered[..<cut]), String(lowered[cut...]))
            if let value = NumberWords.value(of: tens), value >= 20, NumberWords.value(of: ones) != nil {
                return [run, ".", tens, ones]
            }
        }
        return [run]
    }

    /// Letters that are told one after the other, "T then A, and last G", or by their places in the alphabet, "3-15-4".
    static func places(in text: String) -> String {
        var (joined, run, numbers): ([String], String, [Int]) = ([], "", [])
        func close() {
            if run.count >= 3 { joined.append(run) }
            let letters = numbers.compactMap { Unicode.Scalar(UInt8(96 + $0)) }.map { String(Character($0)) }
            if letters.count >= 3 { joined.append(letters.joined()) }
            (run, numbers) = ("", [])
        }
        for token in text.split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
            if token.count == 1, token.first?.isLetter == true {
                run.append(contentsOf: token)
            } else if let number = Int(token), (1...26).contains(number) {
                numbers.append(number)
            } else if !between.contains(token.lowercased()) {
                close()
            }
        }
        close()
        return joined.joined(separator: " . ")
    }

    private static let between: Set = [
        "then", "and", "last", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "letter", "letters", "next", "finally", "comes", "followed", "by", "is", "the", "after", "that", "it",
        "begins", "starts", "ends", "with", "final", "base", "und", "dann", "puis", "et", "luego", "in", "an", "at",
    ]

    /// `Papa Romeo Oscar` is the beginning of a word.
    static func named(in text: String) -> String {
        runs(of: text.lowercased().split { !$0.isLetter }) { word in
            alphabet.contains(String(word)) ? word.first.map(String.init) : nil
        }
    }

    /// Dots and dashes, one letter a group; a single digit only where somebody says what it is.
    static func morse(in text: String, isTold: Bool) -> String {
        guard text.contains("-") || text.contains("−") || text.contains("_") else { return "" }
        let groups = text.split(whereSeparator: \.isWhitespace)
        let code = { (word: Substring) -> String? in
            guard word.count <= 6, word.allSatisfy({ ".-−–_·•".contains($0) }) else { return nil }
            return codes[String(word.map { ".·•".contains($0) ? "." : "-" })]
        }
        // Digits are so long that two of them are no accident.
        return runs(of: groups, code) + " . "
            + runs(of: groups, least: isTold ? 1 : 2) { $0.count == 5 ? code($0) : nil }
    }

    /// Joins what at least so many words in a row stand for.
    private static func runs(of words: [Substring], least: Int = 3, _ letter: (Substring) -> String?) -> String {
        var (joined, run): ([String], [String]) = ([], [])
        for word in words {
            if let letter = letter(word) {
                run.append(letter)
            } else {
                if run.count >= least { joined.append(run.joined()) }
                run = []
            }
        }
        if run.count >= least { joined.append(run.joined()) }
        return joined.joined(separator: " . ")
    }

    /// The first letters of the words of each sentence, and those of all lines, put together.
    static func initials(in text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).compactMap { $0.first { $0.isLetter } }
        return (lines.count >= 3 ? String(lines) + " . " : "") + wordInitials(in: text)
    }

    private static func wordInitials(in text: String) -> String {
        text.split { ".:!?\n".contains($0) }.map { sentence in
            String(
                sentence.split(whereSeparator: \.isWhitespace).compactMap { $0.first { $0.isLetter || $0.isNumber } }
            )
        }.joined(separator: " . ")
    }

    /// Letters that stand for digits, A for 1: "B and A" is 21.
    static func digits(in text: String) -> String {
        var (joined, run): ([String], String) = ([], "")
        func close() {
            if !run.isEmpty { joined.append("= " + run) }
            run = ""
        }
        for token in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let places = token.utf8.map { Int($0 | 0x20) - 0x60 }
            let isWritten = token.utf8.count == 1 || token.utf8.count <= 6 && token.allSatisfy(\.isUppercase)
            if isWritten, places.allSatisfy({ (1...10).contains($0) }) {
                run += places.map { "\($0 % 10)" }.joined()
            } else if token != "and" {
                close()
            }
        }
        close()
        return joined.joined(separator: " . ")
    }

    private static let alphabet: Set = [
        "alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "juliett",
        "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor",
        "whiskey", "xray", "yankee", "zulu",
    ]

    private static let codes: [String: String] = {
        let letters =
            ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
        let digits = "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
        var codes: [String: String] = [:]
        for (code, letter) in zip(letters.split(separator: " "), "abcdefghijklmnopqrstuvwxyz") {
            codes[String(code)] = String(letter)
        }
        for (code, digit) in zip(digits.split(separator: " "), "0123456789") { codes[String(code)] = String(digit) }
        return codes
    }()
}
