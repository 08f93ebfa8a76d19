/// Every word an index knows, each with a number.
///
/// A word is looked up as it stands, else by its stem. Numbers stand for stems; words with one meaning share a concept.
struct Vocabulary {
    enum Weight: UInt8 { case filler, everyday, content, number, sign, formula }

    struct Word {
        var weight: Weight
        /// The number of the word this one stands for; its own when it stands for itself.
        var concept: Int32
    }

    /// A phrase that stands for one word, or shows what kind of thing is asked for.
    struct Phrase {
        var words: [Int32]
        var standsFor: Int32?
        var asked: Asked
    }

    let tokenizer: Tokenizer
    let stemming: String
    private(set) var words: [Word] = []
    private(set) var phrases: [Int32: [Phrase]] = [:]
    /// How many words the language brought along; those after it came from the entries.
    private(set) var ownWords = 0
    private var numbers: [String: Int32] = [:]
    /// The concepts that go by number.
    private(set) var numbered: Set<Int32> = []
    /// What a concept becomes when its time is asked for.
    private(set) var timed: [Int32: Int32] = [:]
    /// What the whole course is about.
    private(set) var subjects: Set<Int32> = []
    private var surfaces: [String: Int32] = [:]

    init(_ language: Language, subject: String) {
        tokenizer = Tokenizer(elides: language.elides)
        stemming = language.stemming
        let stemmer = Stemmer(algorithm: stemming)
        for word in tokenizer.tokens(of: language.fillers) { learn(word, as: .filler, stemmer) }
        for word in tokenizer.tokens(of: language.everyday) { learn(word, as: .everyday, stemmer) }
        for line in language.synonyms.split(separator: "\n") { learnGroup(line, stemmer) }
        for word in tokenizer.tokens(of: language.numbered) {
            numbered.insert(words[Int(learn(word, as: .everyday, stemmer))].concept)
        }
        for line in language.questions.split(separator: "\n") { learnQuestions(line, stemmer) }
        for word in tokenizer.tokens(of: subject) where word.kind == .word {
            let number = learn(word, as: .everyday, stemmer)
            words[Int(number)].weight = min(words[Int(number)].weight, .everyday)
            subjects.insert(words[Int(number)].concept)
        }
        for line in language.timed.split(separator: "\n") {
            let pair = tokenizer.tokens(of: String(line)).map { words[Int(learn($0, stemmer))].concept }
            if pair.count == 2 { timed[pair[0]] = pair[1] }
        }
        for first in Array(phrases.keys) { phrases[first]?.sort { $0.words.count > $1.words.count } }
        ownWords = words.count
    }

    /// The number of a word; `nil` when neither the word nor its stem is known.
    func number(of token: Token, _ stemmer: borrowing Stemmer) -> Int32? {
        if let number = surfaces[token.text] { return number }
        return token.kind == .word ? numbers[stemmer.stem(token.text)] : nil
    }

    func number(ofSurface text: String) -> Int32? { surfaces[text] }

    /// All words as they were written, for finding the one a typo meant.
    var allSurfaces: [String: Int32] { surfaces }

    /// The number of a word, which becomes known if it was not.
    @discardableResult
    mutating func learn(
        _ token: Token,
        as weight: Weight? = nil,
        whole: Bool = false,
        _ stemmer: borrowing Stemmer
    ) -> Int32 {
        if let number = surfaces[token.text] { return number }
        let weight = weight ?? Weight(of: token.kind)
        let stem = token.kind == .word ? stemmer.stem(token.text) : token.text
        // "this" has the stem of "thi", "us" that of "use": a filler lends its stem to nobody.
        let key = weight == .filler || whole ? token.text : stem
        let number = numbers[key] ?? Int32(words.count)
        if number == words.count {
            numbers[key] = number
            words.append(Word(weight: weight, concept: number))
        }
        surfaces[token.text] = number
        return number
    }

    /// Learns the words of a text, in order.
    mutating func learnAll(in text: String, _ stemmer: borrowing Stemmer) -> (tokens: Tokens, numbers: [Int32]) {
        let tokens = tokenizer.tokens(of: text)
        var numbers: [Int32] = []
        numbers.reserveCapacity(tokens.count)
        for token in tokens { numbers.append(learn(token, stemmer)) }
        return (tokens, numbers)
    }

    private mutating func learnGroup(_ line: Substring, _ stemmer: borrowing Stemmer) {
        let whole = line.utf8.first == UInt8(ascii: "!") && line.utf8.dropFirst().first != UInt8(ascii: "=")
        let (head, members) = Self.group(whole ? line.dropFirst() : line)
        guard let first = tokenizer.tokens(of: String(head)).first else { return }
        let concept = learn(first, whole: whole, stemmer)
        for member in members {
            let numbers = tokenizer.tokens(of: String(member)).map { learn($0, whole: whole, stemmer) }
            guard let first = numbers.first else { continue }
            if numbers.count == 1 {
                if words[Int(first)].concept == first { words[Int(first)].concept = concept }
            } else {
                phrases[first, default: []].append(Phrase(words: numbers, standsFor: concept, asked: []))
            }
        }
    }

    private mutating func learnQuestions(_ line: Substring, _ stemmer: borrowing Stemmer) {
        let (kind, members) = Self.group(line)
        guard let asked = Asked.byName[String(kind)] else {
            preconditionFailure("no kind of question is called \(kind)")
        }
        for member in members {
            let numbers = tokenizer.tokens(of: String(member)).map { learn($0, as: .filler, stemmer) }
            guard let first = numbers.first else { continue }
            phrases[first, default: []].append(Phrase(words: numbers, standsFor: nil, asked: asked))
        }
    }

    private static func group(_ line: Substring) -> (head: Substring, members: [Substring]) {
        // The head may itself be a sign, so the colon that counts is the one before a space.
        let bytes = line.utf8
        let colon = bytes.indices.first { index in
            let next = bytes.index(after: index)
            return bytes[index] == 0x3A && next < bytes.endIndex && bytes[next] == 0x20
        }
        guard let colon else { return (line, []) }
        return (line[..<colon], line[bytes.index(after: colon)...].split(separator: ",").map(trimmed))
    }
}

extension Vocabulary.Weight: Comparable {
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// What a word weighs that no list of the language has.
    init(of kind: Token.Kind) {
        self =
            switch kind {
            case .word: .content
            case .number: .number
            case .sign: .sign
            case .formula: .formula
            }
    }
}

/// A piece of text without the blanks around it.
func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.utf8.first == 0x20 || text.utf8.first == 0x09 { text = text.dropFirst() }
    while text.utf8.last == 0x20 || text.utf8.last == 0x09 { text = text.dropLast() }
    return text
}
