/// Words for numbers in many languages, without accents.
///
/// A word may be a number of its own (`seven`), or be put together from several (`einundzwanzig`, `sesenta`). Every word up
/// to 999 that one of these languages writes in one piece is made once, by its grammar: to look one up is all that reading
/// costs.
enum NumberWords {
    static func value(of word: String) -> Double? {
        if let value = words[word] { return value }
        return word.utf8.count > 6 && word.utf8.count <= 60 ? thousands(word) : nil
    }

    /// Ones that go with tens: there also the words that are articles elsewhere.
    static func one(behindTens word: String) -> Double? { articles[word] ?? value(of: word) }

    /// What a word multiplies what stands before it by: `hundred`, `mille`.
    static func scale(of word: String) -> Double? { scales[word] }

    /// The denominator that a word names: `thirds`, `Viertel`, `quarts`, `tercios`.
    static func denominator(of word: String) -> Double? {
        if let value = denominators[word] { return value }
        if word.hasSuffix("s"), let value = denominators[String(word.dropLast())] { return value }
        for (suffix, stem) in ordinals where word.hasSuffix(suffix) {
            if let value = value(of: String(word.dropLast(suffix.count)) + stem) { return value }
        }
        return nil
    }

    /// Words that make the number behind them negative.
    static let signs: Set = ["minus", "negative", "moins", "menos", "meno", "min", "минус", "eksi", "负", "miinus"]

    /// `zwölftausendachthundert`: what stands before the thousands, and behind them.
    private static func thousands(_ word: String) -> Double? {
        let bytes = Array(word.utf8)
        for mark in ["tausend", "duizend", "tusen", "mila"] {
            guard let place = Cues.place(of: mark, in: bytes) else { continue }
            let end = place + mark.utf8.count
            var (before, after) = (bytes[..<place], bytes[end...])
            if after.starts(with: "und".utf8) { after = after.dropFirst(3) }
            if before.suffix(3).elementsEqual("und".utf8) { before = before.dropLast(3) }
            guard let count = before.isEmpty ? 1 : words[String(decoding: before, as: UTF8.self)],
                let rest = after.isEmpty ? 0 : words[String(decoding: after, as: UTF8.self)]
            else { return nil }
            return count * 1000 + rest
        }
        return nil
    }

    private static let words: [String: Double] = {
        var words = NumberGrammar.words
        for word in ["ein", "eine", "une", "ett", "uma", "una", "одна"] { words[word] = 1 }
        // Also articles, prepositions and other common words, in one language or another.
        for word in common { words[word] = nil }
        return words
    }()

    private static let common = [
        "en", "una", "uma", "un", "een", "sei", "to", "fire", "on", "hat", "het", "ot", "pet", "ni", "ti", "du", "nam",
        "ba",
        "tam", "opt", "ses", "ok",
    ]

    private static let articles: [String: Double] = [
        "un": 1, "une": 1, "uma": 1, "um": 1, "una": 1, "een": 1, "en": 1, "ett": 1, "sei": 6, "to": 2, "fire": 4,
    ]

    private static let ordinals = [
        ("stel", ""), ("tel", ""), ("iemes", ""), ("iemes", "e"), ("avos", ""), ("ths", ""), ("th", ""), ("dele", ""),
    ]

    private static let scales: [String: Double] = [
        "hundred": 100, "hundert": 100, "cent": 100, "cien": 100, "ciento": 100, "cem": 100, "cento": 100,
        "honderd": 100, "hundra": 100, "hundrede": 100, "sto": 100, "сто": 100, "yuz": 100, "suta": 100, "sataa": 100,
        "dozen": 12, "dutzend": 12, "douzaine": 12, "docena": 12, "dozzina": 12, "duzia": 12, "dozijn": 12,
        "thousand": 1000, "tausend": 1000, "mille": 1000, "mil": 1000, "duizend": 1000, "tusen": 1000, "tusind": 1000,
        "tysiac": 1000, "тысяча": 1000, "тысяч": 1000,
    ]

    private static let denominators: [String: Double] = [
        "half": 2, "halves": 2, "halb": 2, "halbe": 2, "halfte": 2, "demi": 2, "moitie": 2, "medio": 2, "mitad": 2,
        "third": 3, "drittel": 3, "tiers": 3, "tercio": 3, "terzi": 3, "terco": 3, "derde": 3, "quarter": 4,
        "fourth": 4, "viertel": 4, "quart": 4, "cuarto": 4, "quarti": 4, "quarto": 4, "kwart": 4, "fifth": 5,
        "quinto": 5, "sixth": 6, "sexto": 6, "sesti": 6, "seventh": 7, "siebtel": 7, "eighth": 8, "eight": 8,
        "achtel": 8,
        "octavo": 8, "ottavi": 8, "oitavo": 8, "achtste": 8, "ninth": 9, "tenth": 10, "dixieme": 10, "decimo": 10,
        "twelfth": 12, "twentieth": 20, "thirtieth": 30, "first": 1, "second": 2,
    ]
}
