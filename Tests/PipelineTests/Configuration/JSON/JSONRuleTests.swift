@testable import Pipeline
import Testing

/// The rules of RFC 8259, one text for each way to keep or break them.
@Suite struct `JSON` {
    @Test(arguments: [
        // Arrays.
        "[[]   ]", "[\"\"]", "[]", "[\"a\"]", "[false]", "[null, 1, \"1\", {}]", "[null]", "[1\n]", " [1]",
        "[1,null,null,null,2]", "[2] ", "[ ]",
        // Numbers.
        "[123e65]", "[0e+1]", "[0e1]", "[ 4]", "[-0.000000000000000000000000000000000000000000000000000000000000001]",
        "[20e1]", "[-0]", "[-123]", "[-1]", "[1E22]", "[1E-2]", "[1E+2]", "[123e45]", "[123.456e78]", "[1e-2]",
        "[1e+2]", "[123]", "[123.456789]", "0", "-0.5",
        // Objects.
        "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}", "{\"asd\":\"sdf\"}", "{}", "{\"\":0}", "{\"foo\\u0000bar\": 42}",
        "{ \"min\": -1.0e+28, \"max\": 1.0e+28 }", "{\"x\":[{\"id\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}]}",
        "{\"a\":[]}", "{\"title\":\"\\u041f\\u043e\\u043b\" }", "{\n\"a\": \"b\"\n}",
        // Strings.
        "[\"\\u0060\\u012a\\u12AB\"]", "[\"\\uD801\\udc37\"]", "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\\\u0000\"]", "[\"\\\"\"]", "[\"a/*b*/c/*d//e\"]", "[\"\\\\a\"]",
        "[\"\\\\n\"]", "[\"\\u0012\"]", "[\"\\uFFFF\"]", "[\"asd\"]", "[ \"asd\"]", "[\"\\uDBFF\\uDFFF\"]",
        "[\"new\\u00A0line\"]", "[\"\u{10FFFF}\"]", "[\"\u{FFFF}\"]", "[\"\\u0000\"]", "[\"\\u002c\"]", "[\"π\"]",
        "[\"\u{1BFFF}\"]", "[\"asd \"]", "\" \"", "[\"\\uD834\\uDd1e\"]", "[\"\\u0821\"]", "[\"\u{2028}\"]",
        "[\"\u{2029}\"]", "[\"\\u0061\\u30af\\u30EA\\u30b9\"]", "[\"new\\u000Aline\"]", "[\"\u{7F}\"]",
        "[\"\\uA66D\"]", "[\"\\u005C\"]", "[\"⍂㈴⍂\"]", "[\"\\u200B\"]", "[\"\\u2064\"]", "[\"\\uFDD0\"]",
        "[\"\\uFFFE\"]", "[\"\\u0022\"]", "[\"€𝄞\"]", "[\"a\u{7F}a\"]",
        // Structure.
        "false", "42", "-0.1", "null", "\"asd\"", "true", "\"\"", "[\"a\"]\n", "[true]", " [] ", "\t[\r\n]",
    ])
    func `that keeps the rules is read`(_ text: String) throws {
        _ = try JSONReader.read(Array(text.utf8))
    }

