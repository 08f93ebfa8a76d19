import PipelineTesting
import Synchronization
import Testing

@testable import Pipeline

/// However much a responder says at once, a guard is shown it as if it had come in pieces.
@Suite(.timeLimit(.minutes(5))) struct `An answer that comes in one large piece` {
    /// Counts what it reads; holds the last sixty characters, as guards do that wait for the rest of a word.
    private final class Counting: InstantScreen {
        private let read = Atomic(0)
        private let most = Atomic(0)
        let forbidden: String

        init(forbidding forbidden: String = "\u{0}") { self.forbidden = forbidden }

        var charactersRead: Int { read.load(ordering: .relaxed) }
        var mostAtOnce: Int { most.load(ordering: .relaxed) }

        func judge(_ draft: Draft, of turn: Turn) -> Screening {
            read.add(draft.pending.count, ordering: .relaxed)
            most.max(draft.pending.count, ordering: .relaxed)
            if draft.pending.contains(forbidden) { return .refuse("No.") }
            return draft.isFinal ? .release : .hold(last: 60)
        }
    }

    private struct Once: Responder {
        let text: String

        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            try await reply.write(text)
            return .answered()
        }
    }

    private func say(_ text: String, through guards: [any Guard]) async throws -> (Ending.Result, String) {
        let chain = Chain(
            guards: guards.enumerated().map { Step($0.element, name: "guard-\($0.offset)") },
            responders: [Step(Once(text: text), name: "model")]
        )
        let transcript = Transcript()
        let ending = try await chain.run(.sample(), into: transcript.writer)
        return (ending.result, await transcript.text)
    }

    @Test(arguments: ["= x ", "nothing to cut at", "é", "👩‍👩‍👧‍👦", "A sentence. And one more!\n", " "])
    func `is read about once, a little at a time, and arrives whole`(_ part: String) async throws {
        let text = String(repeating: part, count: 200_000 / part.utf8.count)
        let (first, second) = (Counting(), Counting())
        let (result, shown) = try await say(text, through: [first, second])
        #expect(result == .answered(Attribution(), by: "model"))
        #expect(shown == text)
        for counted in [first, second] {
            #expect(counted.mostAtOnce <= 2_500)
            #expect(counted.charactersRead <= 2 * text.count + 2_500)
        }
    }

    @Test func `hides nothing where it was cut`() async throws {
        for length in 1_900..<2_200 {
            let text = String(repeating: "x", count: length) + "forbidden" + String(repeating: "y", count: 3_000)
            let (result, shown) = try await say(text, through: [Counting(forbidding: "forbidden")])
            #expect(result == .refused("No.", by: "guard-0"))
            #expect(!shown.contains("f"))
        }
    }

    @Test func `is cut between sentences or words where there are any`() {
        let text = String(repeating: "Words and words go on. ", count: 500)
        for slice in text.slices.dropLast() { #expect(slice.hasSuffix(". ") && slice.utf8.count > 1_000) }
        let words = String(repeating: "word ", count: 2_000)
        for slice in words.slices.dropLast() { #expect(slice.hasSuffix(" ") && slice.utf8.count > 1_000) }
        #expect(text.slices.joined() == text && words.slices.joined() == words)
        #expect(Array("short".slices) == ["short"])
        #expect(Array("".slices) == [""])
    }
}
