/// Streets with a house number as German, French and Spanish write them: `Lindenweg 3`, `8 rue de la Paix`,
/// `Calle Mayor 23`.
enum StreetAddress {
    /// A quick look that never misses.
    static func mayHold(_ text: String) -> Bool { hints.occur(in: text) }

    /// How streets are called, cut where spellings differ.
    private static let hints = ByteHints([
        "stra", "str.", "weg", "alle", "allé", "gasse", "platz", "ufer", "damm", "chaussee", "rue", "avenue",
        "boulevard", "chemin", "impasse", "quai", "place", "avenida", "plaza", "paseo", "carrer", "avda", "calle",
        "am markt", "am bahnhof", "am ring",
    ])

    /// Where the address ends that begins here.
    static func end(of text: Substring) -> Substring.Index? {
        guard let first = text.first else { return nil }
        if first.isNumber { return frenchEnd(of: text) }
        guard first.isUppercase || spanish.contains(where: { text.prefix(16).lowercased().hasPrefix($0) }) else {
            return nil
        }
        return germanEnd(of: text) ?? spanishEnd(of: text)
    }

    /// A name that ends as streets do, or a place, and a number.
    private static func germanEnd(of text: Substring) -> Substring.Index? {
        let words = text.prefix(80).prefix { $0.isLetter || " -.".contains($0) }
        let name = words.lowercased()
        let trimmed = name.last == " " ? String(name.dropLast()) : name
        guard trimmed.split(separator: " ").count <= 3, trimmed.count < name.count,
            endings.contains(where: { trimmed.hasSuffix($0) })
                || ["am markt", "am bahnhof", "am ring"].contains(trimmed)
        else { return nil }
        return number(at: text[words.endIndex...])
    }

    private static func frenchEnd(of text: Substring) -> Substring.Index? {
        let number = text.prefix(5).prefix { $0.isNumber && $0.isASCII }
        guard (1...4).contains(number.count) else { return nil }
        var rest = text[number.endIndex...]
        for mark in [" bis", " ter", ","] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
        guard rest.first == " " else { return nil }
        let kind = rest.dropFirst().prefix { $0.isLetter }
        guard french.contains(kind.lowercased()) else { return nil }
        rest = text[kind.endIndex...]
        // Small words, and then a name.
        var end: Substring.Index?
        for _ in 0..<6 {
            guard rest.first == " " else { break }
            let word = rest.dropFirst().prefix(40).prefix { $0.isLetter || "'’-".contains($0) }
            guard !word.isEmpty else { break }
            if word.first?.isUppercase == true {
                end = word.endIndex
            } else if end != nil || !["de", "du", "des", "la", "le", "les", "l'", "d'"].contains(word.lowercased()),
                !word.contains("'")
            {
                break
            }
            rest = text[word.endIndex...]
        }
        return end
    }

    private static func spanishEnd(of text: Substring) -> Substring.Index? {
        let words = text.prefix(80).prefix { $0.isLetter || " -,ºn".contains($0) }
        let lowered = words.lowercased()
        guard spanish.contains(where: { lowered.hasPrefix($0 + " ") }), lowered.last == " ",
            (2...7).contains(lowered.split(separator: " ").count)
        else { return nil }
        return number(at: text[words.endIndex...])
    }

    private static func number(at text: Substring) -> Substring.Index? {
        let digits = text.prefix(5).prefix { $0.isNumber && $0.isASCII }
        guard (1...4).contains(digits.count) else { return nil }
        let after = text[digits.endIndex...]
        // "5a"
        if let letter = after.first, letter.isLetter {
            let next = text.index(after: digits.endIndex)
            return next == text.endIndex || !text[next].isLetter ? next : nil
        }
        return digits.endIndex
    }

    private static let endings = [
        "straße", "strasse", "str.", "weg", "allee", "gasse", "platz", "ufer", "damm", "chaussee",
    ]
    private static let french = ["rue", "avenue", "boulevard", "chemin", "impasse", "quai", "allée", "allee", "place"]
    private static let spanish = ["calle", "avenida", "plaza", "paseo", "carrer", "avda"]
}
