/// Words for numbers in English, German, French and Spanish, without accents.
enum NumberWords {
    static func value(of word: String) -> Double? {
        if let value = cardinals[word] { return value }
        // German puts the ones before the tens, in one word.
        if let range = word.firstRange(of: "und"), let ones = cardinals[String(word[..<range.lowerBound])], ones < 10,
            let tens = cardinals[String(word[range.upperBound...])], tens >= 20
        {
            return ones + tens
        }
        return nil
    }

    /// The denominator that a word names: `thirds`, `Viertel`, `quarts`, `tercios`.
    static func denominator(of word: String) -> Double? {
        if let value = denominators[word] { return value }
        if word.hasSuffix("s"), let value = denominators[String(word.dropLast())] { return value }
        if word.hasSuffix("stel") { return value(of: String(word.dropLast(4))) }
        if word.hasSuffix("tel") { return value(of: String(word.dropLast(3))) }
        if word.hasSuffix("iemes") { return value(of: String(word.dropLast(5))) ?? value(of: word.dropLast(5) + "e") }
        if word.hasSuffix("avos") { return value(of: String(word.dropLast(4))) }
        if word.hasSuffix("ths") { return value(of: String(word.dropLast(3))) }
        if word.hasSuffix("th") { return value(of: String(word.dropLast(2))) }
        return nil
    }

    private static let cardinals: [String: Double] = {
        var words: [String: Double] = [:]
        for list in [
            // One list a language, from zero.
            "zero one two three four five six seven eight nine "
                + "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
            "null eins zwei drei vier funf sechs sieben acht neun "
                + "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
            "- un deux trois quatre cinq six sept huit neuf "
                + "dix onze douze treize quatorze quinze seize - - - vingt",
            "cero uno dos tres cuatro cinco seis siete ocho nueve "
                + "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte",
        ] {
            for (value, word) in list.split(separator: " ").enumerated() where word != "-" {
                words[String(word)] = Double(value)
            }
        }
        for list in [
            "thirty forty fifty sixty seventy eighty ninety",
            "dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
            "trente quarante cinquante soixante - - -", "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        ] {
            for (place, word) in list.split(separator: " ").enumerated() where word != "-" {
                words[String(word)] = Double(30 + 10 * place)
            }
        }
        words["ein"] = 1
        words["eine"] = 1
        words["une"] = 1
        return words
    }()

    private static let denominators: [String: Double] = [
        "half": 2, "halves": 2, "halb": 2, "halbe": 2, "halfte": 2, "demi": 2, "moitie": 2, "medio": 2, "mitad": 2,
        "third": 3, "drittel": 3, "tiers": 3, "tercio": 3, "quarter": 4, "fourth": 4, "viertel": 4, "quart": 4,
        "cuarto": 4, "fifth": 5, "quinto": 5, "sixth": 6, "sexto": 6, "seventh": 7, "siebtel": 7, "eighth": 8,
        "achtel": 8, "octavo": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "thirtieth": 30,
        "first": 1, "second": 2,
    ]
}
