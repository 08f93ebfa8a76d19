import PipelineTesting
import Synchronization
import Testing

@testable import Pipeline

/// Replies are shown on pages and terminals: what only commands a terminal is no part of them, whoever writes it.
@Suite struct `The text of a reply` {
    private static let said = "a\u{1B}[31mb\u{7}\u{0}\u{9B}2Jc\u{85}\u{7F}\r\n\td\u{202E}é👩‍👧"
    private static let shown = "a[31mb2Jc\n\td\u{202E}é👩‍👧"

    private struct Waiting: Responder {
        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            try await reply.note(said)
            try await reply.cite(said)
            try await reply.write(said)
            return .answered()
        }
    }

    private struct Instant: InstantResponder {
        func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer(said, sources: [said]) }
    }

    private struct Watching: InstantScreen {
        func judge(_ draft: Draft, of turn: Turn) -> Screening {
            draft.pending.contains("\u{1B}") ? .refuse("No.") : .release
        }
    }

    @Test(arguments: [false, true]) func `has no control characters but tabs and line feeds`(isGuarded: Bool)
        async throws
    {
        for responder in [Waiting(), Instant()] as [any Responder] {
            let chain = Chain(
                guards: (isGuarded ? [Watching()] : [] as [any Guard]).map { Step($0, name: "watching") },
                responders: [Step(responder, name: "one")]
            )
            let transcript = Transcript()
            let ending = try await chain.run(.sample(), into: transcript.writer)
            #expect(ending.result == .answered(Attribution(), by: "one"))
            #expect(await transcript.text == Self.shown)
            for piece in await transcript.pieces {
                switch piece {
                case .note(let text), .source(let text): #expect(text == Self.shown)
                default: break
                }
            }
        }
    }

    /// It is looked for in pieces of eight bytes, so each place is one of its own.
    @Test func `has none wherever they stand`() {
        for scalar in (0..<0x120).compactMap({ Unicode.Scalar($0) as Unicode.Scalar? }) {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let kept = isControl && scalar != "\n" && scalar != "\t" ? "" : String(scalar)
            for place in 0...17 {
                let (before, after) = (String(repeating: "a", count: place), String(repeating: "~", count: 17 - place))
                #expect((before + String(scalar) + after).withoutControls == before + kept + after)
                #expect((before + String(scalar)).withoutControls == before + kept)
            }
        }
    }

    @Test func `has none either when it is written in no task`() throws {
        final class Heard: Sendable { let text = Mutex("") }
        let heard = Heard()
        let writer = ReplyWriter(atOnce: { piece in
            if case .text(let text) = piece { heard.text.withLock { $0 += text } }
        })
        #expect(try writer.writeAtOnce(Self.said))
        #expect(heard.text.withLock { $0 } == Self.shown)
    }

    @Test func `is shown on a terminal with signs for what would turn it round`() {
        #expect("a\u{202E}b\u{2066}c\n\td".fitForTerminals == "a<U+202E>b<U+2066>c\n\td")
        #expect("\u{1B}[2J\u{9B}1\u{7F}".fitForTerminals == "<U+001B>[2J<U+009B>1<U+007F>")
        #expect("plain é 👩‍👧 עברית".fitForTerminals == "plain é 👩‍👧 עברית")
        let fault = Fault(file: "a\u{202E}.json", line: 1, message: "nothing is called \"\u{1B}c\"")
        #expect(fault.description == "a<U+202E>.json:1:1: error: nothing is called \"<U+001B>c\"")
    }
}
