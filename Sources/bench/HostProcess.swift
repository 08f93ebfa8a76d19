import FoundationEssentials
import Glibc
import Reactor
import Responders

/// A host in a process of its own, as users run it: the same program, a database on the disk, the example courses.
///
/// What it costs is read from the kernel, so that the clients that load it are not counted.
final class HostProcess: Sendable {
    let identifier: pid_t
    let address: SocketAddress

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts the host and returns when it listens; `folder` has its files, which may be there from an earlier run.
    init(in folder: Workspace, port: UInt16 = 0, chain: String = HostProcess.chain) throws {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/tutorline"
        guard access(program, X_OK) == 0 else {
            throw Failure(description: "there is no \(program); build it: swift build -c release --product tutorline")
        }
        let configuration = folder.path("responders.json")
        try chain.write(toFile: configuration, atomically: true, encoding: .utf8)
        let arguments = [
            program, "serve", "--demo", "--listen", "127.0.0.1:\(port)", "--config", configuration,
            "--courses", "examples/courses", "--database", folder.path("host.db"), "--key-file",
            folder.path("host.key"),
            "--trusted-proxies", "127.0.0.1/32", "--log", "json",
        ]
        var ends: (Int32, Int32) = (0, 0)
        guard withUnsafeMutableBytes(of: &ends, { pipe($0.assumingMemoryBound(to: Int32.self).baseAddress) }) == 0
        else {
            throw Failure(description: "no pipe: \(errno)")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends.1, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(
            &actions,
            STDERR_FILENO,
            folder.path("host.log"),
            O_WRONLY | O_CREAT | O_APPEND,
            0o600
        )
        posix_spawn_file_actions_addclose(&actions, ends.0)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else {
            throw Failure(description: "\(program) does not start")
        }
        close(ends.1)
        identifier = child
        guard let port = Self.announcedPort(from: ends.0) else {
            kill(child, SIGKILL)
            let said = (try? String(contentsOfFile: folder.path("host.log"), encoding: .utf8)) ?? ""
            throw Failure(description: "the host did not say where it listens, but: \(said)")
        }
        address = SocketAddress(.loopback, port: port)
    }

    /// The chain of the root file but for `rate`: learners of a benchmark ask faster than people may.
    static let chain = """
        {
          "version": 1,
          "enrich": ["course", "history"],
          "guard": ["pii"],
          "respond": [
            { "use": "faq", "file": "\(faq)" },
            { "use": "say", "text": "I do not know that yet." }
          ]
        }
        """

    static let faq = "\(FileManager.default.currentDirectoryPath)/examples/courses/algebra-1/faq.md"

    /// Reads the line that says where a server listens.
    static func announcedPort(from descriptor: Int32) -> UInt16? {
        defer { close(descriptor) }
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !text.contains("\n") {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return nil }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let line = text.prefix { $0 != "\n" }
        return line.split(separator: ":").last.flatMap { UInt16($0.filter(\.isNumber)) }
    }

    /// A learner's access token.
    func token(of email: String = "lina@example.org") async throws -> String {
        let body = Array(#"{"email":"\#(email)","password":"tutorline-demo"}"#.utf8)
        let request = HTTPRequest(
            .post,
            try HTTPURL("http://127.0.0.1:\(address.port)/auth/login"),
            headers: [(name: "content-type", value: "application/json")],
            body: body
        )
        let text = try await HTTPClient(loop: PollLoop()).withResponse(to: request) { response in
            var bytes: [UInt8] = []
            for try await piece in response.body { bytes += piece }
            return String(decoding: bytes, as: UTF8.self)
        }
        guard let start = text.firstRange(of: "\"access_token\":\"")?.upperBound,
            let end = text[start...].firstIndex(of: "\"")
        else { throw Failure(description: "no token in \(text)") }
        return String(text[start..<end])
    }

    /// What the process has used so far.
    var usage: Usage {
        let written = contents("io").split(separator: "\n").first { $0.hasPrefix("write_bytes:") }
        return Usage(
            processor: Usage.processorTime(of: identifier),
            written: written.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        )
    }

    /// Bytes of memory in use.
    var residentBytes: Int {
        let fields = contents("statm").split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    private func contents(_ name: String) -> String {
        (try? String(contentsOfFile: "/proc/\(identifier)/\(name)", encoding: .utf8)) ?? ""
    }

    /// Asks the host to end, or ends it.
    func stop(_ signal: Int32 = SIGTERM) {
        kill(identifier, signal)
        var status: Int32 = 0
        waitpid(identifier, &status, 0)
    }
}
