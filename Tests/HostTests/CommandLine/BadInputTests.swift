import FoundationEssentials
import Testing

@testable import Host

/// Every command with everything that can be wrong with its words, made from the table of commands.
@Suite(.timeLimit(.minutes(5))) struct `Bad input` {
    private struct Case: Sendable {
        let words: [String]
        /// Whether it is wrong whatever else is.
        var isMisuse = true

        var name: String { words.map { $0.count > 40 ? "\($0.prefix(20))…" : $0 }.joined(separator: " ") }
    }

    /// Words that no argument and no option may be.
    private static let never = ["", "  ", "\u{FFFD}", "a\u{1}b", "\u{1B}[2J", String(repeating: "x", count: 100_000)]
    /// Words that only some may be.
    private static let seldom = [
        "-1", "99999999999999999999", "NaN", "'; DROP TABLE account; --", "nobody@nowhere.example",
    ]
    /// What takes any of those, so that there is nothing wrong about them.
    private static let free: Set = [
        "ask QUESTION", "user add --name", "user add EMAIL", "outbox retry WEBHOOK", "config show --course",
    ]

    /// A word that is as it should be, for each argument by its name; files are not there.
    private static func good(_ folder: TemporaryFolder) -> [String: String] {
        [
            "COURSE": "algebra-1", "EMAIL": "ada@example.org", "FILE": folder.path("none/at.all"),
            "FOLDER": folder.path("none"), "PLACE": "algebra-1", "TURN": "0192f3a4-5b6c-7d8e-9f00-112233445566.2",
            "QUESTION": "Why?", "WHAT": "chain", "NAME": "say", "PAGE": "commands", "REVISION": "9f3c",
            "WEBHOOK": "phone",
        ]
    }

    private static func cases(_ command: ShellCommand, _ folder: TemporaryFolder) -> [Case] {
        let good = good(folder)
        let arguments = command.arguments.map { good[$0.name] ?? "x" }
        let whole = command.path + arguments
        // A file that is none, in place of each.
        let files = [folder.root, folder.path("none/at.all"), folder.path("rubbish")]
        var cases = [Case(words: whole + ["--nonsense"]), Case(words: whole + ["-x"])]
        if command.arguments.last?.isRest != true { cases.append(Case(words: whole + ["extra"])) }
        for option in command.options {
            let name = "--\(option.name)"
            guard let value = option.value else {
                cases.append(Case(words: whole + ["\(name)=1"]))
                continue
            }
            cases.append(Case(words: whole + [name]))
            cases += never.map { Case(words: whole + ["\(name)=\($0)"]) }
            if !option.mayRepeat { cases.append(Case(words: whole + [name, "a", name, "b"])) }
            let isFree = free.contains("\(command.name) \(name)")
            let words = value == "FILE" ? files : value == "FOLDER" ? Array(files.dropFirst()) : isFree ? [] : seldom
            cases += words.map { Case(words: whole + ["\(name)=\($0)"], isMisuse: false) }
        }
        for (place, argument) in command.arguments.enumerated() {
            if argument.fallback == nil { cases.append(Case(words: command.path + arguments.prefix(place))) }
            func with(_ word: String) -> [String] {
                command.path + ["--"] + arguments.prefix(place) + [word] + arguments.dropFirst(place + 1)
            }
            cases += never.map { Case(words: with($0)) }
            let isFile = argument.name == "FILE" || argument.name == "FOLDER"
            let words = isFile ? files : free.contains("\(command.name) \(argument.name)") ? [] : seldom
            cases += words.map { Case(words: with($0), isMisuse: false) }
        }
        return cases
    }

    /// What changes when a file does, and which there are.
    private static func stamps(_ folder: TemporaryFolder) throws -> [String: FileStamp?] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        return Dictionary(
            uniqueKeysWithValues: names.filter { name in ![".lock", "-wal", "-shm"].contains { name.hasSuffix($0) } }
                .map { ($0, Rim.fileStamp(folder.path($0))) }
        )
    }

    /// Everything in a folder but what SQLite keeps beside an open file.
    private static func contents(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        return try Dictionary(
            uniqueKeysWithValues: names.filter { name in ![".lock", "-wal", "-shm"].contains { name.hasSuffix($0) } }
                .map { ($0, try TemporaryFolder.read(folder.path($0))) }
        )
    }

    @Test(arguments: CommandTable.standard.commands.map(\.path))
    func `gets a clear sentence and changes nothing`(path: [String]) async throws {
        let command = try #require(CommandTable.standard.commands.first { $0.path == path })
        let folder = try TemporaryFolder()
        let store = try await SQLiteStore(folder.path("host.db"), rules: .commandLine)
        _ = try await store.importCourse(.sample)
        _ = try await store.create(NewAccount(name: "Ada", email: "ada@example.org", roles: [.tutor]))
        store.close()
        try folder.write("rubbish", "Not a database, nor a key, nor a chain, however long one looks at it: just words.")
        let (before, stamps) = (try Self.contents(folder), try Self.stamps(folder))
        for item in Self.cases(command, folder) {
            let shell = DeskShell(
                environment: [
                    "TUTORLINE_DATABASE": folder.path("host.db"), "TUTORLINE_CONFIG": folder.path("none.json"),
                    "TUTORLINE_TOKEN": "a.b.c",
                ],
                // A password, where one is asked for.
                input: ["correct horse battery"]
            )
            let code = await shell.runAll(item.words)
            let said = shell.err.split(separator: "\n")
            #expect(item.isMisuse ? code == .misuse : code != .success, "\(item.name): \(shell.out.prefix(200))")
            let first = said.first ?? ""
            #expect(first.hasPrefix("tutorline: ") || first.contains(":1:1: error: "), "\(item.name): \(first)")
            #expect(said.allSatisfy { $0.count < 400 && !$0.contains("\u{1}") }, "\(item.name): \(first)")
            if first.hasPrefix("tutorline: ") {
                #expect(first.last.map { ".?)".contains($0) } == true, "\(item.name): \(first)")
            }
            #expect(shell.out.isEmpty, "\(item.name): \(shell.out.prefix(200))")
            #expect(try Self.stamps(folder) == stamps, "\(item.name) changed something")
        }
        #expect(try Self.contents(folder) == before)
    }
}
