/// In which language a sentence is, by the small words that every sentence of it has.
///
/// No list knows what an answer is in every language; a reply in a language that the question is not in is not looked
/// into but kept back.
enum CourseLanguage: String, CaseIterable {
    case en, de, fr, es, it, pt, nl

    /// The language that most small words of a text are of; `nil` where too few are.
    static func of(_ text: String) -> CourseLanguage? {
        let counts = counts(in: LeakWords(text).words)
        guard let best = counts.max(by: { $0.value < $1.value }), best.value >= 2 else { return nil }
        let next = counts.filter { $0.key != best.key }.map(\.value).max() ?? 0
        return best.value > next ? best.key : nil
    }

    /// Whether a sentence of the text is in another language than this, and not a word or two of it.
    ///
    /// Where the learner asked for another language, it is enough that no small word is of this one.
    func isLeft(in text: String, isExpected: Bool = false) -> Bool {
        text.split { ".!?\n".contains($0) }.contains { sentence in
            let words = LeakWords(String(sentence)).words.filter { $0.contains(where: \.isLetter) }
            guard words.count >= (isExpected ? 2 : 3) else { return false }
            let foreign = words.count { word in word.unicodeScalars.contains { $0.value >= 0x370 } }
            if foreign * 2 > words.count { return true }
            let counts = Self.counts(in: words)
            let own = counts[self] ?? 0
            if isExpected, own == 0, words.count >= 3 { return true }
            guard let other = counts.filter({ $0.key != self }).map(\.value).max(), other >= 1 else { return false }
            // One small word is enough where there is none of one's own.
            guard other >= 2 || own == 0 && (isExpected || words.count >= 4) else { return false }
            return other >= 3 * own && other * 5 >= words.count
        }
    }

    /// Whether somebody asks for an answer in another language than this.
    func isOther(askedForIn text: String) -> Bool {
        let words = LeakWords(text).words
        return Self.names.contains { $0.key != self && $0.value.contains(where: words.contains) }
    }

    private static let names: [CourseLanguage: [String]] = [
        .en: ["english", "englisch", "anglais", "ingles"], .de: ["german", "deutsch", "allemand", "aleman"],
        .fr: ["french", "franzosisch", "francais", "frances"], .es: ["spanish", "spanisch", "espagnol", "espanol"],
        .it: ["italian", "italienisch", "italien", "italiano"], .nl: ["dutch", "niederlandisch", "nederlands"],
        .pt: ["portuguese", "portugiesisch", "portugais", "portugues"],
    ]

    private static func counts(in words: [String]) -> [CourseLanguage: Int] {
        var counts: [CourseLanguage: Int] = [:]
        for word in words { for language in byWord[word] ?? [] { counts[language, default: 0] += 1 } }
        return counts
    }

    private static let byWord: [String: [CourseLanguage]] = {
        var table: [String: [CourseLanguage]] = [:]
        for language in allCases {
            for word in Set(language.smallWords.split(separator: " ")) where word.count > 1 {
                table[String(word), default: []].append(language)
            }
        }
        return table
    }()

    /// Without accents, and without what is a sign or a name in formulas and programs.
    ///
    /// English has also what looks like a small word elsewhere: "shoes come off" is no Italian.
    private var smallWords: String {
        switch self {
        case .en:
            """
            the of and to in is that it for you on with as are this be at have from or by not but what they we she he \
            your can will when which how if there their one all do does would so up out about into than them then no \
            now only its more these two first has had was were his her my me our us did just look think why where who \
            off before after come also over door man hat pour car
            """
        case .de:
            """
            der die das und ist nicht ein eine einen einem einer zu den dem des mit sich auf fur von im auch es an als \
            sie wir ihr du ich er wie was man solche nennt heisst heissen wegen aber oder aus bei nach noch nur wenn dann so sind hat wird werden kann durch \
            uber dass bleibt bleiben man zum zur vom ins welche dein deine dabei also macht
            """
        case .fr:
            """
            le la les des est et un une du que qui dans pour pas ne sur avec ce cette il elle ils on nous vous je tu se \
            sont au aux par plus mais ou donc car parce comme tout rien leur son sa ses cela ca quand si en de \
            qu on fait reste ont ces
            """
        case .es:
            """
            el la los las es y un una de del que en por para con no se su sus lo al mas pero como cuando si son esta \
            este ese esa hay ya porque todo nada luego ahi asi entonces muy desde hasta donde cada cual caben quedan
            """
        case .it:
            """
            il lo la gli le e un una di del della che in per con non si su sono piu ma come quando se questo questa ha \
            dei delle nel nella perche ogni poi anche dal alla dove cui tutto quindi
            """
        case .pt:
            """
            o os as e um uma de do da dos das que em por para com nao se seu sua no na mais mas como quando sao este \
            esta porque tudo entao cada ao pela pelo ja muito tambem onde depois
            """
        case .nl:
            """
            de het een en van is dat die niet te op met voor zijn er aan om ook als dan maar bij door over uit naar wat \
            je jij hij zij wij we ze hoe waar deze dit nog wordt worden kan heeft blijft dus omdat
            """
        }
    }
}
