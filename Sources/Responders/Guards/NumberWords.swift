/// Words for numbers in ten languages, without accents.
///
/// A word may be a number of its own (`seven`), or be put together from several (`einundzwanzig`, `sesenta`).
enum NumberWords {
    static func value(of word: String) -> Double? {
        if let value = cardinals[word] { return value }
        return word.utf8.count <= 60 ? compound(word[...]) : nil
    }

    /// Ones that go with tens: there also the words that are articles elsewhere.
    static func one(behindTens word: String) -> Double? {
        ["un", "une", "uma", "um", "una", "een", "en", "ett", "sei"].contains(word)
            ? (word == "sei" ? 6 : 1) : value(of: word)
    }

    /// What a word multiplies what stands before it by: `hundred`, `mille`.
    static func scale(of word: String) -> Double? { scales[word] }

    /// `fünfhundertzwölf`, `eenentwintig`, `trecento`: thousands, hundreds, and ones before or behind tens.
    private static func compound(_ word: Substring) -> Double? {
        if let value = cardinals[String(word)] { return value }
        for (mark, scale) in marks {
            guard let range = word.firstRange(of: mark) else { continue }
            let (before, after) = (word[..<range.lowerBound], word[range.upperBound...])
            guard let count = before.isEmpty ? 1 : compound(before) else { continue }
            guard let rest = after.isEmpty ? 0 : compound(after.hasPrefix("und") ? after.dropFirst(3) : after) else {
                continue
            }
            return count * scale + rest
        }
        for joint in ["und", "en"] {
            for range in word.ranges(of: joint) {
                if let ones = one(behindTens: String(word[..<range.lowerBound])), (1...9).contains(ones),
                    let tens = cardinals[String(word[range.upperBound...])], tens >= 20
                {
                    return ones + tens
                }
            }
        }
        for (stem, tens) in stems where word.hasPrefix(stem) {
            if let ones = cardinals[String(word.dropFirst(stem.count))], (1...9).contains(ones) { return tens + ones }
        }
        return nil
    }

    /// The denominator that a word names: `thirds`, `Viertel`, `quarts`, `tercios`.
    static func denominator(of word: String) -> Double? {
        if let value = denominators[word] { return value }
        if word.hasSuffix("s"), let value = denominators[String(word.dropLast())] { return value }
        for (suffix, stem) in [
            ("stel", ""), ("tel", ""), ("iemes", ""), ("iemes", "e"), ("avos", ""), ("ths", ""), ("th", ""),
        ]
        where word.hasSuffix(suffix) {
            if let value = value(of: String(word.dropLast(suffix.count)) + stem) { return value }
        }
        return nil
    }

    /// Words that make the number behind them negative.
    static let signs: Set = ["minus", "negative", "moins", "menos", "meno", "min", "минус", "eksi", "负"]

    private static let marks: [(String, Double)] = [
        ("tausend", 1000), ("duizend", 1000), ("tusen", 1000), ("mila", 1000), ("hundert", 100), ("honderd", 100),
        ("hundra", 100), ("cientos", 100), ("cientas", 100), ("cento", 100),
    ]

    private static let scales: [String: Double] = [
        "hundred": 100, "hundert": 100, "cent": 100, "cien": 100, "ciento": 100, "cem": 100, "cento": 100,
        "honderd": 100, "hundra": 100, "сто": 100, "yuz": 100,
        "dozen": 12, "dutzend": 12, "douzaine": 12, "docena": 12,
        "thousand": 1000, "tausend": 1000, "mille": 1000, "mil": 1000, "duizend": 1000, "tusen": 1000, "tysiac": 1000,
        "тысяча": 1000, "тысяч": 1000,
    ]

    /// Tens to which the ones are joined: `veintiuno`, `ventuno`, `tjugoett`.
    private static let stems: [(String, Double)] = [
        ("veinti", 20), ("venti", 20), ("vent", 20), ("trenta", 30), ("trent", 30), ("quaranta", 40), ("quarant", 40),
        ("cinquanta", 50), ("cinquant", 50), ("sessanta", 60), ("sessant", 60), ("settanta", 70), ("settant", 70),
        ("ottanta", 80), ("ottant", 80), ("novanta", 90), ("novant", 90), ("tjugo", 20), ("trettio", 30),
        ("fyrtio", 40), ("femtio", 50), ("sextio", 60), ("sjuttio", 70), ("attio", 80), ("nittio", 90),
    ]

    private static let cardinals: [String: Double] = {
        var words: [String: Double] = [:]
        for list in fromZero {
            for (value, word) in list.split(separator: " ").enumerated() where word != "-" {
                words[String(word)] = Double(value)
            }
        }
        for list in tens {
            for (place, word) in list.split(separator: " ").enumerated() where word != "-" {
                words[String(word)] = Double(20 + 10 * place)
            }
        }
        for word in ["ein", "eine", "une", "ett", "en", "uma", "una", "одна"] { words[word] = 1 }
        // Also articles and prepositions, in one language or another.
        for word in ["en", "una", "uma", "un", "een", "sei"] { words[word] = nil }
        return words
    }()

    /// One list a language, from zero to twenty.
    private static let fromZero = [
        "zero one two three four five six seven eight nine "
            + "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
        "null eins zwei drei vier funf sechs sieben acht neun "
            + "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
        "- un deux trois quatre cinq six sept huit neuf "
            + "dix onze douze treize quatorze quinze seize - - - vingt",
        "cero uno dos tres cuatro cinco seis siete ocho nueve "
            + "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte",
        "- - due tre quattro cinque - sette otto nove "
            + "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
        "- um dois tres quatro cinco seis sete oito nove "
            + "dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte",
        "nul een twee drie vier vijf zes zeven acht negen "
            + "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig",
        "noll ett tva tre fyra fem sex sju atta nio "
            + "tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo",
        "zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec "
            + "dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie "
            + "dziewietnascie dwadziescia",
        "ноль один два три четыре пять шесть семь восемь девять "
            + "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
            + "девятнадцать двадцать",
        "sifir bir iki uc dort bes alti yedi sekiz dokuz - - - - - - - - - - yirmi",
        "- unus duo tres quattuor quinque - septem octo novem decem undecim duodecim tredecim - - - - - - viginti",
    ]

    /// Twenty, thirty and so on to ninety.
    private static let tens = [
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
        "vingt trente quarante cinquante soixante septante octante nonante",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
        "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "yirmi otuz kirk elli altmis yetmis seksen doksan",
    ]

    private static let denominators: [String: Double] = [
        "half": 2, "halves": 2, "halb": 2, "halbe": 2, "halfte": 2, "demi": 2, "moitie": 2, "medio": 2, "mitad": 2,
        "third": 3, "drittel": 3, "tiers": 3, "tercio": 3, "terzi": 3, "terco": 3, "derde": 3, "quarter": 4,
        "fourth": 4, "viertel": 4, "quart": 4, "cuarto": 4, "quarti": 4, "quarto": 4, "kwart": 4, "fifth": 5,
        "quinto": 5, "sixth": 6, "sexto": 6, "seventh": 7, "siebtel": 7, "eighth": 8, "achtel": 8, "octavo": 8,
        "ottavi": 8, "oitavo": 8, "achtste": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20,
        "thirtieth": 30, "first": 1, "second": 2,
    ]
}
