import Pipeline
import Testing

@testable import Host

@Suite struct `An answer in the making` {
    private let turn = TurnID(session: .fresh(), seq: 2)

    @Test func `tells each piece as it was said, at its place in UTF-16 code units`() throws {
        let reply = StreamedReply()
        reply.open(turn)
        let pieces =
            ["word ", "", "eight by", "more than eight bytes", "naïve ", "漢字", "🙂", "\u{1F}", "\t", "\r\n", "a\nb"]
            + ["\"", "\\", "\n"].flatMap { sign in
                (0...17).map { String(repeating: "x", count: $0) + sign + String(repeating: "y", count: 17 - $0) }
            }
        var offset = 0
        for piece in pieces {
            let taken = reply.take(.text(piece))
            guard !piece.isEmpty else {
                #expect(taken.news == nil)
                continue
            }
            let frame = try JSON(parsing: try #require(taken.news).bytes)
            #expect(frame["t"]?.string == "delta" && frame["s"]?.string == turn.session.description)
            #expect(frame["d"]?["turn"]?.string == turn.description)
            #expect(frame["d"]?["off"]?.integer == Int64(offset))
            #expect(frame["d"]?["text"]?.string == piece)
            #expect(taken.isText)
            offset += piece.utf16.count
        }
        #expect(reply.snapshot.text == pieces.joined())
    }

    @Test func `may have finished a block once a line has ended, until somebody has looked`() {
        let reply = StreamedReply()
        reply.open(turn)
        for (piece, expected) in [("One", false), (" line\n", true), ("more", true)] {
            #expect(reply.take(.text(piece)).mayFinishBlocks == expected)
        }
        _ = reply.newBlocks()
        #expect(!reply.take(.text(" and \"more\"")).mayFinishBlocks)
        #expect(reply.take(.text("\r\n")).mayFinishBlocks)
    }

    @Test func `tells nobody before the question is on the disk, and tells a step that is no words`() throws {
        let reply = StreamedReply()
        #expect(reply.take(.text("Early")).news == nil)
        #expect(reply.take(.note("looking")).news == nil)
        reply.open(turn)
        let step = reply.take(.note("looking"))
        #expect(!step.isText)
        #expect(try JSON(parsing: try #require(step.news).bytes)["d"]?["name"]?.string == "looking")
        let word = try JSON(parsing: try #require(reply.take(.text(" word")).news).bytes)
        #expect(word["d"]?["off"]?.integer == 5)
    }
}
