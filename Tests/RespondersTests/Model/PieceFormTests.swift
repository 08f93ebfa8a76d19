import Testing

@testable import Responders

@Suite struct `The form of pieces` {
    private func learned(of piece: String, saying text: String) -> PieceForm? {
        PieceForm(of: Array(piece.utf8)[...], saying: text) { try? ChatCompletion.news(in: $0) }
    }

    private func piece(_ json: String) -> String { #"{"id":"x","choices":[{"delta":{"content":\#(json)}}],"n":null}"# }

    @Test func `tells what a piece says that differs in nothing else`() throws {
        let form = try #require(learned(of: piece(#""One""#), saying: "One"))
        for word in ["two", "", " ", "é 漢 🙂", "{}[],:"] {
            #expect(form.text(in: Array(piece("\"\(word)\"").utf8)[...]) == (word.isEmpty ? nil : word))
        }
    }

    @Test(arguments: [
        #""a\"b""#, #""a\\nb""#, #""a\u0041""#, #""a","role":"x""#, #""a"}}],"error":{"code":"b""#, "\"a\nb\"", "null",
    ])
    func `leaves to the reader what it cannot tell`(json: String) throws {
        let form = try #require(learned(of: piece(#""One""#), saying: "One"))
        #expect(form.text(in: Array(piece(json).utf8)[...]) == nil)
        #expect(form.text(in: Array(piece(json).utf8.dropLast(2))[...]) == nil)
        #expect(form.text(in: []) == nil)
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
