import Reactor
import Testing

@testable import Host

/// Commands that work on a running host, at whatever answers under its address.
@Suite(.timeLimit(.minutes(5)))
struct HostAddressTests {
    @Test func `takes no query in the address of a host`() async {
        let shell = DeskShell(environment: ["TUTORLINE_TOKEN": "a.b.c"])
        #expect(await shell.run("top", "--host", "http://127.0.0.1:1?x", "--once") == .misuse)
        #expect(shell.err.contains("--host must not contain a \"?\"") && shell.out.isEmpty)
    }

    @Test(arguments: [(200, "text/html", "<p>Hello"), (200, "text/plain", "ok")])
    func `takes no answer of something else for one of a host`(status: Int, type: String, text: String) async throws {
        let other = try Receiver { _ in Response(status: status, type: type, text: text) }
        let shell = DeskShell(environment: ["TUTORLINE_TOKEN": "a.b.c"])
        let code = await shell.run("outbox", "list", "--host", "http://127.0.0.1:\(other.port)")
        await other.stop()
        #expect(code == .failure && shell.out.isEmpty)
        #expect(shell.err.contains("is not JSON"), "\(shell.err)")
    }

    @Test(arguments: [
        (404, #"{"detail":"There is no course “x”."}"#, ExitCode.no, "tutorline: There is no course “x”."),
        (404, "<p>Not found", .no, "tutorline: the host at 127.0.0.1:PORT answered with 404."),
        (
            503, #"{"title":"The disk is full."}"#, .failure,
            "tutorline: the host at 127.0.0.1:PORT says: The disk is full."
        ),
    ])
    func `says a refusal in the host's own words, and where it is of what went wrong there`(
        status: Int,
        body: String,
        code: ExitCode,
        said: String
    ) async throws {
        let host = try Receiver { _ in Response(status: status, type: "application/problem+json", text: body) }
        let shell = DeskShell(environment: ["TUTORLINE_TOKEN": "a.b.c"])
        #expect(await shell.run("locks", "x", "--host", "http://127.0.0.1:\(host.port)") == code)
        await host.stop()
        #expect(shell.err == said.replacing("PORT", with: "\(host.port)"))
    }

    @Test func `names the variable whose token a host does not take`() async throws {
        let host = try Receiver { _ in Response(status: 401, type: "application/problem+json", text: "{}") }
        let shell = DeskShell(environment: ["TUTORLINE_TOKEN": "a.b.c"])
        let code = await shell.run("locks", "algebra-1", "--host", "http://127.0.0.1:\(host.port)")
        await host.stop()
        #expect(code == .no && shell.err.contains("the token in TUTORLINE_TOKEN is not valid there"), "\(shell.err)")
    }
}
