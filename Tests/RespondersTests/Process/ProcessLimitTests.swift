import Glibc
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

/// What a process may not do, whatever it is.
@Suite(.timeLimit(.minutes(5))) struct `A process within its limits` {
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
    ///
    /// Where it grants them to nobody, all processes of these tests are counted together, and one that forks as it likes
    /// would leave no room for the others.
    @Test(.enabled(if: OwnTasks.isIsolating || geteuid() == 0), arguments: [true, false])
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
}
