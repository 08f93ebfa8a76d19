import Pipeline
import Responders

extension ShellCommand {
    /// Tells how a turn was answered.
    static let explain = ShellCommand(
        path: ["explain"],
        summary:
            "Explains how a turn was answered: facts, guards, every part that was tried, sources, revision.",
        details: onlyReads + " Learners' names are left out.",
        arguments: [Argument(name: "TURN", meaning: "the turn, as conversations and logs name it: SESSION.NUMBER")],
        options: [.host, .database, .json],
        examples: ["tutorline explain 0192f3a4-5b6c-7d8e-9f00-112233445566.2"],
        run: explain
    )

    private static func explain(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        let text = invocation[argument: "TURN"] ?? ""
        guard let id = TurnID(text) else {
            throw Complaint("\"\(text)\" is not a turn; turns are written SESSION.NUMBER.", .misuse)
        }
        let json: JSON
        if let host = try RunningHost(invocation, shell) {
            json = try await host.ask(.get, "/admin/turns/\(id)") ?? .null
        } else {
            json = Explanation(try TurnArchive(invocation.databasePath(shell)).turn(id)).json
        }
        shell.print(invocation.has("json") ? json.text : ExplanationPage(json, shell.style).text)
        return .success
    }
}
