import Pipeline

extension ShellCommand {
    /// Runs stored turns through a candidate.
    static let replay = ShellCommand(
        path: ["replay"],
        summary: "Runs stored turns through a candidate chain, and shows what would have been different.",
        details: """
            The database is only read, so the host may be running. Parts that ask others repeat what they answered \
            at the time; --live asks them again. Exit code 0 means that nothing differs, 1 that something does. With --json every \
            difference is a line, and the summary is the last one.
            """,
        options: [
            .value("chain", "FILE", "the candidate", fallback: "responders.json"),
            .value("since", "TIME", "how far back: a length such as 7d, or a time", fallback: "7d"),
            .value("course", "ID", "only turns of this course", fallback: "all"),
            .value("show", "COUNT", "how many differences are printed", fallback: "100"),
            .flag("live", "ask parts that ask others again; models are billed for it"), .database, .json,
        ],
        examples: [
            "tutorline replay --since 7d --chain new.json", "tutorline replay --since 30d --chain new.json --json",
        ],
        run: replay
    )

    private static func replay(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        guard let most = Int(invocation[option: "show"] ?? ""), most >= 0 else {
            throw Complaint("--show must be a whole number.", .misuse)
        }
        let course = invocation.all("course").last
        let archive = TurnArchive(invocation.databasePath(shell))
        let known = try archive.courses().map(\.id)
        if let course, !known.contains(course) {
            throw Complaint(("there is no course \"\(course)\"" + didYouMean(course, known)).ended, .misuse)
        }
        let blueprint = try Configuration(shell: shell).blueprint(invocation[option: "chain"] ?? "")
        let moment = try since(invocation[option: "since"] ?? "")
        let total = shell.showsProgress ? try archive.count(after: archive.place(before: moment), course: course) : 0
        let replay = try Replay(
            blueprint,
            over: archive,
            since: moment,
            course: course,
            isLive: invocation.has("live"),
            workers: Rim.processors,
            log: { part, line in shell.complain("\(part): \(line)") }
        )
        let isJSON = invocation.has("json")
        let start = ContinuousClock.now
        var (shown, told) = (0, start)
        let summary = try await replay.run(
            show: { turn in
                shown += 1
                if isJSON {
                    shell.print((["difference": turn.json] as JSON).text)
                } else if shown <= most {
                    shell.print(SideBySide(turn: turn, style: shell.style).text + "\n")
                }
            },
            progress: { summary in
                guard shell.showsProgress, told.duration(to: .now) > .seconds(1) else { return }
                told = .now
                let rate = Double(summary.compared) / max(0.001, start.duration(to: .now).inSeconds)
                let seen = "\(summary.seen) of \(total) turns"
                shell.complain("\(seen), \(summary.differing) differ, \(Int(rate)) a second")
            }
        )
        if isJSON {
            shell.print((["summary": summary.json] as JSON).text)
        } else {
            if shown > most { shell.print("… and \(shown - most) more; --show and --json show them.\n") }
            shell.print(summary.page)
        }
        return summary.differing == 0 ? .success : .no
    }

    private static func since(_ text: String) throws(Complaint) -> Moment {
        if let span = Span(text)?.duration { return Rim.now() - span }
        guard let moment = Moment(rfc3339: text) else {
            throw Complaint("--since must be a length such as 7d, or a time such as 2026-11-21T09:00:00Z.", .misuse)
        }
        return moment
    }
}
