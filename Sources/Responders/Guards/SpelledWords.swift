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

    /// Dots and dashes, one letter a group.
    static func morse(in text: String) -> String {
        guard text.contains("-") || text.contains("−") || text.contains("_") else { return "" }
        return runs(of: text.split(whereSeparator: \.isWhitespace)) { word in
            codes[
                String(word).replacing("−", with: "-").replacing("–", with: "-").replacing("_", with: "-")
                    .replacing("·", with: ".")
            ]
        }
    }

    /// Joins what at least three words in a row stand for.
    private static func runs(of words: [Substring], _ letter: (Substring) -> String?) -> String {
        var (joined, run): ([String], [String]) = ([], [])
        for word in words {
            if let letter = letter(word) {
                run.append(letter)
            } else {
                if run.count >= 3 { joined.append(run.joined()) }
                run = []
            }
        }
        if run.count >= 3 { joined.append(run.joined()) }
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
