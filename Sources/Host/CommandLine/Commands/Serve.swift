import Reactor

extension ShellCommand {
    /// Runs the host.
    static let serve = ShellCommand(
        path: ["serve"],
        summary: "Runs the host until it is told to stop.",
        details: """
            Every option can also be set in the environment: --listen is TUTORLINE_LISTEN, and so on; the option wins. \
            SIGTERM or Ctrl-C lets running answers finish, then stops; a second Ctrl-C waits for \
            nothing. SIGHUP reads the chain, the webhooks, the token issuers and the certificate again; whatever else is \
            changed, such as courses, words and these settings, needs a restart.
            """,
        options: Setting.all.map { setting in
            Option(
                name: setting.name,
                value: setting.value,
                meaning: setting.meaning,
                fallback: setting.value == nil ? nil : setting.fallback
            )
        },
        examples: ["tutorline serve --demo --courses examples/courses --database var/demo.db --key-file var/demo.key"],
        run: serve
    )

    private static func serve(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        var flags: [String: String] = [:]
        for setting in Setting.all {
            if let given = invocation.all(setting.name).last {
                flags[setting.name] = given
            } else if invocation.has(setting.name) {
                flags[setting.name] = "1"
            }
        }
        let settings: Settings
        do throws(Settings.Fault) { settings = try Settings(flags: flags, environment: shell.environment) } catch {
            throw Complaint(error.message.ended, .misuse)
        }
        let isJSON = settings["log"] == "json" || (settings["log"] == "auto" && !shell.showsProgress)
        let log = Log(isJSON: isJSON, now: Rim.now, write: shell.complain)
        // What the operating system asks for before all is ready waits until then.
        _ = shell.signals()
        // First of all, for parts start programs as soon as there is a chain.
        let manager = try shell.manager()
        // What cannot be is refused before anything is made.
        let listening = try ServerConfiguration(settings, inheriting: manager.sockets)
        do { for place in listening.listening { try place.tryOut() } } catch {
            throw Complaint("\(error) --listen or TUTORLINE_LISTEN names another address.")
        }
        try await TutorHost.open(settings, shell, log: log).serve(shell, listening, under: manager)
        return .success
    }
}
