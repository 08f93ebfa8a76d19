/// What a child process runs, with which environment, and within which limits.
struct Program: Sendable {
    var command: [String]
    /// All it is told of the world outside; nothing is inherited.
    var environment: [String: String] = [:]
    var limits = Limits()
    /// Whether to ask the system for namespaces; it may say no.
    var mayBeIsolated = true

    struct Limits: Sendable, Equatable {
        /// CPU time over the whole life of one process.
        var cpu: Duration = .seconds(600)
        /// Memory of each of its processes, in bytes.
        var memory = 512 * 1024 * 1024
        /// The largest file it may write, in bytes.
        var fileSize = 16 * 1024 * 1024
        var openFiles = 64
        /// Processes and threads, itself included.
        var processes = 32
    }

    static let searchPath = "/usr/local/bin:/usr/bin:/bin"

    /// What it is called in errors and logs.
    var name: String { command.first?.split(separator: "/").last.map(String.init) ?? "" }

    /// The paths at which the program may be found, in order.
    var candidates: [String] {
        guard let program = command.first else { return [] }
        if program.contains("/") { return [program] }
        return (environment["PATH"] ?? Self.searchPath).split(separator: ":").map { "\($0)/\(program)" }
    }

    /// The environment as `exec` wants it.
    var variables: [String] {
        environment.merging(["PATH": Self.searchPath, "LANG": "C.UTF-8"]) { own, _ in own }
            .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }
}
