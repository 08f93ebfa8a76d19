/// The texts of everything people see, in one language; what is missing in it stays English.
struct Words: Sendable {
    /// The language as pages name it, such as `pt-BR`.
    let language: String
    /// Translations, by the names of the texts.
    let texts: [String: String]
    let plural: PluralRule

    init(language: String, texts: [String: String] = [:]) {
        self.language = language
        self.texts = texts
        plural = PluralRule(language: language)
    }

    static let english = Words(language: "en")

    /// The words of whoever a page is being made for.
    ///
    /// A page is made in one go by the task that answers, so nobody has to hand them from piece to piece.
    @TaskLocal static var current = english

    /// Whether the language is written from the right.
    var isRightToLeft: Bool {
        Self.fromTheRight.contains(language.split(separator: "-").first.map { $0.lowercased() } ?? "")
    }

    private static let fromTheRight: Set = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]

    /// A name or another piece of text of which nobody knows how it is written, so that what stands around it keeps its
    /// order.
    func isolated(_ text: String) -> String {
        let hasOther = text.unicodeScalars.contains { scalar in
            let isFromRight = (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFEFC).contains(scalar.value)
            return scalar.properties.isAlphabetic && isFromRight != isRightToLeft
        }
        return hasOther ? "\u{2068}\(text)\u{2069}" : text
    }
}

/// A list of texts that pages say, in English: each case is one, and its name is the text's.
protocol CatalogueWord: RawRepresentable<String>, CaseIterable, Sendable {
    /// What the names of all its texts begin with.
    static var room: String { get }
}

extension CatalogueWord {
    var name: String { "\(Self.room).\(self)" }

    /// The text in the reader's language, with its places as they stand.
    var text: String { Words.current.texts[name] ?? rawValue }

    /// The text with what is to be put in: `{0}`, `{1}` …; `{0, plural, one:…|other:…}` chooses by number.
    func callAsFunction(_ values: String...) -> String {
        let words = Words.current
        var filled = ""
        WordPattern(text).write(by: words.plural, values) {
            filled += words.isolated($0)
        } literal: {
            filled += $0
        }
        return filled
    }

    /// The same with pieces of a page.
    func with(_ values: HTML...) -> HTML {
        var filled: HTML = .nothing
        WordPattern(text).write(by: Words.current.plural, values.map(\.text)) { value in
            filled = "\(filled)\(HTML(rendered: value))"
        } literal: { text in
            filled = "\(filled)\(text)"
        }
        return filled
    }
}

extension HTML.StringInterpolation {
    mutating func appendInterpolation(_ word: some CatalogueWord) { appendInterpolation(word.text) }
}

extension HTML {
    /// What somebody is called, or another piece of their own words: written in its own direction.
    static func own(_ text: String) -> HTML { "<bdi>\(text)</bdi>" }

    /// Words of a course, in the course's language.
    static func own(_ text: String, in language: String) -> HTML { "<bdi lang=\"\(language)\">\(text)</bdi>" }
}
