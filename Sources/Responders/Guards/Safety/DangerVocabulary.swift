/// The words that are listened for, by number, and which of them a misspelled word was meant to be.
struct DangerVocabulary: Sendable {
    private let numbers: [String: Int]
    /// Beginnings of words, by their first two letters.
    private let beginnings: [UInt16: [(letters: String, number: Int)]]
    private let misspelled: [String: String]
    /// Whether the word of a number says nothing.
    private let isEmpty: [Bool]

    /// The number of every word that is not listened for.
    static let unknown = 0
    /// The end of a sentence.
    static let end = 1

    init(_ patterns: [DangerPattern]) {
        var numbers: [String: Int] = [PlainSpeech.end: Self.end]
        var beginnings: [UInt16: [(letters: String, number: Int)]] = [:]
        var seen: Set<String> = []
        var next = 2
        let elements = patterns.flatMap(\.elements)
        for word in elements.flatMap(\.words) + DangerWords.empty where numbers[word] == nil {
            numbers[word] = next
            next += 1
        }
        for letters in elements.flatMap(\.prefixes) where seen.insert(letters).inserted {
            beginnings[Self.start(of: letters), default: []].append((letters, next))
            next += 1
        }
        var isEmpty = [Bool](repeating: false, count: next)
        for word in DangerWords.empty { if let number = numbers[word] { isEmpty[number] = true } }
        var misspelled: [String: String] = [:]
        for word in Spelling.tolerated {
            for short in Self.shortened(word) { misspelled[short] = word }
        }
        (self.numbers, self.beginnings, self.misspelled, self.isEmpty) = (numbers, beginnings, misspelled, isEmpty)
    }

    /// How many numbers there are.
    var count: Int { isEmpty.count }

    func isEmpty(_ number: Int) -> Bool { isEmpty[number] }

    func holds(_ word: String) -> Bool { numbers[word] != nil }

    /// The numbers a word goes by: its own, and those of its beginnings.
    func numbers(of word: String) -> [Int] {
        let own = [numbers[word] ?? Self.unknown]
        guard let candidates = beginnings[Self.start(of: word)] else { return own }
        return own + candidates.filter { word.utf8.starts(with: $0.letters.utf8) }.map(\.number)
    }

    /// The numbers of an element: of its words, and of its beginnings.
    func numbers(of element: DangerPattern.Element) -> [Int] {
        element.words.compactMap { numbers[$0] }
            + element.prefixes.compactMap { letters in
                beginnings[Self.start(of: letters)]?.first { $0.letters == letters }?.number
            }
    }

    private static func start(of word: String) -> UInt16 { word.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) } }

    /// The word of the vocabulary that was meant, or the word itself.
    func guess(_ word: String) -> String {
        guard (3...24).contains(word.utf8.count) else { return word }
        let letters = Self.letters(for: word)
        if letters != word, holds(letters) { return letters }
        for longest in [1, 2] {
            let squeezed = Self.squeezed(letters, longest)
            if squeezed != letters, holds(squeezed) || Spelling.writtenOut[squeezed] != nil { return squeezed }
        }
        // "cuttin"
        if letters.hasSuffix("in"), holds(letters + "g") { return letters + "g" }
        guard letters.utf8.count >= 5, letters.utf8.allSatisfy({ $0 > 0x39 || $0 == 0x2A }) else { return word }
        if let meant = misspelled[letters] { return meant }
        for short in Self.shortened(letters) {
            if let meant = misspelled[short] { return meant }
        }
        return word
    }

    /// The word itself and all that is left of it when one letter goes.
    private static func shortened(_ word: String) -> [String] {
        let letters = Array(word.utf8)
        return [word]
            + letters.indices.map { place in
                String(decoding: letters[..<place] + letters[(place + 1)...], as: UTF8.self)
            }
    }

    /// Digits that stand for letters between letters: `d1e`.
    private static func letters(for word: String) -> String {
        guard word.utf8.contains(where: { $0 >= 0x61 }), word.utf8.contains(where: { $0 < 0x61 }) else { return word }
        return String(decoding: word.utf8.map { lookalikes[$0] ?? $0 }, as: UTF8.self)
    }

    private static let lookalikes: [UInt8: UInt8] = [
        0x30: 0x6F, 0x31: 0x69, 0x33: 0x65, 0x34: 0x61, 0x35: 0x73, 0x40: 0x61, 0x24: 0x73,
    ]

    /// No letter more than this often in a row, where one stands three times.
    private static func squeezed(_ word: String, _ longest: Int) -> String {
        var (bytes, run): ([UInt8], Int) = ([], 0)
        var isLong = false
        for byte in word.utf8 {
            run = byte == bytes.last ? run + 1 : 1
            if run >= 3 { isLong = true }
            if run <= longest { bytes.append(byte) }
        }
        return isLong ? String(decoding: bytes, as: UTF8.self) : word
    }
}
