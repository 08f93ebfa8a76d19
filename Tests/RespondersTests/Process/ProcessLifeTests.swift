import Glibc
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

/// How processes come to an end, and what follows.
@Suite(.timeLimit(.minutes(5))) struct `A process that ends` {
    @Test func `that crashes fails its turn, and the next one finds a new process`() async throws {
        let script = Script(
            """
            while read -r line; do
              case "$line" in *'"crash"'*) echo "out of chalk" >&2; exit 3 ;; esac
              echo '{"text":"well"}'; echo '{"done":{}}'
            done
            """
        )
        await script.expect("well", of: "fine")
        await script.expect("sh ended with status 3 before it had answered; its last words: out of chalk", of: "crash")
        await script.expect("well", of: "fine")
        #expect(script.log.lines.contains("sh: out of chalk"))
    }

    @Test func `that only crashes is left alone, and whoever asks is told at once`() async throws {
        let script = Script("echo 'no chalk' >&2; exit 1")
        await script.expect("sh ended with status 1 before it had answered; its last words: no chalk")
        // The first pause may be over by now, but each one is twice as long.
        var results: [String] = []
        for _ in 0..<5 { results.append(await script.result()) }
        #expect(
            results.contains { $0.hasPrefix("sh keeps failing; it is started again in ") && $0.hasSuffix("no chalk") }
        )
    }

    @Test func `that does not exist, or is nothing to run, says so`() async throws {
        let missing = Script("") { $0.command = ["no-such-program"] }
        await missing.expect(
            "no-such-program could not be run: No such file or directory. "
                + "A name without a slash is looked for in /usr/local/bin:/usr/bin:/bin"
        )
        #expect(await missing.result().hasPrefix("no-such-program could not be run"))
        let folder = Script("") { $0.command = ["/tmp/"] }
        #expect(
            ProcessFailure(program: "tutor", reason: .notRun(errno: EAGAIN)).description
                .hasSuffix("lower \"copies\", or raise the limit of processes for the host")
        )
        #expect(await folder.result().hasPrefix("tmp could not be run: Permission denied"))
    }

    @Test func `that hangs is ended and replaced`() async throws {
        let script = Script(
            """
            trap '' TERM
            while read -r line; do
              case "$line" in *'"hang"'*) sleep 600 ;; *'"stall"'*) echo '{"text":"and "}'; sleep 600 ;; esac
              echo '{"text":"well"}'; echo '{"done":{}}'
            done
            """
        ) {
            // Long enough for a process to be started and to answer, also where much else is done.
            $0.firstLine = .seconds(2)
            $0.betweenLines = .milliseconds(500)
        }
        await script.expect("well", of: "fine")
        await script.expect("sh did not begin to answer within 2.0 seconds, and was ended", of: "hang")
        await script.expect("well", of: "fine")
        await script.expect("sh fell silent for 0.5 seconds in the middle of its answer, and was ended", of: "stall")
        await script.expect("well", of: "fine")
    }

    @Test func `lives as long as its service, and may say goodbye`() async throws {
        let script = Script(answering("well") + "; echo goodbye >&2")
        let hosting = Task { await script.responder.run() }
        while script.processes == 0, !Task.isCancelled { await Task.yield() }
        #expect(try await script.answer() == "well")
        hosting.cancel()
        await hosting.value
        #expect(script.processes == 0)
        #expect(script.log.lines == ["sh: goodbye"])
        await script.expect("sh is being stopped")
    }

    @Test func `ends with its owner, also when it does not want to`() async throws {
        var stubborn: Script? = Script("trap '' TERM; " + answering("well") + "; exec sleep 600") { _ in }
        #expect(try await stubborn?.answer() == "well")
        let marker = stubborn.map(\.marker) ?? ""
        #expect(stubborn?.processes == 1)
        stubborn = nil
        let witness = Script(watching: marker)
        #expect(await witness.isGone())
    }

    @Test func `leaves no zombie behind`() async {
        await #expect(processExitsWith: .success) {
            let script = Script("read -r line; (sleep 600 &) ; exit 1") { $0.copies = 4 }
            for _ in 0..<12 { _ = await script.result() }
            let hosting = Task { await script.responder.run() }
            hosting.cancel()
            await hosting.value
            guard waitpid(-1, nil, WNOHANG) == -1, errno == ECHILD, script.processes == 0 else { exit(1) }
        }
    }
}
