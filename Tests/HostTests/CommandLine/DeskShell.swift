import Locking
import Pipeline

import Responders

@testable import Host

/// A shell for tests: the files are real, the streams are lists.
final class DeskShell: Sendable {
    private let lines = Lock((out: [String](), err: [String]()))
    private let environment: [String: String]
    private let input: Lock<[String]>

    /// The folder of the project, from which commands are run.
    static let root = String(#filePath.dropLast("/Tests/HostTests/CommandLine/DeskShell.swift".count))

    init(environment: [String: String] = [:], input: [String] = []) {
        self.environment = environment
        self.input = Lock(input)
    }

    var out: String { lines.withLock { $0.out.joined(separator: "\n") } }
    var err: String { lines.withLock { $0.err.joined(separator: "\n") } }

    /// Runs a command line as a person would type it, without its first word.
    func run(_ words: String...) async -> ExitCode { await run(words) }

    func run(_ words: [String]) async -> ExitCode { await TutorServer.run(words, shell) }

    var shell: Shell {
        var shell = Shell(
            environment: environment,
            modules: .standard,
            isTerminal: false,
            showsProgress: false,
            print: { [lines] text in lines.withLock { $0.out.append(text) } },
            complain: { [lines] text in lines.withLock { $0.err.append(text) } },
            readLine: { [input] in input.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
            readFile: { try Rim.readFile(Self.path($0)) },
            listDirectory: { try Rim.listDirectory(Self.path($0)) }
        )
        shell.fileStamp = { Rim.fileStamp(Self.path($0)) }
        shell.isPipe = { Rim.isPipe(Self.path($0)) }
        return shell
    }

    private static func path(_ path: String) -> String { path.hasPrefix("/") ? path : "\(root)/\(path)" }
}
