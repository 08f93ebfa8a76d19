import FoundationEssentials
import Testing

@testable import Responders

@Suite struct `A reader of pieces` {
    /// Whether it is an object, by the reader and by a decoder that somebody else wrote.
    private func verdicts(_ text: String) -> (ours: Bool, theirs: Bool) {
        let ours: ()? = try? PieceReader.read(Array(text.utf8)[...]) { (_, _) throws(PieceReader.NotJSON) in }
        return (ours != nil, (try? JSONDecoder().decode([String: Anything].self, from: Data(text.utf8))) != nil)
    }

    /// Decodes from everything.
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {
            if var list = try? decoder.unkeyedContainer() {
                while !list.isAtEnd { _ = try list.decode(Anything.self) }
            } else if let object = try? decoder.singleValueContainer().decode([String: Anything].self) {
                _ = object
            }
        }
    }

    private static let pieces = [
        #"{"id":"x","choices":[{"index":0,"delta":{"content":"a\n\"b\\ é"},"logprobs":null}],"n":[1,-2.5e3,0]}"#,
        #"{ "error" : { "code" : 429 , "type":null}, "t":true,"f":false,"e":{},"l":[[],[{}]] }"#,
    ]

    /// The other one looks at numbers and names only when it is asked for them, so it takes more.
    @Test func `takes nothing for an object that others do not`() throws {
        var random = SystemRandomNumberGenerator()
        let letters = Array(#"{}[]:,"\ un0123eE+-.tfalsr"#.unicodeScalars)
        for round in 0..<1_200 {
            var text = Array(try #require(Self.pieces.randomElement(using: &random)).unicodeScalars)
            for _ in 0..<(round % 4) {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text.remove(at: place)
                case 1: text[place] = try #require(letters.randomElement(using: &random))
                default: text.insert(try #require(letters.randomElement(using: &random)), at: place)
                }
            }
            let mutated = String(String.UnicodeScalarView(text))
            let (ours, theirs) = verdicts(mutated)
            #expect(theirs || !ours, "\(mutated)")
            if round % 4 == 0 { #expect(ours) }
        }
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""é \u00e9 \ud83d\ude42""#, "é é 🙂"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        // Half a pair is no character, and no reason to lose the answer.
        (#""a\ud83db""#, "a\u{FFFD}b"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ude42""#, "\u{FFFD}"),
    ])
    func `reads a text`(json: String, text: String) throws {
        var read: String?
        try PieceReader.read(Array("{\"x\":\(json)}".utf8)[...]) { (_, value) throws(PieceReader.NotJSON) in
            read = try value.string()
        }
        #expect(read == text)
    }

    @Test func `goes no deeper than its limit, and never further than the end`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(!verdicts("{\"x\":\(deep)").ours)
        #expect(verdicts("{\"x\":" + String(repeating: "[", count: 60) + String(repeating: "]", count: 60) + "}").ours)
        for piece in Self.pieces {
            for cut in 0..<piece.utf8.count {
                #expect(!verdicts(String(decoding: piece.utf8.prefix(cut), as: UTF8.self)).ours)
            }
        }
    }

    @Test(arguments: ["[]", "{}", "[[]]", "{\"a\":{}}", "[ ]"])
    func `counts how deep it is, not how often it went down`(empty: String) {
        let many = Array(repeating: empty, count: 500).joined(separator: ",")
        #expect(verdicts("{\"x\":[\(many)]}").ours)
        let deep = String(repeating: "[", count: 62) + many + String(repeating: "]", count: 62)
        #expect(verdicts("{\"x\":\(deep)}").ours == (empty.count < 4))
    }

    @Test func `passes over what has another type than expected`() throws {
        let piece =
            #"{"error":7,"choices":[5,{"index":"a","delta":[],"message":{"content":{"text":"x"}}}],"usage":"none"}"#
        #expect(try ChatCompletion.news(in: Array(piece.utf8)[...]) == [])
        let parts =
            #"{"choices":[{"message":{"content":[{"text":"a"},7,{"type":"image"},{"text":"b"}]},"finish_reason":3}]}"#
        #expect(try ChatCompletion.news(in: Array(parts.utf8)[...]) == [.text("ab"), .finished("3")])
    }
}
