import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct JSONTests {
    private static let wellFormed: [(String, JSON)] = [
        ("null", JSON.null), ("true", true), (" false ", false), ("0", 0), ("-0", 0), ("-17", -17),
        ("9223372036854775807", 9_223_372_036_854_775_807), ("1.5", .number(1.5)), ("1e2", .number(100)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)), (#""""#, ""), (#""a\n\"\\\/\u00e9""#, "a\n\"\\/é"),
        (#""\ud83d\ude00""#, "😀"), ("\"é😀\"", "é😀"), ("[]", []), ("[1, [2]]", [1, [2]]), ("{}", [:]),
        (#"{"a":{"b":[true,null]},"c":"d"}"#, ["a": ["b": [true, nil]], "c": "d"]),
    ]

    @Test(arguments: wellFormed)
    func `well-formed text becomes its value`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: [
        "", " ", "nul", "True", "01", "-", "1.", ".5", "1e", "+1", "1e999", "[1,]", "[1 2]", "[", "]", "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}", "{a:1}", "{\"a\":1", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
        "\"\\udc00\"", "\"\u{1}\"", "\"a\\", "1 1", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "\u{FEFF}1", "'a'",
        "NaN", "Infinity", "// x\n1", "\"\\uＦＦＦＦ\"",
    ])
    func `anything else is an error`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test func `a sign that must be escaped is, wherever in a text it stands, and comes back as it was`() throws {
        for sign in ["\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "😀", "\u{80}", " "] {
            for before in 0...49 {
                for after in [0, 1, 9] {
                    let text = String(repeating: "a", count: before) + sign + String(repeating: "!", count: after)
                    var object = JSONText()
                    object.field("text", text)
                    object.field(named: text, text)
                    let bytes = object.closed()
                    #expect(!bytes.contains { $0 < 0x20 })
                    let read = try JSON(parsing: bytes)
                    #expect(read["text"] == .string(text) && (text == "text" || read[text] == .string(text)))
                }
            }
        }
    }

    @Test func `a control character in a string is an error wherever it stands`() {
        for before in 0...49 {
            let text = "\"" + String(repeating: "a", count: before) + "\u{1F}aaaaaaaaa\""
            #expect(throws: JSONError.self) { try JSON(parsing: text) }
        }
    }

    @Test func `text that is not UTF-8 is an error`() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func `nesting is bounded, not the stack`() {
        #expect(throws: JSONError.self) { try JSON(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) }
        let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try JSON(parsing: deepest) }
    }

    @Test func `an error says where the text stops being JSON`() {
        #expect(throws: JSONError(reason: "the name \"a\" occurs twice in one object", offset: 7)) {
            try JSON(parsing: #"{"a":1,"a":2}"#)
        }
    }

    @Test func `what is written is read back, members in their order`() throws {
        let value: JSON = [
            "z": "tab\t quote\" line\n bell\u{7} slash\\ 😀", "a": [1, -2, .number(0.1), nil, true, [:]], "m": ["k": []],
        ]
        #expect(try JSON(parsing: value.bytes) == value)
        #expect(value.text.hasPrefix(#"{"z":"tab\t quote\" line\n bell\u0007"#))
        #expect(JSON.number(.infinity).text == "null")
    }

    @Test(arguments: [3, 16, 17, 500]) func `large objects and small ones are the same`(count: Int) throws {
        let members = (0..<count).map { ("name \($0)", JSON.integer(Int64($0))) }
        var object = JSON(members: members)
        #expect(try JSON(parsing: object.bytes) == object)
        #expect(JSON(members: members.reversed()) == object, "the order means nothing")
        #expect(members.allSatisfy { object[$0.0] == $0.1 } && object["name"] == nil)
        #expect(JSON(members: members + [("name 1", "other")])["name 1"] == "other")
        #expect(JSON(members: members + [("name 1", "other")]) != object)
        #expect(JSON(members: Array(members.dropLast())) != object)
        #expect(throws: JSONError.self) { try JSON(parsing: object.text.dropLast() + #","name 2":0}"#) }
        guard case .object(var changed) = object else { return }
        changed.set("name 2", .null)
        #expect(!changed.add("name 2", true) && changed["name 2"] == .null && changed.names.count == count)
        object = .object(changed)
        #expect(try JSON(parsing: object.text) == object)
    }

    @Test func `no mutation of a document can stop the parser`() {
        let document = Array(#"{"a":[1,2.5e-3,"x\u00e9\ud83d\ude00"],"b":{"c":null,"d":true}}"#.utf8)
        var generator = Seeded(seed: 7)
        for _ in 0..<20_000 {
            var mutant = document
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<mutant.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: mutant[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: mutant.remove(at: index)
                default: mutant.insert(mutant[Int.random(in: 0..<mutant.count, using: &generator)], at: index)
                }
            }
            guard let value = try? JSON(parsing: mutant) else { continue }
            #expect((try? JSON(parsing: value.bytes)) == value)
        }
    }
}
