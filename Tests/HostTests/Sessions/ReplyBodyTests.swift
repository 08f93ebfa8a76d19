import Pipeline
import PipelineTesting
import Testing

@testable import Host

/// What the log keeps of an answer that ends in words of the host's.
@Suite struct `The message that ends a turn` {
    private let body = ReplyBody(revision: "r", milliseconds: 7, trace: [], html: { $0 })

    private static let seam = StreamedReply.seamText

    static let endings: [(Ending.Result, String)] = [
        (.unanswered, ReplyBody.nobody), (.locked(.closed), LockGrade.closed.sentence),
        (.refused("Not like that.", by: "answer-leak"), "Not like that."),
    ]

    private func message(_ result: Ending.Result, saying said: Said) throws -> JSON {
        try JSON(parsing: body.ending(Ending(result, turn: .sample()), saying: said).body)
    }

    @Test(arguments: endings)
    func `keeps the sources and the seams of what was said before`(result: Ending.Result, words: String) throws {
        let said = Said(
            text: "Häl🙂f" + Self.seam + "The rest",
            sources: ["/courses/c/m#a"],
            seams: [Said.Seam(offset: 6, after: "first")]
        )
        let message = try message(result, saying: said)
        #expect(message["text"]?.string == said.text + Self.seam + words)
        #expect(message["sources"]?.array?.compactMap(\.string) == said.sources)
        let seams = message["seams"]?.array ?? []
        #expect(seams.compactMap { $0["at"]?.integer } == [6, Int64(said.text.utf16.count)])
        #expect(seams.first?["after"]?.string == "first")
    }

    @Test(arguments: endings)
    func `has one seam where the last answer broke off, and none where nothing was said`(
        result: Ending.Result,
        words: String
    ) throws {
        let broken = Said(text: "Half" + Self.seam, seams: [Said.Seam(offset: 4, after: "first")])
        let message = try message(result, saying: broken)
        #expect(message["text"]?.string == broken.text + words)
        #expect(message["seams"]?.array?.count == 1)
        let bare = try self.message(result, saying: Said())
        #expect(bare["text"]?.string == words && bare["seams"] == nil)
    }
}
