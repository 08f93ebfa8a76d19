import Glibc
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

/// Answers every question with `$1`, evaluated anew.
private func answering(_ text: String) -> String {
    #"while read -r line; do printf '{"text":"%s"}\n{"done":{}}\n' "\#(text)"; done"#
}

@Suite(.timeLimit(.minutes(1))) struct `A process` {
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

    @Test func `inherits no environment, no descriptors, and no rights`() async throws {
        setenv("TUTORLINE_TEST_SECRET", "hidden", 1)
        defer { unsetenv("TUTORLINE_TEST_SECRET") }
        let open = open("/dev/null", O_RDONLY)
        defer { close(open) }
        let script = Script(
            answering("$(env | cut -d= -f1 | sort | tr '\\n' ' ')/$(ls /proc/self/fd | tr '\\n' ' ')/$(id -u)")
        ) {
            $0.environment = ["COURSE": "algebra-1"]
            $0.secrets = ["KEY": Secret("k")]
        }
        let parts = try await script.answer().split(separator: "/").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(parts[0]).isSubset(of: ["COURSE", "KEY", "LANG", "PATH", "PWD", "OLDPWD", "_", "SHLVL"]))
        #expect(Set(parts[0]).isSuperset(of: ["COURSE", "KEY", "LANG", "PATH"]))
        // The last one is the folder that `ls` reads.
        #expect(parts[1] == ["0", "1", "2", "3"])
        #expect(parts[2] != ["0"])
    }

    @Test func `runs within its limits`() async throws {
        let script = Script(answering("$(ulimit -t) $(ulimit -d) $(ulimit -f) $(ulimit -n) $(ulimit -p) $(ulimit -c)"))
        {
            $0.cpu = .seconds(90)
            $0.memory = 64
            $0.fileSize = 1
            $0.openFiles = 32
            $0.processes = 12
        }
        // In the units of the shell: seconds, kilobytes, blocks of 512 bytes.
        #expect(try await script.answer() == "90 65536 2048 32 12 0")
        let greedy = Script(
            python: """
                import sys
                for line in sys.stdin:
                    try: bytearray(256 << 20); print('{"text":"got it"}')
                    except MemoryError: print('{"text":"no memory"}')
                    print('{"done":{}}', flush=True)
                """
        ) { $0.memory = 64 }
        #expect(try await greedy.answer() == "no memory")
    }

    /// Where the system grants no namespaces, a host that is not root can only end a process's group.
    @Test(arguments: [true, false])
    func `can fork as it likes and hurts nobody`(isIsolated: Bool) async throws {
        let mayDetach = isIsolated || geteuid() == 0
        let script = Script(
            python: """
                import os, sys, time
                sys.stdin.readline()
                count = 0
                try:
                    while count < 500:
                        if os.fork() == 0:
                            \(mayDetach ? "os.setsid()" : "")
                            time.sleep(600)
                        count += 1
                except OSError:
                    print('{"text":"%d"}' % count, flush=True)
                time.sleep(600)
                """,
            isolated: isIsolated
        ) {
            $0.processes = 10
            $0.betweenLines = .milliseconds(100)
        }
        let transcript = Transcript()
        await #expect(throws: ProcessFailure.self) {
            try await script.responder.respond(to: .sample(), into: transcript.writer)
        }
        // Itself is the tenth; without a count of its own, others come and go.
        let count = try #require(Int(await transcript.text))
        #expect(mayDetach ? count == 9 : count < 200)
        #expect(await script.isGone())
    }

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
                + "A name without a slash is sought in /usr/local/bin:/usr/bin:/bin"
        )
        #expect(await missing.result().hasPrefix("no-such-program could not be run"))
        let folder = Script("") { $0.command = ["/tmp/"] }
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
            $0.firstLine = .milliseconds(300)
            $0.betweenLines = .milliseconds(100)
        }
        await script.expect("well", of: "fine")
        await script.expect("sh did not begin to answer within 0.3 seconds, and was ended", of: "hang")
        await script.expect("well", of: "fine")
        await script.expect("sh fell silent for 0.1 seconds in the middle of its answer, and was ended", of: "stall")
        await script.expect("well", of: "fine")
    }

    @Test func `that floods is cut off`() async throws {
        let endless = Script("read -r line; yes x | tr -d '\\n'")
        await endless.expect("it wrote a line of more than 65536 bytes")
        let wordy = Script("read -r line; yes '{\"text\":\"\(String(repeating: "x", count: 1_000))\"}'")
        await wordy.expect("its answer is longer than 524288 bytes")
        #expect(await endless.isGone())
        #expect(await wordy.isGone())
    }

    @Test func `may complain as much as it likes, and is logged in measure`() async throws {
        let script = Script(
            "read -r line; yes complaint | head -n 9000 >&2; echo '{\"text\":\"t\"}'; echo '{\"done\":{}}'"
        )
        #expect(try await script.answer() == "t")
        #expect(script.log.lines.count(where: { $0 == "sh: complaint" }) <= 20)
    }

    @Test func `that speaks when it was not asked is ended, and never heard by the next`() async throws {
        let early = Script("echo '{\"text\":\"me first\"}'; " + answering("well"))
        let hosting = Task { await early.responder.run() }
        // Started before anybody asks, it speaks too soon; later it is caught speaking into an answer of nobody.
        while !early.log.lines.contains("sh wrote something without having been asked, and was ended") {
            await Task.yield()
        }
        hosting.cancel()
        await hosting.value

        let late = Script(
            """
            while read -r line; do echo '{"text":"well"}
            {"done":{}}
            {"text":"one more thing"}'; done
            """
        )
        await late.expect("it went on writing after the end of its answer")
        #expect(await late.isGone())
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

    @Test func `lives as long as its service, and may say goodbye`() async throws {
        let script = Script(answering("well") + "; echo goodbye >&2")
        let hosting = Task { await script.responder.run() }
        while script.processes == 0 { await Task.yield() }
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
