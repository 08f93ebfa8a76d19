/// How languages make their words for numbers, and all words up to 999 that are written in one piece.
enum NumberGrammar {
    static let words: [String: Double] = {
        var words: [String: Double] = [:]
        for list in fromZero { add(list, first: 0, step: 1) }
        for list in tens { add(list, first: 20, step: 10) }
        func add(_ list: String, first: Int, step: Int) {
            for (place, word) in list.split(separator: " ").enumerated() where word != "-" {
                for form in word.split(separator: "|") { words[String(form)] = Double(first + place * step) }
            }
        }
        for language in joining {
            for (word, value) in language.words where words[word] == nil { words[word] = Double(value) }
        }
        for (word, value) in hundreds { words[word] = Double(value) }
        return words
    }()

    /// A language that writes tens and ones, and most of them hundreds, as one word.
    private struct Joining {
        /// From one to nineteen, as they stand before and behind others.
        let small: [String]
        /// From twenty to ninety.
        let tens: [String]
        let hundred: String
        var one = ""
        /// What stands between ones and tens, where the ones come first.
        var between: String?
        /// Whether the last vowel of tens falls before one and eight.
        var elides = false

        var words: [(String, Int)] {
            var below: [(String, Int)] = small.enumerated().map { ($0.element, $0.offset + 1) }
            for (place, ten) in tens.enumerated() {
                below.append((ten, 20 + 10 * place))
                for one in 1...9 {
                    let ones = one == 1 && between != nil && !self.one.isEmpty ? self.one : small[one - 1]
                    let joined =
                        if let between { ones + between + ten } else if elides, one == 1 || one == 8 {
                            String(ten.dropLast()) + ones
                        } else { ten + ones }
                    below.append((joined, 20 + 10 * place + one))
                }
            }
            var words = below
            for count in 1...9 {
                let stems = count == 1 ? ["", one] : [small[count - 1]]
                for stem in Set(stems) {
                    words.append((stem + hundred, count * 100))
                    for (rest, value) in below { words.append((stem + hundred + rest, count * 100 + value)) }
                    if between == "und" {
                        for (rest, value) in below {
                            words.append((stem + hundred + "und" + rest, count * 100 + value))
                        }
                    }
                }
            }
            return words
        }
    }

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static let joining = [
        Joining(small: list(german).dropped, tens: list(germanTens), hundred: "hundert", one: "ein", between: "und"),
        Joining(small: list(dutch).dropped, tens: list(dutchTens), hundred: "honderd", one: "een", between: "en"),
        Joining(small: list(danish).dropped, tens: list(danishTens), hundred: "hundrede", one: "en", between: "og"),
        Joining(small: list(swedish).dropped, tens: list(swedishTens), hundred: "hundra", one: "ett"),
        Joining(small: list(norwegian).dropped, tens: list(norwegianTens), hundred: "hundre", one: "ett"),
        Joining(small: list(italian).dropped, tens: list(italianTens), hundred: "cento", elides: true),
        Joining(small: list(finnish).dropped, tens: list(finnishTens), hundred: "sataa"),
        Joining(small: list(hungarian).dropped, tens: list(hungarianTens), hundred: "szaz"),
    ]

    private static let hundreds: [(String, Int)] =
        [
            "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
            "doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas",
            "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
            "dwiescie trzysta czterysta piecset szescset siedemset osiemset dziewiecset",
            "двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
        ].flatMap { list($0).enumerated().map { ($0.element, 200 + 100 * $0.offset) } }
        // Spanish joins its twenties.
        + list("uno dos tres cuatro cinco seis siete ocho nueve").enumerated().map {
            ("veinti" + $0.element, 21 + $0.offset)
        } + [("veintiun", 21)]