    @Test(arguments: [
        // Arrays.
        "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]", "[\"x\"", "[x",
        "[3[4]]", "[1:2]", "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[1,,]", "[\"\u{0B}a\"\\f]", "[*]",
        "[\"\"", "[1,", "[1,\n1\n,1", "[{}", "[1, 2", "[", "[\"a", "[\"a\"", "]", "[]]",
        // Words.
        "[fals]", "[nul]", "[tru]", "[True]", "nulL", "[NaN]", "[Infinity]", "[-Infinity]", "[Inf]", "tru", "True",
        "[true", "truefalse", "[nullx]",
        // Numbers.
        "[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]",
        "[0.3e+]", "[0.3e]", "[0.e1]", "[0E+]", "[0E]", "[0e+]", "[0e]", "[1.0e+]", "[1.0e-]", "[1.0e]", "[1 000.0]",
        "[1eE2]", "[2.e+3]", "[2.e-3]", "[2.e3]", "[9.e+]", "[0x1]", "[0x42]", "[-foo]", "[- 1]", "[-012]",
        "[-.123]", "[-1x]", "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[1.8011670033376514H-308]", "[012]", "[1+2]",
        "[\u{FF11}]", "[1_000]", "1.", "01", "--1",
        // Objects.
        "[\"x\", truth]", "{[: \"x\"}\n", "{\"x\", null}", "{\"x\"::\"b\"}", "{🇨🇭}", "{\"a\":\"a\" 123}",
        "{key: 'value'}", "{\"a\" b}", "{:\"b\"}", "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}",
        "{null:null,null:null}", "{\"id\":0,,,,,}", "{'a':0}", "{\"id\":0,}", "{\"a\":\"b\"}/**/",
        "{\"a\":\"b\"}/**//", "{\"a\":\"b\"}//", "{\"a\":\"b\"}/", "{\"a\":\"b\",,\"c\":\"d\"}", "{a: \"b\"}",
        "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#", "{", "}", "{]", "{\"a\":1", "{,}",
        // Strings.
        "[\"\\uD800\\\"]", "[\"\\uD800\\u\"]", "[\"\\uD800\\u1\"]", "[\"\\uD800\\u1x\"]", "[é]", "[\"\\x00\"]",
        "[\"\\\\\\\"]", "[\"\\\t\"]", "[\"\\🌀\"]", "[\"\\\"]", "[\"\\u00A\"]", "[\"\\uD834\\uDd\"]",
        "[\"\\uD800\\uD800\\x\"]", "[\"\\a\"]", "[\"\\uqqqq\"]", "[\\u0020\"asd\"]", "[\\n]", "\"", "['single quote']",
        "abc", "[\"\\", "[\"a\u{0}a\"]", "[\"new\nline\"]", "[\"\t\"]", "\"\\UA66D\"", "\"\"x", "[\"\u{1F}\"]",
        "[\"\\u", "[\"\\uD8",
        // Structure.
        "", " ", "<.>", "[<null>]", "[1]x", "[1]]", "[\"asd]", "aå", "[True]", "1]", "{\"x\": true,", "[][]", "]",
        "ï»{}", "[\u{C}]", "[\u{2060}]", "\u{FEFF}", "{}}", "{\"\":", "{\"a\":/*comment*/\"b\"}", "{\"a\": true} \"x\"",
        "['", "[,", "[{", "[\"a", "{\"a\":\"b\"}#{}", "[\\u000A\"\"]", "[1", "[ false, nul", "[ true, fals",
        "[ false, tru", "{\"asd\":\"asd\"", "é", "*", "{\"a\":\"b\"}#", "[\"\\u{110000}\"]", "\u{A0}[]", "[\u{B}]",
        // A key that is here twice.
        "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":0,\"\\u0061\":1}",
    ])
    func `that breaks the rules is refused`(_ text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test(
        arguments: [
            ([0xFF], "not UTF-8 at all"), ([0x22, 0xFF, 0x22], "a byte that is never used"),
            ([0x22, 0xE5, 0x22], "a character cut short"), ([0x22, 0xC0, 0xAF, 0x22], "an overlong slash"),
            ([0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22], "six bytes"),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], "half a surrogate pair in UTF-8"),
            ([0x22, 0x81, 0x22], "a lone continuation"),
            ([0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], "a code beyond Unicode"),
            ([0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D], "UTF-16, big end first"),
            ([0x5B, 0x00, 0x5D, 0x00], "UTF-16, no mark"),
            ([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], "UTF-16, small end first"),
            ([0xEF, 0xBB], "half a byte order mark"),
            ([0x5B, 0x00, 0x5D], "a zero byte"), ([0x22, 0x5C, 0xE5, 0x22], "an escape of half a character"),
        ] as [([UInt8], Comment)]
    )
    func `that is not UTF-8 is refused`(_ bytes: [UInt8], _ what: Comment) {
        #expect(throws: JSONReader.Failure.self, what) { try JSONReader.read(bytes) }
    }

    @Test(arguments: [
        #"["\uD800"]"#, #"["\uDC00"]"#, #"["\uD800abc"]"#, #"["\uDd1e\uD834"]"#, #"["\uD800\uD800\n"]"#,
        #"["\uD800\n"]"#, #"["\uDFAA"]"#, #"["\uD801\u0041"]"#,
    ])
    func `with half a character is refused, for nobody could say what it means`(_ text: String) {
        #expect(
            throws: JSONReader.Failure(
                position: SourcePosition(line: 1, column: 3),
                message: "half of a surrogate pair is not a character"
            )
        ) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test func `with a byte order mark is read, and columns do not count it`() throws {
        let node = try JSONReader.read([0xEF, 0xBB, 0xBF] + Array("{}".utf8))
        #expect(node.position == SourcePosition(line: 1, column: 1))
    }

    @Test func `escapes come out as what they stand for`() throws {
        let node = try JSONReader.read(Array(#""\"\\\/\b\f\n\r\té\u00e9\uD834\uDD1E\u0000""#.utf8))
        guard case .text(let text) = node.value else {
            Issue.record("no text")
            return
        }
        #expect(text == "\"\\/\u{8}\u{C}\n\r\té\u{E9}\u{1D11E}\u{0}")
    }

    @Test func `every value and key knows its line and column`() throws {
        let text = "{\n  \"é🙂\": [1,\r\n\t\"x\"],\n\n \"b\" : {\"c\":null}}"
        let node = try JSONReader.read(Array(text.utf8))
        guard case .object(let object) = node.value, case .list(let list)? = object["é🙂"]?.node.value,
            case .object(let inner)? = object["b"]?.node.value
        else {
            Issue.record("another shape")
            return
        }
        func place(_ position: SourcePosition?) -> [UInt32] { position.map { [$0.line, $0.column] } ?? [] }
        #expect(place(object["é🙂"]?.position) == [2, 3])
        #expect(place(object["é🙂"]?.node.position) == [2, 9])
        #expect(list.map { place($0.position) } == [[2, 10], [3, 2]])
        #expect(place(object["b"]?.position) == [5, 2])
        #expect(place(inner["c"]?.node.position) == [5, 13])
    }

    @Test(arguments: [
        ("{\n\"a\": 1\n\"b\": 2}", 3, 1, "expected \",\" or \"}\""),
        ("[1, 2,\n]", 2, 1, "expected a value; is there one comma too many before this?"),
        ("// mine\n{}", 1, 1, "expected a value; JSON has no comments"),
        ("{'a': 1}", 1, 2, "expected a key in double quotes; put texts in double quotes"),
        ("[\"never", 1, 2, "this text never ends"), ("[\"é\", x]", 1, 7, "expected a value"),
        ("[\"two\nlines\"]", 1, 6, "a text must not contain bare control characters or line ends; write \\n"),
        ("{\"a\": 1, \"a\": 2}", 1, 10, "\"a\" is here already, in line 1"),
        ("[1] [2]", 1, 5, "nothing may follow the value"),
        ("{\"a\":", 1, 6, "the file ends in the middle"), ("[007]", 1, 3, "a number must not have a leading zero"),
        ("[\"\\q\"]", 1, 3, "there is no such escape; write \\\\ for a backslash"),
        ("[\"\\u12\"]", 1, 3, "\\u must be followed by four hexadecimal digits"),
    ])
    func `that is wrong is explained`(_ text: String, _ line: Int, _ column: Int, _ message: String) {
        #expect(throws: JSONReader.Failure(position: SourcePosition(line: line, column: column), message: message)) {
            try JSONReader.read(Array(text.utf8))
        }
    }
}
