import Glibc
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A process` {
    @Test func `answers one question after the other`() async throws {
        let script = Script(
            "n=0; while read -r line; do n=$((n+1)); echo '{\"text\":\"'$n'\"}'; echo '{\"done\":{}}'; done"
        )
        #expect(try await script.answer() == "1")
        #expect(try await script.answer() == "2")
        #expect(try await script.answer() == "3")
    }

    @Test func `may decline, park where it is allowed to, and cite`() async throws {
        let script = Script(
            """
            while read -r line; do
              case "$line" in
                *'"decline please"'*) echo '{"decline":{"reason":"as you like"}}' ;;
                *'"park please"'*) echo '{"park":{"queue":"maths"}}' ;;
                *) echo '{"note":"hm"}'; echo '{"source":"s"}'; echo '{"text":"t"}'; echo '{"done":{}}' ;;
              esac
            done
            """
        ) { $0.queues = ["maths"] }
        #expect(try await script.responder.run(.sample("decline please")).outcome == .declined("as you like"))
        #expect(try await script.responder.run(.sample("park please")).outcome == .parked(Parking(queue: "maths")))
        let transcript = Transcript()
        let outcome = try await script.responder.respond(to: .sample(), into: transcript.writer)
        #expect(outcome == .answered())
        #expect(await transcript.pieces == [.note("hm"), .source("s"), .text("t")])
    }

    @Test func `finishes an answer nobody wants any more, and stays`() async throws {
        let script = Script(
            """
            while read -r line; do
              echo '{"text":"'$$' "}'; sleep 0.02; echo '{"text":"rest"}'; echo '{"done":{}}'
            done
            """
        )
        struct Enough: Error {}
        await #expect(throws: Enough.self) {
            try await script.responder.respond(to: .sample(), into: ReplyWriter { _ in throw Enough() })
        }
        #expect(try await script.answer().hasSuffix("rest"))
        let turn = Task { try await script.answer() }
        turn.cancel()
        await #expect(throws: CancellationError.self) { try await turn.value }
        #expect(try await script.answer().hasSuffix("rest"))
        #expect(script.log.lines.isEmpty)
    }

    @Test func `answers as many at once as there are copies, and the others in order`() async throws {
        let gate = "/tmp/\(Script("").marker).gate"
        defer { unlink(gate) }
        let script = Script(
            """
            while read -r line; do
              case "$line" in *'"slow"'*) while [ ! -e \(gate) ]; do sleep 0.01; done ;; esac
              echo '{"text":"well"}'; echo '{"done":{}}'
            done
            """
        ) { $0.copies = 2 }
        async let slow = script.answer(to: "slow")
        for _ in 0..<5 { #expect(try await script.answer(to: "quick") == "well") }
        close(open(gate, O_CREAT | O_WRONLY, 0o644))
        #expect(try await slow == "well")
        #expect(script.processes == 2)
    }

    @Test func `is told of a question however long it is`() async throws {
        let script = Script(
            python: """
                import json, sys
                for line in sys.stdin:
                    print(json.dumps({"text": str(len(json.loads(line)["turn"]["text"]))}))
                    print('{"done":{}}', flush=True)
                """
        )
        #expect(try await script.answer(to: String(repeating: "🦉", count: 300_000)) == "300000")
    }

    @Test func `that reads nothing does not stop the host`() async throws {
        let script = Script("exec 0<&-; exec sleep 600") { $0.firstLine = .milliseconds(200) }
        let long = String(repeating: "a", count: 200_000)
        await script.expect("sh did not begin to answer within 0.2 seconds, and was ended", of: long)
        #expect(await script.isGone())
    }
}
