import Pipeline
import Responders

extension ShellCommand {
    /// Watches a host.
    static let top = ShellCommand(
        path: ["top"],
        summary: "Watches a running host: turns by course and outcome, parts by ending, what is waiting.",
        details: "It asks the host repeatedly, with an operator's token in TUTORLINE_TOKEN, until it is"
            + " interrupted. When its output is not a terminal, it asks only once.",
        options: [
            .value("every", "SPAN", "how often to ask", fallback: "2s"),
            .flag("once", "ask once, then stop"), .neededHost, .json,
        ],
        examples: ["tutorline top --host http://127.0.0.1:8080"],
        run: watch
    )

    private static func watch(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        guard let pause = Span(invocation[option: "every"] ?? "")?.duration, pause >= .milliseconds(100) else {
            throw Complaint("--every must be a length of time, such as 2s.", .misuse)
        }
        guard let host = try RunningHost(invocation, shell) else {
            throw Complaint("name the host with --host.", .misuse)
        }
        let isOnce = invocation.has("once") || !shell.isTerminal
        let first = try await host.ask(.get, "/admin/figures") ?? .null
        if invocation.has("json") {
            shell.print(first.text)
            return .success
        }
        guard !isOnce else {
            shell.print(TopPage(now: first, before: first, seconds: 1, style: shell.style).text)
            return .success
        }
        @Sendable func look(_ now: JSON, _ before: JSON, _ seconds: Double) -> String {
            TopPage(now: now, before: before, seconds: seconds, style: shell.style, window: shell.window()).text
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await shell.signals()?.awaitTermination() }
            group.addTask {
                var (before, at) = (first, ContinuousClock.now)
                var page = look(first, first, 1)
                // Home, and then everything below is cleared.
                let clear = "\u{1B}[H\u{1B}[J"
                while true {
                    shell.print(clear + page)
                    try await Task.sleep(for: pause)
                    do {
                        let now = try await host.ask(.get, "/admin/figures") ?? .null
                        page = look(now, before, at.duration(to: .now).inSeconds)
                        (before, at) = (now, .now)
                    } catch let complaint as Complaint where complaint.code == .failure {
                        // A host that is started again is what an operator watches.
                        page = "\(complaint.sentence) Trying again; Ctrl-C leaves."
                    }
                }
            }
            try await group.next()
            group.cancelAll()
        }
        return .success
    }
}
