/// One command of the command line, declared: the parser, `--help` and the reference in `docs` are made from it.
struct ShellCommand: Sendable {
    /// The words that name it, as in `course import`.
    let path: [String]
    /// What it does, in one sentence.
    let summary: String
    /// More that somebody wants to know, in paragraphs.
    var details: String = ""
    var arguments: [Argument] = []
    var options: [Option] = []
    /// Command lines that work as they stand.
    var examples: [String] = []
    let run: @Sendable (Invocation, Shell) async throws -> ExitCode

    /// What a command says that may be given while a host runs.
    static let onlyReads = "It only reads the database, so the host may be running."

    var name: String { path.joined(separator: " ") }

    struct Argument: Sendable {
        let name: String
        let meaning: String
        /// What is taken when it is left out; `nil` when it must be given.
        var fallback: String?
        /// Whether it takes all the words that are left.
        var isRest = false
    }

    struct Option: Sendable {
        let name: String
        /// What stands for the value in help, as in `FILE`; `nil` for a switch.
        var value: String?
        let meaning: String
        /// What is taken when it is left out, as help shows it.
        var fallback: String?
        /// Values other than these are refused.
        var choices: [String] = []
        var mayRepeat = false
    }
}

extension ShellCommand.Option {
    static let json = ShellCommand.Option(name: "json", meaning: "print JSON for programs instead of text for people")

    static func value(_ name: String, _ value: String, _ meaning: String, fallback: String? = nil) -> Self {
        ShellCommand.Option(name: name, value: value, meaning: meaning, fallback: fallback)
    }

    static func flag(_ name: String, _ meaning: String) -> Self { ShellCommand.Option(name: name, meaning: meaning) }
}

/// What the program says to the shell when it ends.
public enum ExitCode: Int32, CaseIterable, Sendable {
    case success = 0
    /// It worked, and the answer is no: a test failed, nothing was found, two things differ.
    case no = 1
    /// The command line, the configuration or another file is wrong; nothing was done.
    case misuse = 2
    /// Something outside went wrong: a disk, a network, a host that does not answer.
    case failure = 3

    var meaning: String {
        switch self {
        case .success: "done"
        case .no: "it worked, and the answer is no: a test failed, nothing was found, or two things differ"
        case .misuse: "the command line, the configuration or another file is wrong; nothing was done"
        case .failure: "something outside went wrong: a disk, a network, or a host that does not answer"
        }
    }
}
