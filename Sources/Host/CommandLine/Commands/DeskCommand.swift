extension ShellCommand {
    /// A tutor's desk in a terminal.
    static let desk = ShellCommand(
        path: ["desk"],
        summary: "Answers questions in the tutors' queue from a terminal.",
        details: "Needs a running host (--host) and a tutor's token in TUTORLINE_TOKEN. What you type goes to the"
            + " learner of the question you have; what begins with a slash is a command. /help lists them.",
        options: [.neededHost],
        examples: ["tutorline desk --host http://127.0.0.1:8080"],
        run: { invocation, shell in
            guard let host = try RunningHost(invocation, shell) else {
                throw Complaint("name the desk's host with --host, such as http://127.0.0.1:8080.", .misuse)
            }
            let editor = shell.lineEditor()
            defer { editor?.close() }
            return await DeskTerminal(host: host, shell: editor.map(shell.writing) ?? shell).run()
        }
    )
}
