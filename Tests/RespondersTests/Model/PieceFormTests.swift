import Testing

@testable import Responders

@Suite struct `The form of pieces` {
    /// The form of an event with this piece in it.
    private func learned(of piece: String, saying text: String) -> PieceForm? {
        PieceForm(of: Array("data: \(piece)\n\n".utf8)[...], saying: text) { event in
            var (stream, rest) = (EventStream(), event)
            guard let read = try? stream.next(in: &rest), rest.isEmpty,
                let news = try? ChatCompletion.news(in: read.data), case .text(let said)? = news.first, news.count == 1
            else { return nil }
            return said
        }
    }

    private func piece(_ json: String) -> String { #"{"id":"x","choices":[{"delta":{"content":\#(json)}}],"n":null}"# }

    private func event(_ json: String) -> [UInt8] { Array("data: \(piece(json))\n\n".utf8) }

    @Test func `tells what an event says that differs in nothing else`() throws {
        let form = try #require(learned(of: piece(#""One""#), saying: "One"))
        for word in ["two", "", " ", "é 漢 🙂", "{}[],:", String(repeating: "long ", count: 500)] {
            let bytes = Array("ab".utf8) + event("\"\(word)\"") + event("null")
            let found = form.words(in: bytes.span, from: 2)
            #expect(found?.text == word && found?.end == 2 + event("\"\(word)\"").count)
        }
    }

    @Test(arguments: [
        #""a\"b""#, #""a\\nb""#, #""a\u0041""#, #""a","role":"x""#, #""a"}}],"error":{"code":"b""#, "\"a\nb\"", "null",
    ])
    func `leaves to the reader what it cannot tell`(json: String) throws {
        let form = try #require(learned(of: piece(#""One""#), saying: "One"))
        #expect(form.words(in: event(json).span, from: 0) == nil)
    }

    @Test func `leaves to the reader what is not all there, or is no text`() throws {
        let form = try #require(learned(of: piece(#""One""#), saying: "One"))
        let whole = event(#""Two""#)
        for count in 0..<whole.count { #expect(form.words(in: Array(whole[..<count]).span, from: 0) == nil) }
        for index in whole.indices {
            var other = whole
            other[index] = 0xFF
            #expect(form.words(in: other.span, from: 0) == nil, "a byte at \(index) that no text has")
        }
    }

    @Test(arguments: [
        // The same text stands first where it says something else.
        (#"{"id":"ab","choices":[{"delta":{"content":"ab"}}]}"#, "ab"),
        (#"{"id":"ab","choices":[{"delta":{"content":[{"text":"a"},{"text":"b"}]}}]}"#, "ab"),
        (#"{"id":"A","choices":[{"delta":{"content":"\u0041"}}]}"#, "A"),
        (#"{"choices":[{"delta":{"content":"\u0041"}}]}"#, "A"),
        (#"{"choices":[{"delta":{"content":"content"}}]}"#, "content"),
    ])
    func `is none when it is not clear which words are said`(piece: String, text: String) {
        #expect(learned(of: piece, saying: text) == nil)
    }

    /// The same stream once with pieces that are alike, and once with pieces that no form fits.
    @Test func `changes nothing about what an answer says`() throws {
        var random = SystemRandomNumberGenerator()
        let words = ["a ", "Two", #"\n"#, #"\""#, "é", #"\ud83d\ude42"#, #"{\"x\":1}"#, "", "🙂 ", "x\\\\"]
        for protocolInUse in ModelProtocol.allCases {
            for _ in 0..<200 {
                let said = (0..<12).map { _ in words.randomElement(using: &random) ?? "" }
                let alike = said.map { Self.event($0, protocolInUse, mark: "") }.joined()
                let different = said.enumerated().map { Self.event($1, protocolInUse, mark: "\"k\($0)\":0,") }.joined()
                var (one, other) = (ModelAnswer(speaking: protocolInUse), ModelAnswer(speaking: protocolInUse))
                let (first, second) = (one.take(Array(alike.utf8)), other.take(Array(different.utf8)))
                #expect(first.text == second.text && first.failure == nil && second.failure == nil)
            }
        }
    }

    private static func event(_ word: String, _ speaking: ModelProtocol, mark: String) -> String {
        switch speaking {
        case .openai: "data: {\(mark)\"choices\":[{\"delta\":{\"content\":\"\(word)\"}}]}\n\n"
        case .anthropic:
            "data: {\(mark)\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"\(word)\"}}\n\n"
        }
    }
}
