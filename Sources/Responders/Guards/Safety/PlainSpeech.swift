/// What somebody wrote, as plain words: lower case, no accents, contractions and abbreviations written out, misspelled
/// words of the vocabulary put right.
///
/// Children in distress write fast and badly; what is listened for is written down once, in plain spelling.
struct PlainSpeech {
    /// The numbers of the words in the vocabulary, with that of an end between sentences.
    private(set) var numbers: [[Int]] = []
    private var words: [String] = []
    /// Which of the words stand in quotation marks.
    private var quoted: [Bool] = []

    static let end = "."

    init(_ text: String, knowing vocabulary: DangerVocabulary) {
        var word = ""
        var isQuoted = false
        func close() {
            guard !word.isEmpty else { return }
            for plain in Self.plain(word, vocabulary) { append(plain, isQuoted) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            switch Self.kind(of: scalar) {
            case .letter(let letters): word += letters
            case .nothing:
                // "j'ai", "l'école": two words; "don't" is one.
                if word == "qu" || word.utf8.count == 1 && Self.elided.contains(word) { close() }
            case .space: close()
            case .end:
                close()
                if words.last != Self.end { append(Self.end, false) }
            case .quote:
                close()
                isQuoted.toggle()
            }
        }
        close()
        numbers = words.map { vocabulary.numbers(of: $0) }
    }

    /// Takes the words of these places out of consideration.
    mutating func strike(_ places: ClosedRange<Int>) {
        for place in places where numbers[place][0] != DangerVocabulary.end {
            numbers[place] = [DangerVocabulary.unknown]
        }
    }

    /// Takes what is quoted out of consideration.
    mutating func strikeQuotations() {
        for place in numbers.indices where quoted[place] { numbers[place] = [DangerVocabulary.unknown] }
    }

    private mutating func append(_ word: String, _ isQuoted: Bool) {
        // "my self" is one word, and "no one" is nobody.
        if let last = words.last, let joined = Spelling.joined[last]?[word] {
            words[words.count - 1] = joined
        } else if word == "2", let last = words.last, Spelling.beforeTo.contains(last) {
            append("to", isQuoted)
        } else {
            words.append(word)
            quoted.append(isQuoted)
        }
    }

    private static let elided: Set = ["j", "l", "d", "m", "t", "s", "n", "c"]

    private enum Kind { case letter(String), nothing, space, end, quote }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar {
        case "a"..."z", "0"..."9", "*", "@", "$": .letter(String(scalar))
        case "A"..."Z": .letter(String(Character(scalar)).lowercased())
        case "'", "’", "‘", "`", "´", "\u{200B}"..."\u{200D}", "\u{FE0F}", "\u{AD}": .nothing
        case ".", "!", "?", "\n", ";", "…", "¡", "¿": .end
        case "\"", "“", "”", "„", "«", "»": .quote
        default:
            scalar.value >= 0xC0 && scalar.properties.isAlphabetic
                ? .letter(Unaccented.letters(of: Character(scalar))) : .space
        }
    }

    private static func plain(_ word: String, _ vocabulary: DangerVocabulary) -> [String] {
        if let written = Spelling.writtenOut[word] { return written }
        if vocabulary.holds(word) { return [word] }
        let guess = vocabulary.guess(word)
        return Spelling.writtenOut[guess] ?? [guess]
    }
}