    private static let german =
        "null eins zwei drei vier funf sechs sieben acht neun "
        + "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
    private static let germanTens = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"
    private static let dutch =
        "nul een twee drie vier vijf zes zeven acht negen "
        + "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
    private static let dutchTens = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
    private static let danish =
        "nul en to tre fire fem seks syv otte ni "
        + "ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
    private static let danishTens = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems"
    private static let norwegian =
        "null en to tre fire fem seks sju atte ni "
        + "ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
    private static let norwegianTens = "tjue tretti forti femti seksti sytti atti nitti"
    private static let swedish =
        "noll ett tva tre fyra fem sex sju atta nio "
        + "tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
    private static let swedishTens = "tjugo trettio fyrtio femtio sextio sjuttio attio nittio"
    private static let italian =
        "zero uno due tre quattro cinque sei sette otto nove "
        + "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
    private static let italianTens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
    private static let finnish =
        "nolla yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen "
        + "yksitoista kaksitoista kolmetoista neljatoista viisitoista kuusitoista seitsemantoista kahdeksantoista "
        + "yhdeksantoista"
    private static let finnishTens =
        "kaksikymmenta kolmekymmenta neljakymmenta viisikymmenta kuusikymmenta seitsemankymmenta kahdeksankymmenta "
        + "yhdeksankymmenta"
    private static let hungarian =
        "nulla egy ketto harom negy ot hat het nyolc kilenc tiz "
        + "tizenegy tizenketto tizenharom tizennegy tizenot tizenhat tizenhet tizennyolc tizenkilenc"
    private static let hungarianTens = "huszon harminc negyven otven hatvan hetven nyolcvan kilencven"

    /// One list a language, from zero to twenty.
    private static let fromZero = [
        "zero one two three four five six seven eight nine "
            + "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
        german, dutch, danish, norwegian, swedish, italian, finnish, hungarian + " husz",
        "- un deux trois quatre cinq six sept huit neuf "
            + "dix onze douze treize quatorze quinze seize - - - vingt",
        "cero uno dos tres cuatro cinco seis siete ocho nueve "
            + "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte",
        "- um dois|duas tres quatro cinco seis sete oito nove "
            + "dez onze doze treze catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte",
        "zero jeden dwa|dwie trzy cztery piec szesc siedem osiem dziewiec "
            + "dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie "
            + "dziewietnascie dwadziescia",
        "nula jedna|jeden dva|dve tri ctyri|styri|cetiri pet sest sedm|sedem|sedam osm|osem|osam devet|devat "
            + "deset|desat jedenact|jedanaest dvanact|dvanast|dvanaest trinact|trinaest ctrnact patnact sestnact sedmnact "
            + "osmnact|osemnast|osamnaest devatenact dvacet|dvadsat|dvadeset",
        "ноль один два|две три четыре пять шесть семь восемь девять "
            + "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
            + "девятнадцать двадцать",
        "нуль один|одна два|дві три чотири п'ять шість сім вісім дев'ять "
            + "десять одинадцять дванадцять тринадцять чотирнадцять - шістнадцять сімнадцять вісімнадцять - двадцять",
        "sifir bir iki uc dort bes alti yedi sekiz dokuz - - - - - - - - - - yirmi",
        "- unus duo tres quattuor quinque - septem octo novem decem undecim duodecim tredecim - - - - duodeviginti "
            + "undeviginti viginti",
        "- unu doi|doua trei patru cinci sase sapte - noua zece unsprezece doisprezece treisprezece paisprezece "
            + "cincisprezece saisprezece saptesprezece optsprezece nouasprezece douazeci",
        "nol satu dua tiga empat - enam tujuh|tuju delapan|lapan sembilan sepuluh sebelas",
        "- moja mbili tatu nne tano sita saba nane tisa kumi",
        "μηδεν ενα δυο τρια τεσσερα πεντε εξι επτα|εφτα οκτω|οχτω εννεα|εννια δεκα εντεκα δωδεκα",
    ]

    /// Twenty, thirty and so on to ninety.
    private static let tens = [
        "twenty thirty forty fifty sixty seventy eighty ninety",
        germanTens, dutchTens, norwegianTens, swedishTens, italianTens, finnishTens, hungarianTens,
        "vingt trente quarante cinquante soixante septante octante nonante",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat",
        "dvacet tricet ctyricet padesat sedesat sedmdesat osmdesat devadesat",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "двадцять тридцять - - - - - -",
        "yirmi otuz kirk elli altmis yetmis seksen doksan",
        "douazeci treizeci patruzeci cincizeci saizeci saptezeci optzeci nouazeci",
    ]
}

extension [String] {
    /// Without the zero at its beginning.
    fileprivate var dropped: [String] { Array(dropFirst()) }
}
