import Pipeline
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The reader of JSON` {
    private func read(_ bytes: [UInt8]) -> Faults? {
        do throws(Faults) {
            _ = try JSONDocument(bytes, file: "t.json")
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "{}", "[]", "null", "true", " [1] ", "[1,\n2]", "\"\"", #""\u0060\u012a\u12AB""#, #""\uD801\udc37""#,
        #""\"\\\/\b\f\n\r\t""#,
        "\"\u{7F}\"", "\"π€𝄞\"", "[0]", "[-0]", "[123e65]", "[0e+1]", "[1E-2]", "[123.456]", "[-1]", "[1.0]",
        #"{"":0}"#, #"{"a":[]}"#, "[[[[]]]]", "\"\u{2028}\"", "[null, 1, \"1\", {}]", "[4.9e-324]", "\t[\r\n]\n",
    ])
    func `takes what RFC 8259 allows`(text: String) {
        #expect(read(Array(text.utf8)) == nil, "\(text)")
    }

    @Test(arguments: [
        "", " ", "[1 true]", "[a]", "[\"\": 1]", "[,1]", "[1,,2]", "[1,]", "[1", "[\"a\"", "[1:2]", "[", "[*]", "[-]",
        "[+1]",
        "[--1]", "[-01]", "[012]", "[1.]", "[.1]", "[1.e1]", "[1e]", "[1e+]", "[0x1]", "[Inf]", "[NaN]", "[Infinity]",
        "[1 000]",
        "[1a]", "[\"x\"", "[tru]", "[nul]", "[fals]", "[True]", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{a: 1}",
        "{'a': 1}",
        "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{1:1}", "{\"a\":1", "}", "]", "[1]x", "{}{}", "[] []", "\"", "\"\\",
        "\"\\u\"", "\"\\u00\"", "\"\\u00G0\"", "\"\\x00\"", "\"\\'\"", "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"",
        "\"\u{1F}\"",
        "// c\n[]", "[] // c", "/* c */ []", "[1]#", "undefined", "\u{FEFF}", "\u{A0}[]", "[\u{C}]", "[“a”]", "[1;2]",
        "a",
    ])
    func `refuses what it does not, and says where`(text: String) {
        let faults = read(Array(text.utf8))
        #expect(faults?.all.isEmpty == false, "\(text)")
        #expect(faults?.all.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.message.isEmpty } == true)
    }

    @Test(
        arguments: [
            [0xFF], [0x22, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0xFE, 0xFF, 0x00, 0x5B], [0x5B, 0xE9, 0x5D],
        ] as [[UInt8]]
    )
    func `refuses what is not UTF-8`(bytes: [UInt8]) { #expect(read(bytes) != nil) }

    @Test(arguments: [#""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#, #""\uD800x""#, #""\uDFFF\uD800""#])
    func `refuses halves of surrogate pairs`(text: String) { #expect(read(Array(text.utf8)) != nil) }

    @Test func `names a key that stands twice`() {
        let fault = read(Array("{ \"a\": 1,\n  \"a\": 2 }".utf8))?.all.first
        #expect(fault?.line == 2 && fault?.column == 3)
        #expect(fault?.message.contains("a") == true)
    }

    @Test func `survives depth bombs`() {
        for opening in ["[", "{\"a\":"] {
            #expect(read(Array(String(repeating: opening, count: 100_000).utf8)) != nil)
        }
    }

    @Test func `survives numbers nobody can count to`() {
        let digits = String(repeating: "9", count: 100_000)
        _ = read(Array("[\(digits)]".utf8))
        _ = read(Array("[1e\(digits)]".utf8))
        _ = read(Array("[-0.\(digits)e-\(digits)]".utf8))
    }

    @Test func `reads ten megabytes, also of keys, without losing its way`() {
        let element = "{\"key\": \"some text that is not short\", \"n\": 12345},"
        let count = 10_000_000 / element.utf8.count
        #expect(read(Array("[\(String(repeating: element, count: count))0]".utf8)) == nil)
        let members = (0..<200_000).map { "\"key-number-\($0)-of-many-that-are-long\": 0" }.joined(separator: ",")
        #expect(read(Array("{\(members)}".utf8)) == nil)
    }
}
