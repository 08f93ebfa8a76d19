import Testing

@testable import Responders

struct TokenizerTests {
    private func words(_ text: String, elides: Bool = false) -> [String] {
        Tokenizer(elides: elides).tokens(of: text).map(\.text)
    }

    @Test(
        arguments: [
            ("When is HW2 due?", ["when", "is", "hw", "2", "due"]),
            ("the 2nd homework", ["the", "2", "homework"]),
            ("what's up, don’t I'll", ["what", "up", "dont", "i"]),
            ("x^2 + 3x = 5.50", ["x^2+3x=5.50"]),
            ("solve 2x + 3 = 7? no", ["solve", "2x+3=7", "no"]),
            ("20 − 2 · (1 + 2)², 20-2*(1+2)^2", ["20-2(1+2)^2", "20-2(1+2)^2"]),
            ("sketch y = -1/2 x + 3", ["sketch", "y=-1/2x+3"]),
            ("解2x+3=7吗", ["解", "2x+3=7", "吗"]),
            ("is x = 4, or 2/5, or 3 - 4", ["is", "x", "=", "4", "or", "2", "5", "or", "3", "4"]),
            ("y = mx + b, 2 + 3rd = 5", ["y", "=", "mx", "+", "b", "2", "+", "3", "=", "5"]),
            ("is == the same as = ?", ["is", "==", "the", "same", "as", "=", "?"].dropLast()),
            ("what does % do", ["what", "does", "%", "do"]),
            ("and/or y-intercept main.py", ["and", "or", "y", "intercept", "main", "py"]),
            ("**bold** `code` [] a[0]", ["bold", "code", "[]", "a", "0"]),
            ("1,000 people", ["1000", "people"]),
            ("help!!! now", ["help", "now"]),
            ("!= is not", ["!=", "is", "not"]),
            ("snake_case_name", ["snake", "case", "name"]),
        ] as [(String, [String])]
    )
    func `messages are cut into words, numbers and signs`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func `case and accents do not matter, however they are written`() {
        #expect(words("ÉNERGIE Straße Łódź Æther Nguyễn") == ["energie", "strasse", "lodz", "aether", "nguyen"])
        #expect(words("e\u{301}nergie") == words("énergie"))
        #expect(words("ЧТО такое ΣΊΓΜΑ") == ["что", "такое", "σίγμα"])
    }

    @Test func `a language that elides keeps both words`() {
        #expect(words("l'énergie qu’est-ce", elides: true) == ["l", "energie", "qu", "est", "ce"])
    }

    @Test func `writing without spaces is cut by signs`() { #expect(words("什么是 DNA") == ["什", "么", "是", "dna"]) }

    @Test func `pauses are kept, except inside names`() {
        let pauses = Tokenizer().tokens(of: "Hi, I was ill. When is it due? see main.py").map(\.pause)
        #expect(pauses == [.none, .clause, .none, .none, .sentence, .none, .none, .none, .sentence, .none, .none])
    }

    @Test func `a message has an end`() {
        #expect(words(String(repeating: "why ", count: 10_000)).count == Tokenizer.mostTokens)
        #expect(words(String(repeating: "a", count: 100_000)).first?.utf8.count == 64)
    }

    private static let fragments = [
        "why", "HW2", "2nd", "3 rd", "st", "2.", ".5", "1,000", "'", "it's", "I'll", "l'eau", "=", "==", "%", "[]",
        "a[0]",
        "[", "--", "-", "!", "!!!", "...", "?", ", ", ": ", "\n", "\r\n", "\t", " ", "_", "@", "x^2", "main.py",
        "\u{0}", "\u{7F}",
    ]

    private static let nonsense = (0..<2_000 as Range<UInt64>).map { seed in
        var state = seed
        return (0..<12).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return fragments[Int((state >> 33) % UInt64(fragments.count))]
        }.joined()
    }

    @Test(arguments: [false, true]) func `plain letters are cut like all others`(elides: Bool) {
        let tokenizer = Tokenizer(elides: elides)
        for text in Self.nonsense {
            let tokens = Array(tokenizer.tokens(of: text))
            #expect(Array(tokenizer.tokens(of: text.uppercased())) == tokens, "\(text.debugDescription)")
            // A letter with an accent sends the whole text another way.
            #expect(Array(tokenizer.tokens(of: text + " é").dropLast()) == tokens, "\(text.debugDescription)")
        }
    }

    @Test func `whole questions are compared by their tokens with a space between them`() {
        for text in Self.nonsense + ["", " ", "L’énergie cinétique, c’est quoi ?", "什么是 DNA", "e\u{301}\u{301}"] {
            let tokens = Tokenizer().tokens(of: text)
            #expect(tokens.key == tokens.map(\.text).joined(separator: " "), "\(text.debugDescription)")
        }
    }
}
