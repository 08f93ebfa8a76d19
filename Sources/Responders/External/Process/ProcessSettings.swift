public import Pipeline

extension ProcessResponder {
    public struct Settings: ModuleSettings {
        public var command: [String] = []
        public var file: TextFile? = nil
        public var copies = 1
        public var environment: [String: String] = [:]
        public var secrets: [String: Secret] = [:]
        public var queues: [String] = []
        public var firstLine: TimeSpan = .seconds(10)
        public var betweenLines: TimeSpan = .seconds(10)
        public var total: TimeSpan = .minutes(2)
        public var cpu: TimeSpan = .minutes(10)
        public var memory = 512
        public var fileSize = 16
        public var openFiles = 64
        public var processes = 32

        public init() {}

        public func validate() throws {
            guard let program = command.first, !program.isEmpty else {
                throw InvalidSettings("\"command\" must say what to run, such as [\"python3\"]", at: "command")
            }
            guard (command + environment.values).allSatisfy({ !$0.utf8.contains(0) }) else {
                throw InvalidSettings("a command must not contain the character with the number 0")
            }
            for name in [String](environment.keys) + secrets.keys where !Self.isVariable(name) {
                throw InvalidSettings("\"\(name)\" cannot be the name of an environment variable", at: "environment")
            }
            if let name = environment.keys.first(where: { secrets[$0] != nil }) {
                throw InvalidSettings("\"\(name)\" is in \"environment\" as well", at: "secrets")
            }
            for (setting, value, range) in [
                ("copies", copies, 1...64), ("memory", memory, 8...1_048_576), ("fileSize", fileSize, 0...1_048_576),
                ("openFiles", openFiles, 16...65_536), ("processes", processes, 1...4_096),
            ] where !range.contains(value) {
                throw InvalidSettings("write a number from \(range.lowerBound) to \(range.upperBound)", at: setting)
            }
            guard cpu.milliseconds >= 1_000 else { throw InvalidSettings("write at least \"1s\"", at: "cpu") }
        }

        /// The whole command line: who may run Python may not therefore run any Python.
        public var reaches: [Reach] {
            let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            let words = variables + command + (file.map { [$0.path] } ?? [])
            return command.isEmpty ? [] : [.program(words.joined(separator: " "))]
        }

        public static let meanings = [
            "command":
                "The program and its arguments; a name without a slash is looked for in /usr/local/bin, /usr/bin, /bin.",
            "file": "A script, added to the command as its last argument.",
            "copies": "How many of them run, each answering one question at a time.",
            "environment": "Environment variables it gets besides PATH and LANG; nothing is inherited.",
            "secrets": "Environment variables whose values are secrets.",
            "queues": "The queues in which it may park a question.",
            "firstLine": "How long it may take until it begins to answer.",
            "betweenLines": "How long it may be silent in the middle of its answer.",
            "total": "How long the whole answer may take.",
            "cpu": "CPU time after which it is ended and started again.",
            "memory": "Memory of each of its processes, in megabytes.",
            "fileSize": "The largest file it may write, in megabytes.",
            "openFiles": "How many files it may have open.",
            "processes": "How many processes and threads it may have, itself included.",
        ]

        /// The settings as the supervisor wants them.
        var configuration: Supervisor.Configuration {
            var program = Program(command: command + (file.map { [$0.path] } ?? []))
            program.environment = environment.merging(secrets.mapValues { $0.reveal() }) { own, _ in own }
            program.limits = Program.Limits(
                cpu: cpu.duration,
                memory: memory * 1024 * 1024,
                fileSize: fileSize * 1024 * 1024,
                openFiles: openFiles,
                processes: processes
            )
            return Supervisor.Configuration(
                program: program,
                copies: copies,
                beginning: firstLine.duration,
                continuing: betweenLines.duration,
                whole: total.duration
            )
        }

        private static func isVariable(_ name: String) -> Bool {
            !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }
        }
    }
}
